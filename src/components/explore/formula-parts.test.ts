import {describe, expect, it} from "vitest";
import {columnPart, readParts, writeFormula} from "./formula-parts.js";

describe("formula parts", () => {
  it.each([
    "`ggz-clienten` ~ l(werkloosheid,1) | region + period",
    "y ~ x + f(x,2) + log(z) + a:b | region + province^period",
    "y ~ 0 + x",
    "y ~ 1",
    "y ~ x | 0 | d ~ z",
    "d(y) ~ d(x) | period"
  ])("write %s out as it was", (text) => {
    expect(writeFormula(readParts(text))).toBe(text);
  });

  it("know a column and how long before it counts", () => {
    const {terms} = readParts("y ~ x + l(`a-b`,2) + l(x,0:1) + log(x)");
    expect(terms.map(({name, lag}) => [name, lag])).toEqual([
      ["x", 0],
      ["a-b", 2],
      ["x", 1],
      [null, 0]
    ]);
  });

  it("change one term and leave the others as they are written", () => {
    const parts = readParts("y ~ log(x) + z | region");
    expect(writeFormula({...parts, terms: [...parts.terms, columnPart("ww-instroom", 1)]})).toBe(
      "y ~ log(x) + z + l(`ww-instroom`,1) | region"
    );
  });

  it("refuse what is no formula", () => {
    expect(() => readParts("y ~ x -")).toThrow(/cannot be taken away/);
  });
});
