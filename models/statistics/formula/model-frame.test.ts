import {describe, expect, it} from "vitest";
import type {Column, Frame} from "../types.js";
import {modelFrame} from "./model-frame.js";

const frame = (columns: Record<string, (number | null)[] | (string | null)[]>): Frame => ({
  length: Object.values(columns)[0]?.length ?? 0,
  columns: Object.fromEntries(
    Object.entries(columns).map(([name, cells]): [string, Column] => [
      name,
      cells.some((cell) => typeof cell === "string")
        ? (cells as (string | null)[])
        : Float64Array.from(cells as (number | null)[], (cell) => cell ?? NaN)
    ])
  )
});
const columnsOf = (table: Frame, formula: string, options = {}): Record<string, number[]> => {
  const made = modelFrame(table, formula, options);
  return Object.fromEntries(made.terms.map((term, index) => [term, [...(made.regressors[index] ?? [])]]));
};
const kind = (name: string): unknown => expect.objectContaining({kind: name});

// Unit a misses period 3; b is written backwards.
const gaps = frame({
  unit: ["a", "a", "a", "b", "b", "b"],
  t: [1, 2, 4, 3, 2, 1],
  x: [10, 20, 40, 3, 2, 1],
  y: [1, 2, 3, 4, 5, 6]
});
const panel = {panel: {unit: "unit", period: "t"}};

