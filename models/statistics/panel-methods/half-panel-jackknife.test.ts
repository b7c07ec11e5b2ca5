import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {grunfeldWithGaps, rowsOf} from "../../../test/helpers/grunfeld-gaps.js";
import {estimate, type EstimateOptions} from "../estimate.js";
import {modelFrame} from "../formula/model-frame.js";
import {fitLinear} from "../linear/fit-linear.js";
import {createRandom} from "../random.js";
import type {Estimate, Frame} from "../types.js";
import {unitSums} from "./unit-sums.js";

const panel = {unit: "firm", period: "year"};
const whole = grunfeld();
const gaps = grunfeldWithGaps();
const run = (formula: string, options: Partial<EstimateOptions> = {}, table = whole): Estimate =>
  estimate(table, {formula, panel, method: "half-panel-jackknife", ...options});
const estimates = (result: Estimate): number[] => result.coefficients.map((row) => row.estimate);
const expectClose = (got: readonly number[], want: readonly number[], digits = 9): void => {
  expect(got).toHaveLength(want.length);
  want.forEach((value, index) => {
    expect(Math.abs((got[index] ?? NaN) - value) / Math.abs(value), `figure ${index}`).toBeLessThan(10 ** -digits);
  });
};

/** The rows of a table whose year lies in [from, to]. */
const years = (table: Frame, from: number, to: number): Frame =>
  rowsOf(
    table,
    Array.from({length: table.length}, (_, row) => row).filter((row) => {
      const year = Number((table.columns["year"] as string[])[row]);
      return year >= from && year <= to;
    })
  );

describe("the half-panel jackknife", () => {
  // R 4.2.2, plm 2.6-2: h <- function(y) coef(plm(inv ~ value + capital, subset(Grunfeld, year %in% y), model = "within"))
  // 2 * h(1935:1954) - (h(1935:1944) + h(1945:1954)) / 2
  it("takes halves apart when the number of periods is even", () => {
    expectClose(estimates(run("inv ~ value + capital | firm")), [0.111050078284079, 0.385232259589687]);
  });

  // The same on inv ~ lag(inv, 1) + value. There are 19 years then: halves 1936:1945 and 1945:1954 both hold the middle one
  it("lets both halves hold the middle period when the number is odd", () => {
    const formula = "inv ~ l(inv,1) + value | firm";
    expectClose(estimates(run(formula)), [1.192439633294996, 0.109752378062206]);
    const own = (table: Frame): number[] => estimates(estimate(table, {formula, panel}));
    const [all, first, second] = [own(whole), own(years(whole, 1935, 1945)), own(years(whole, 1944, 1954))];
    expectClose(
      estimates(run(formula)),
      (all ?? []).map((value, index) => 2 * value - ((first?.[index] ?? NaN) + (second?.[index] ?? NaN)) / 2)
    );
  });

  it("has errors from a bootstrap of the units or of larger areas, with t(G - 1)", () => {
    const half = Array.from({length: 200}, (_, row) => ["a", "b", "c"][Math.floor(row / 20) % 3] ?? "a");
    const table = {...whole, columns: {...whole.columns, half}};
    const result = run("inv ~ value + capital | firm + year", {vcov: ["cluster:firm", "cluster:half"]}, table);
    expect(result.vcov).toEqual([
      {type: "cluster:firm", smallSample: null, clusters: {firm: 10}},
      {type: "cluster:half", smallSample: null, clusters: {half: 3}}
    ]);
    const [value] = result.coefficients;
    // qt(.975, 9) in R
    expectClose([((value?.high ?? NaN) - (value?.estimate ?? NaN)) / (value?.se ?? NaN)], [2.2621571627982]);
    expect(result.diagnostics["pesaranCd"]?.statistic).toEqual(expect.any(Number));
    expect(result.fit.r2).toBeNull();
  });

  it("gives equal errors for equal seeds, and others, not far off, for another", () => {
    const of = (seed: number): (number | null)[] =>
      run("inv ~ value + capital | firm + year", {seed}).coefficients.map(({se}) => se);
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
    expect((of(1)[0] ?? NaN) / (of(2)[0] ?? NaN)).toBeCloseTo(1, 0);
  });

  it("has coefficients that do not depend on the order of the rows", () => {
    const random = createRandom(5);
    const order = Array.from({length: gaps.length}, (_, row) => row).sort(() => random.uniform() - 0.5);
    const formula = "inv ~ value + capital | firm + year";
    const [base, shuffled] = [run(formula, {}, gaps), run(formula, {}, rowsOf(gaps, order))];
    expectClose(estimates(shuffled), estimates(base));
    expectClose(
      shuffled.coefficients.map(({se}) => se ?? NaN),
      base.coefficients.map(({se}) => se ?? NaN),
      7
    );
  });

  it.each([
    ["inv ~ value", {}, "unsupported-effects"],
    ["inv ~ value | year", {}, "unsupported-effects"],
    ["inv ~ value | firm", {vcov: ["iid"]}, "unsupported-vcov"],
    ["inv ~ value | firm", {vcov: ["cluster:year"]}, "unsupported-vcov"],
    ["inv ~ value | firm", {vcov: ["cluster:firm+year"]}, "unsupported-vcov"],
    ["inv ~ capital | firm | value ~ l(value,1)", {}, "no-instruments"],
    ["inv ~ value + I(year>=1950) | firm", {}, "half-not-estimable"]
  ])("refuses %s %j as %s", (formula, options, kind) => {
    expect(() => run(formula, options)).toThrow(expect.objectContaining({kind}));
  });

  it("needs three periods", () => {
    expect(() => run("inv ~ value | firm", {}, years(whole, 1940, 1941))).toThrow(
      expect.objectContaining({kind: "too-few-periods"})
    );
    expect(() =>
      run("inv ~ value | firm", {}, years(rowsOf(whole, [0, 1, 2, 3, 20, 21, 22, 23]), 1935, 1937))
    ).not.toThrow();
  });
});

