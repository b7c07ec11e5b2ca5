import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {grunfeldWithGaps, rowsOf} from "../../../test/helpers/grunfeld-gaps.js";
import {estimate, type EstimateOptions} from "../estimate.js";
import type {Diagnostic, EstimateMethod, Frame} from "../types.js";

const whole = grunfeld();
const gaps = grunfeldWithGaps();
const test = (
  name: string,
  effects: string,
  {table = whole, method = "ols", ...more}: {table?: Frame; method?: EstimateMethod} & Partial<EstimateOptions> = {}
): Diagnostic | null | undefined =>
  estimate(table, {
    formula: `inv ~ value + capital${effects}`,
    panel: {unit: "firm", period: "year"},
    vcov: ["iid"],
    method,
    ...more
  }).diagnostics[name];
const expectClose = (got: Diagnostic | null | undefined, want: {statistic: number; df: unknown; p: number}): void => {
  expect(Math.abs((got?.statistic ?? NaN) / want.statistic - 1)).toBeLessThan(1e-9);
  expect(Math.abs((got?.p ?? NaN) / want.p - 1)).toBeLessThan(1e-8);
  expect(got?.df).toEqual(want.df);
};

// R 4.2.2, plm 2.6-2; U as in grunfeldWithGaps
describe("Hausman's test", () => {
  // phtest(inv ~ value + capital, Grunfeld); phtest(within, random) on U
  it("equals plm's, after random effects and after unit effects", () => {
    const balanced = {statistic: 2.33036689367579, df: 2, p: 0.311865446054835};
    expectClose(test("hausman", "", {method: "random"}), balanced);
    expectClose(test("hausman", " | firm"), balanced);
    const unbalanced = {statistic: 1.567663867892629, df: 2, p: 0.456652791006812};
    expectClose(test("hausman", "", {table: gaps, method: "random"}), unbalanced);
    expectClose(test("hausman", " | firm", {table: gaps}), unbalanced);
  });

  // phtest with + z, z constant within firms: only the common terms count
  it("compares the terms both models have", () => {
    const z = Float64Array.from({length: 200}, (_, row) => (Math.floor(row / 20) + 1) % 3);
    const table = {...whole, columns: {...whole.columns, z}};
    const options = {table, method: "random", formula: "inv ~ value + capital + z"} as const;
    expectClose(test("hausman", "", options), {statistic: 4.594058095002258, df: 2, p: 0.100557150893895});
  });

  it("does not exist without a model to compare, with weights or with period effects", () => {
    expect(test("hausman", "")).toBeNull();
    expect(test("hausman", " | firm + year")).toBeNull();
    expect(test("hausman", " | firm", {weights: "capital"})).toBeNull();
    expect(test("hausman", "", {method: "between"})).toBeNull();
  });
});

describe("the F test of unit effects", () => {
  // pFtest(within, pooling) and pFtest(twoways, time) on U
  it("equals plm's, one-way and beside period effects", () => {
    expectClose(test("fIndividual", " | firm", {table: gaps}), {
      statistic: 51.4263952157511,
      df: [9, 167],
      p: 1.25901226048113e-43
    });
    expectClose(test("fIndividual", " | firm + year", {table: gaps}), {
      statistic: 53.6801818248278,
      df: [9, 148],
      p: 3.25912608486997e-42
    });
  });

  it("does not exist without unit effects", () => {
    expect(test("fIndividual", "")).toBeNull();
    expect(test("fIndividual", " | year")).toBeNull();
  });
});

describe("the Breusch-Pagan test", () => {
  // plmtest(plm(…, U, model = "pooling"), type = "bp")
  it("equals plm's on an unbalanced panel, after pooled least squares and after random effects", () => {
    const want = {statistic: 698.06619866363, df: 1, p: 7.87449651314354e-154};
    expectClose(test("lm", "", {table: gaps}), want);
    expectClose(test("lm", "", {table: gaps, method: "random"}), want);
  });

  it("does not exist with effects, or with one row a unit", () => {
    expect(test("lm", " | firm")).toBeNull();
    const once = rowsOf(whole, [0, 20, 40, 60, 80, 100, 120, 140]);
    expect(test("lm", "", {table: once})).toBeNull();
  });
});

describe("Wooldridge's test", () => {
  // pwartest of plm(…, model = "within", effect = "twoways")
  it("equals plm's on a balanced panel with unit and period effects", () => {
    const want = {statistic: 186.295784106429, df: [1, 188], p: 6.34083279366715e-30};
    expectClose(test("wooldridge", " | firm + year"), want);
  });

  it("pairs periods that follow each other: a gap costs its pairs", () => {
    expect(test("wooldridge", " | firm", {table: gaps})?.df).toEqual([1, 163]);
  });

  it("does not exist without unit effects, with weights, or for one unit", () => {
    expect(test("wooldridge", "")).toBeNull();
    expect(test("wooldridge", " | firm", {weights: "capital"})).toBeNull();
    const one = rowsOf(
      whole,
      Array.from({length: 20}, (_, row) => row)
    );
    expect(test("wooldridge", " | firm", {table: one})).toBeNull();
  });
});