describe("modelFrame", () => {
  it("lags by period within the unit, so that a gap gives no value", () => {
    const made = modelFrame(gaps, "y ~ l(x,1)", panel);
    expect([...made.rows]).toEqual([1, 3, 4]);
    expect([...(made.regressors[1] ?? [])]).toEqual([10, 2, 1]);
    expect(made.dropped).toEqual([{what: "rows", reason: "missing", count: 3}]);
    expect(modelFrame(gaps, "y ~ l(x,2)", panel).n).toBe(2);
  });

  it("leads, differences and nests, on all rows before any is left out", () => {
    expect(columnsOf(gaps, "y ~ f(x,1)", panel)["f(x,1)"]).toEqual([20, 3, 2]);
    expect(columnsOf(gaps, "y ~ d(x)", panel)["d(x)"]).toEqual([10, 1, 1]);
    expect(columnsOf(gaps, "y ~ I(d(x)+l(x,1))", panel)["I(d(x)+l(x,1))"]).toEqual([20, 3, 2]);
    const missing = frame({t: [1, 2, 3], x: [5, 6, 7], y: [null, 1, 2]});
    expect(columnsOf(missing, "y ~ l(x,1)", {panel: {unit: null, period: "t"}})["l(x,1)"]).toEqual([5, 6]);
  });

  it("takes the first level as reference: by number, else by code point", () => {
    const table = frame({y: [1, 2, 3, 4], v: [10, 9, 2, 9], s: ["b", "B", "a", "b"]});
    expect(Object.keys(columnsOf(table, "y ~ factor(v)"))).toEqual(["(Intercept)", "v[9]", "v[10]"]);
    expect(Object.keys(columnsOf(table, "y ~ s"))).toEqual(["(Intercept)", "s[a]", "s[b]"]);
    expect(Object.keys(columnsOf(table, "y ~ 0 + s"))).toEqual(["s[B]", "s[a]", "s[b]"]);
  });

  it("codes products of categories as R does", () => {
    const table = frame({y: [1, 2, 3, 4], s: ["p", "q", "p", "q"], o: ["i", "i", "j", "j"], x: [1, 2, 3, 4]});
    expect(columnsOf(table, "y ~ s*o")).toEqual({
      "(Intercept)": [1, 1, 1, 1],
      "s[q]": [0, 1, 0, 1],
      "o[j]": [0, 0, 1, 1],
      "s[q]:o[j]": [0, 0, 0, 1]
    });
    // Without x of its own, x:s has a slope for every level.
    expect(columnsOf(table, "y ~ x:s")).toMatchObject({"x:s[p]": [1, 0, 3, 0], "x:s[q]": [0, 2, 0, 4]});
    expect(Object.keys(columnsOf(table, "y ~ x + x:s"))).toEqual(["(Intercept)", "x", "x:s[q]"]);
  });

  it("drops singletons of absorbed effects again and again, and counts them", () => {
    const table = frame({
      y: [1, 2, 3, 4, 5, 6],
      x: [1, 3, 2, 5, 4, 6],
      a: ["1", "1", "2", "2", "3", "3"],
      b: ["p", "q", "p", "q", "p", "r"]
    });
    const made = modelFrame(table, "y ~ x | a + b");
    expect([...made.rows]).toEqual([0, 1, 2, 3]);
    expect(made.dropped).toEqual([{what: "rows", reason: "singleton", count: 2}]);
    expect(made.effects.map(({levels}) => levels)).toEqual([
      ["1", "2"],
      ["p", "q"]
    ]);
    expect(made.terms).toEqual(["x"]);
  });

  it("joins effects with ^ and codes groups beside the formula", () => {
    const made = modelFrame(gaps, "y ~ x", {groups: ["unit", "unit^t"]});
    expect(made.groups["unit"]?.levels).toEqual(["a", "b"]);
    expect(made.groups["unit^t"]?.levels).toHaveLength(6);
  });

  it("counts the logarithm of zero as not finite and a row of weight 0 as such", () => {
    const table = frame({y: [1, 2, 3, 4, 5], x: [0, 1, 2, 3, 4], w: [1, 0, 1, 1, 1]});
    const made = modelFrame(table, "y ~ log(x)", {weights: "w"});
    expect(made.dropped).toEqual([
      {what: "rows", reason: "not-finite", count: 1},
      {what: "rows", reason: "zero-weight", count: 1}
    ]);
    expect([...(made.weights ?? [])]).toEqual([1, 1, 1]);
  });

  it("keeps instrumented terms and their instruments apart", () => {
    const table = frame({y: [1, 2, 3], x: [2, 1, 3], d: [1, 0, 1], z: [3, 1, 2]});
    const made = modelFrame(table, "y ~ x | 0 | d ~ z");
    expect([made.terms, made.endogenous.terms, made.instruments.terms]).toEqual([["(Intercept)", "x"], ["d"], ["z"]]);
  });

  it("compares texts and numbers to 0/1", () => {
    const table = frame({y: [1, 2, 3, 4], s: ["New Jersey", "PA", null, "PA"], t: [2019, 2020, 2021, 2022]});
    expect(columnsOf(table, 'y ~ I(s == "PA") + I(t >= 2020)')).toMatchObject({
      'I(s=="PA")': [0, 1, 1],
      "I(t>=2020)": [0, 1, 1]
    });
  });

  it.each([
    ["y ~ q", {}, /no column "q"; there are/, "missing-column"],
    ["y ~ Unit", {}, /did you mean "unit"/, "missing-column"],
    ["y ~ l(x,1)", {}, /--panel/, "panel-needed"],
    ["y ~ l(x,9)", panel, /l\(x,9\) has no value in any row/, "all-missing"],
    ["unit ~ x", {}, /holds text/, "text-outcome"],
    ["y ~ l(unit,1)", panel, /"unit" is used as numbers but holds "a"/, "text-in-number-column"],
    ["y ~ x + I(x^2) + I(x^3) + I(x^4) + I(x^5) + I(x^6)", {}, /6 rows for 7 terms/, "too-few-rows"],
    ["y ~ x", {panel: {unit: null, period: "t"}}, /two rows/, "duplicate-unit-period"],
    ["y ~ x", {weights: "y", panel: {unit: "x", period: "unit"}}, /not a period/, "unknown-period"]
  ])("refuses %s %j in words", (formula, options, message, name) => {
    expect(() => modelFrame(gaps, formula, options)).toThrow(message);
    expect(() => modelFrame(gaps, formula, options)).toThrow(kind(name) as Error);
  });

  it("names the line of a text among numbers, as a number and as a bare term", () => {
    const table: Frame = {
      ...frame({y: [1, 2, 3, 4], x: ["1.5", "2", "n.a.", "4"]}),
      origin: {file: "f.csv", lines: Int32Array.of(2, 3, 5, 6)}
    };
    for (const formula of ["y ~ x", "y ~ I(x^2)"])
      expect(() => modelFrame(table, formula)).toThrow(
        expect.objectContaining({kind: "text-in-number-column", where: "f.csv:5"})
      );
    expect(modelFrame(table, "y ~ factor(x)").terms).toHaveLength(4);
  });

  it("names what is missing when no row is left", () => {
    const table = frame({y: [1, null, 2], x: [null, 3, null]});
    expect(() => modelFrame(table, "y ~ x")).toThrow(/no row has a value.*x in 2, y in 1/);
  });
});