describe("sums by unit", () => {
  /** The frame with each unit repeated, every copy a unit of its own. */
  function repeated(table: Frame, times: readonly number[]): Frame {
    const firms = [...new Set(table.columns["firm"] as string[])].sort((a, b) => Number(a) - Number(b));
    const rows: number[] = [];
    const names: string[] = [];
    firms.forEach((firm, unit) => {
      for (let copy = 0; copy < (times[unit] ?? 0); copy++)
        (table.columns["firm"] as string[]).forEach((own, row) => {
          if (own !== firm) return;
          rows.push(row);
          names.push(`${firm}.${copy}`);
        });
    });
    const picked = rowsOf(table, rows);
    return {...picked, columns: {...picked.columns, firm: names}};
  }
  const times = [2, 0, 1, 1, 0, 3, 0, 1, 1, 1];

  it.each([
    ["inv ~ value + capital | firm", undefined],
    ["inv ~ value + capital | firm + year", undefined],
    ["inv ~ value + capital | firm + year", "w"],
    ["inv ~ value + capital | firm + half + year", undefined],
    ["inv ~ value + capital | firm + half^year", undefined],
    ["inv ~ value | firm^late + year", undefined]
  ])("equal estimating on units that are really repeated: %s, weights %s", (formula, weights) => {
    const wide = (table: Frame): Frame => ({
      ...table,
      columns: {
        ...table.columns,
        w: Float64Array.from({length: table.length}, (_, row) => 1 + (row % 3)),
        half: (table.columns["firm"] as string[]).map((firm) => (Number(firm) % 2 === 0 ? "even" : "odd")),
        late: (table.columns["year"] as string[]).map((year) => (Number(year) > 1944 ? "late" : "early"))
      }
    });
    const options = {panel, ...(weights === undefined ? {} : {weights})};
    const frame = modelFrame(wide(gaps), formula, options);
    const unit = frame.panel?.unit;
    if (unit === undefined) throw new Error("no panel");
    const whole = modelFrame(repeated(wide(gaps), times), formula, options);
    expectClose([...(unitSums(frame, unit).solve(Float64Array.from(times)) ?? [])], [...fitLinear(whole).coefficients]);
  });

  it("give nothing when a term does not vary in the draw", () => {
    const frame = modelFrame(gaps, "inv ~ value + capital | firm + year", {panel});
    const unit = frame.panel?.unit;
    if (unit === undefined) throw new Error("no panel");
    const one = Float64Array.from({length: 10}, (_, code) => (code === 3 ? 10 : 0));
    expect(unitSums(frame, unit).solve(one)).toBeNull();
  });
});
