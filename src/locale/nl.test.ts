import {describe, expect, it} from "vitest";
import {forbiddenWords} from "../../loaders/catalogue/forbidden-words.js";
import {nl} from "./nl.js";

/** The list of the house, and English that slips into components. */
const forbidden = [
  ...forbiddenWords.filter(({place}) => place === "everywhere").map(({word}) => word),
  ..."cancel loading missing export download chart retry filter ingreep registratiebreuk ruis".split(" ")
];

/** Every text under a node; of a function its source, in which its words stand. */
function texts(node: unknown, path: string): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node === "function") {
    const literals = [...String(node).matchAll(/`([^`]*)`|"([^"]*)"/g)].map((match) => match[1] ?? match[2] ?? "");
    return [[path, literals.join(" ").replace(/\$\{[^}]*\}/g, "…")]];
  }
  return Object.entries(node as object).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

const all = texts(nl, "nl");

describe("nl", () => {
  it("has words in every place", () => {
    expect(all.length).toBeGreaterThan(150);
    for (const [path, text] of all) expect(text.trim(), path).not.toBe("");
  });

  it.each([...new Set(forbidden)])("never says %s", (word) => {
    const pattern = new RegExp(`(?<![\\p{L}-])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}])`, "iu");
    expect(all.filter(([, text]) => pattern.test(text))).toEqual([]);
  });

  it("addresses the reader as u", () => {
    expect(all.filter(([, text]) => /(?<!\p{L})(je|jij|jouw|jullie)(?!\p{L})/iu.test(text))).toEqual([]);
  });
});
