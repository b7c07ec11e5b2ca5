import {describe, expect, it} from "vitest";
import {findForbiddenWords} from "../../loaders/catalogue/forbidden-words.js";
import {evidence} from "./system-evidence.js";
import {systemMap} from "./system-map.js";
import {systemProblems} from "./system-problems.js";
import {versions} from "./system-versions.js";
import {systemPage} from "./system.js";

/** Every text under a node; of a function what it says of its arguments' names. */
function texts(node: unknown, path: string): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node === "function") {
    const literals = [...String(node).matchAll(/`([^`]*)`|"([^"]*)"/g)].map((match) => match[1] ?? match[2] ?? "");
    return [[path, literals.join(" ").replace(/\$\{[^}]*\}/g, "…")]];
  }
  return Object.entries(node as object).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

const all = Object.entries({evidence, systemMap, systemProblems, versions, systemPage}).flatMap(([name, words]) =>
  texts(words, name)
);

describe("words of the pages about system models", () => {
  it("stand in every place", () => {
    expect(all.length).toBeGreaterThan(300);
    for (const [path, text] of all) expect(text.trim(), path).not.toBe("");
  });

  it("are none of those that readers misread, and no English", () => {
    const english = /(?<![\p{L}-])(cancel|loading|download|chart|retry|filter|link|loop|loops|share)(?![\p{L}])/iu;
    const found = all.filter(([, text]) => findForbiddenWords(text).length > 0 || english.test(text));
    expect(found).toEqual([]);
  });

  it("address the reader as u", () => {
    expect(all.filter(([, text]) => /(?<!\p{L})(je|jij|jouw|jullie)(?!\p{L})/iu.test(text))).toEqual([]);
  });
});
