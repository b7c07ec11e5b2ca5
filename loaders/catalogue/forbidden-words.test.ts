import {describe, expect, it} from "vitest";
import {findForbiddenWords, forbiddenWords} from "./forbidden-words.js";

const words = (text: string, place?: "heading"): string[] => findForbiddenWords(text, place).map(({word}) => word);

describe("findForbiddenWords", () => {
  it.each([
    ["Cijfers t.o.v. vorig jaar", ["t.o.v."]],
    ["Een trendbreuk in 2021.", ["trendbreuk"]],
    ["Volgens het Register", ["register"]],
    ["De 80 %-band is breed", ["80 %-band"]],
    ["Andere telling vanaf 2021: niet vergelijken", []],
    ["Volgens registraties en het Handelsregister", []],
    ["De Coronapeiling van Flevoland", []],
    ["over- en ondervertegenwoordiging", []],
    ["There is a data break", ["break", "data break"]]
  ])("finds in “%s” the words %j", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("lets words that are only wrong as a heading stand in a sentence", () => {
    expect(words("De duiding van de cijfers")).toEqual([]);
    expect(words("Duiding", "heading")).toEqual(["duiding"]);
  });

  it("says what to write instead of every word", () => {
    expect(forbiddenWords.filter(({instead}) => instead === "")).toEqual([]);
    expect(new Set(forbiddenWords.map(({word}) => word)).size).toBe(forbiddenWords.length);
  });
});
