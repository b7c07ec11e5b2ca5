import {describe, expect, it} from "vitest";
import {parseFormula} from "../formula/parse-formula.js";
import {differences} from "./findings.js";
import {formulaColumns, formulaOffsets, laggedOutcomes} from "./formula-columns.js";
import {overlaps, periodDays} from "./period-days.js";
import {shifted, variantsOf} from "./variants.js";

describe("periodDays", () => {
  it.each([
    ["2020", "2020-01-01", "2020-12-31"],
    ["2020-H1", "2020-01-01", "2020-06-30"],
    ["2020-Q4", "2020-10-01", "2020-12-31"],
    ["2020-02", "2020-02-01", "2020-02-29"],
    ["2021MM12", "2021-12-01", "2021-12-31"],
    ["2020-W53", "2020-12-28", "2021-01-03"],
    ["2020-02-29", "2020-02-29", "2020-02-29"],
    ["2020/21", "2020-08-01", "2021-07-31"]
  ])("spans %s from %s to %s", (label, first, last) => {
    expect(periodDays(label)).toEqual({first, last});
  });

  it("knows no days of a plain number, and sees when a period touches a window", () => {
    expect(periodDays("17")).toBeNull();
    const year = {first: "2020-01-01", last: "2020-12-31"};
    expect([
      overlaps(year, "2020-07-01", null),
      overlaps(year, "2021-01-01", null),
      overlaps(year, "2018-01-01", "2020-01-01"),
      overlaps(year, "2018-01-01", "2019-12-31")
    ]).toEqual([true, false, true, false]);
  });
});

describe("columns and offsets of a formula", () => {
  const formula = parseFormula("log(y) ~ l(y,1) + l(d(x,2),1):z + I(x > 3) | unit + t | e ~ f(w,1)");
  it("are those it compares, and how far back each reaches", () => {
    expect(formulaColumns(formula)).toEqual(["y", "x", "z", "e", "w"]);
    expect(formulaOffsets(formula)).toEqual([-1, 0, 1, 3]);
    expect(laggedOutcomes(formula).map(({lag}) => lag)).toEqual([1]);
  });
});

describe("variantsOf", () => {
  const panel = {unit: "unit", period: "t"};
  const texts = (text: string, areas: string[] = []) =>
    variantsOf(parseFormula(text), {panel, areas, canAbsorb: true}).map((variant) => variant.text);
  it("adds the effects a formula lacks, one and all", () => {
    expect(texts("y ~ x")).toEqual(["y ~ x | unit", "y ~ x | t", "y ~ x | unit + t"]);
  });
  it("puts area × period in place of the period", () => {
    expect(texts("y ~ x | unit + t", ["corop"])).toContain("y ~ x | unit + corop^t");
    expect(texts("y ~ x | unit", ["corop"])).not.toContain("y ~ x | corop^t");
  });
  it("does not leave out a main effect while its product stays", () => {
    expect(texts("y ~ a*b | unit + t")).toContain("y ~ a + b | unit + t");
    expect(texts("y ~ a*b | unit + t")).not.toContain("y ~ b + a:b | unit + t");
  });
  it("leaves alone the effects of a method that absorbs none", () => {
    const variants = variantsOf(parseFormula("y ~ x + z"), {panel, areas: ["corop"], canAbsorb: false});
    expect(variants.map(({text, without}) => [text, without])).toEqual([
      ["y ~ z", "x"],
      ["y ~ x", "z"]
    ]);
  });
});

describe("shifted", () => {
  const column = Float64Array.of(1, 2);
  const table = {length: 2, columns: {y: column, x: column, z: column, t: column, unit: ["a", "b"], kind: ["c", "d"]}};
  const panel = {unit: "unit", period: "t"};
  const move = (text: string, steps: number) => shifted(parseFormula(text), steps, {table, panel});
  it("moves every term of numbers, but not the outcome's own lags, categories or the period", () => {
    const moved = move("y ~ l(y,1) + x + l(z,0:1) + kind + I(t > 1) | unit", 1);
    expect(moved?.text).toBe("y ~ l(y,1) + l(x,1) + l(z,1) + l(z,2) + kind + I(t>1) | unit");
    expect(moved?.names.get("l(z,2)")).toBe("l(z,1)");
  });
  it("moves forward only what then does not reach past the outcome", () => {
    expect(move("y ~ l(x,2) + l(z,1)", -1)?.text).toBe("y ~ l(x,1) + z");
    expect(move("y ~ l(x,2) + z", -1)).toBeNull();
    expect(move("y ~ kind", 1)).toBeNull();
  });
});

describe("differences", () => {
  const term = (estimate: number, se: number) => ({
    ...{estimate, se, p: null},
    ...{low: estimate - 2 * se, high: estimate + 2 * se}
  });
  it("names a change of sign, of what the interval holds, and a large move", () => {
    expect(differences(term(2, 0.5), term(1.8, 0.6))).toEqual([]);
    expect(differences(term(2, 0.5), term(-0.5, 1))).toEqual(["sign-flip", "lost", "changed"]);
    expect(differences(term(1, 0.6), term(1.4, 0.6))).toEqual(["gained"]);
    expect(differences(term(2, 0.9), term(3.2, 0.9))).toEqual(["changed"]);
  });
  it("makes nothing of signs that noise turns around", () => {
    expect(differences(term(0.1, 1), term(-0.2, 1))).toEqual([]);
  });
});
