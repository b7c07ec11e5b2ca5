import {describe, expect, it} from "vitest";
import {estimateBy} from "../estimate-methods.js";
import type {EstimateOptions} from "../estimate-options.js";
import {prepareEstimate} from "../prepare-estimate.js";
import {createRandom} from "../random.js";
import type {Coefficient, Frame} from "../types.js";
import {samplingErrors, weighedByError} from "./sampling-errors.js";
import {unitSums} from "./unit-sums.js";

const panel = {unit: "unit", period: "t"};

/** Standard errors by unit and period from a rule. */
const errorsBy = (
  units: number,
  periods: number,
  rule: (u: number, t: number) => number
): Record<string, Record<string, number>> =>
  Object.fromEntries(
    Array.from({length: units}, (_, u) => [
      `u${u}`,
      Object.fromEntries(Array.from({length: periods}, (_unused, t) => [String(2001 + t), rule(u, t)]))
    ])
  );

const table = (units: number, periods: number, columns: Record<string, (u: number, t: number) => number>): Frame => {
  const cells = Array.from({length: units * periods}, (_, at): [number, number] => [
    Math.floor(at / periods),
    at % periods
  ]);
  return {
    length: cells.length,
    columns: {
      unit: cells.map(([u]) => `u${u}`),
      t: cells.map(([, t]) => String(2001 + t)),
      ...Object.fromEntries(
        Object.entries(columns).map(([name, rule]) => [name, Float64Array.from(cells, ([u, t]) => rule(u, t))])
      )
    }
  };
};

describe("the sampling error of a column", () => {
  it("is taken out of its own moment, weighed and demeaned as the column is", () => {
    const x = (u: number, t: number): number => ((u * 7 + t * 13 + u * t * 5) % 11) / 2;
    const frame = table(6, 5, {
      x,
      z: (u, t) => (u * 3 + t * t * 2) % 5,
      y: (u, t) => ((u * 5 + t * 3 + u * u * t) % 7) + 0.5 * x(u, t),
      w: (u) => 1 + (u % 3)
    });
    const options: EstimateOptions = {
      ...{formula: "y ~ x + z | unit + t", panel, weights: "w", correctSamplingError: ["x"]},
      columns: {x: {samplingError: errorsBy(6, 5, (u, t) => Math.sqrt(0.2 + 0.1 * u + 0.05 * t))}}
    };
    const made = prepareEstimate(frame, options).frame;
    const once = new Float64Array(6).fill(1);
    const unit = made.panel!.unit;
    // numpy: residuals on all dummies, X'WX less Σ ws²(1 − w/W) at x, X'Wy.
    const plain = unitSums(made, unit).solve(once);
    const corrected = unitSums(made, unit, samplingErrors(made, options)).solve(once);
    expect([...(plain ?? [])].map((value) => Number(value.toFixed(8)))).toEqual([0.85942394, 0.47741844]);
    expect([...(corrected ?? [])].map((value) => Number(value.toFixed(8)))).toEqual([1.51208301, 0.24770804]);
  });

  it("is looked up in the period a lag is of, and rows where it is not known are left out", () => {
    const frame = table(4, 4, {x: (u, t) => u * t + t * t, y: (u, t) => u + 2 * t * u});
    const errors = errorsBy(4, 4, (u, t) => 1 + u + 0.1 * t);
    delete errors["u3"];
    const options: EstimateOptions = {
      ...{formula: "y ~ l(x,1) | unit + t", panel, correctSamplingError: ["x"]},
      columns: {x: {samplingError: errors}}
    };
    const made = prepareEstimate(frame, options).frame;
    const [variances] = samplingErrors(made, options);
    expect([...(variances ?? [])].slice(0, 3)).toEqual([1, 1.1, 1.2].map((error) => error * error));
    const kept = weighedByError(made, options);
    expect([made.n, kept?.n]).toEqual([12, 9]);
    // Units with less error weigh more; weights have mean 1.
    const weights = [...(kept?.weights ?? [])];
    expect(weights[0]).toBeGreaterThan(weights[3] ?? NaN);
    expect(weights.reduce((sum, value) => sum + value, 0)).toBeCloseTo(9, 12);
    expect(weighedByError(made, {...options, correctSamplingError: []})).toBeNull();
  });

  it("no longer pulls an estimate towards 0", () => {
    const random = createRandom(3);
    const [units, periods] = [250, 10];
    const error = (u: number): number => 0.4 + (u % 5) * 0.3;
    const drawn = Array.from({length: units * periods}, (_, at) => {
      const u = Math.floor(at / periods);
      const [own, truth] = [u % 7, random.normal()];
      return {x: own + truth + error(u) * random.normal(), y: 2 * own + 0.8 * truth + 0.5 * random.normal()};
    });
    const cell = (name: "x" | "y") => (u: number, t: number) => drawn[u * periods + t]?.[name] ?? NaN;
    const frame = table(units, periods, {x: cell("x"), y: cell("y")});
    const found = (more: Partial<EstimateOptions>): Coefficient => {
      const options: EstimateOptions = {
        ...{formula: "y ~ x | unit + t", panel, method: "half-panel-jackknife", seed: 1},
        columns: {x: {samplingError: errorsBy(units, periods, error)}},
        ...more
      };
      return estimateBy(prepareEstimate(frame, options), options).estimate.coefficients[0]!;
    };
    const plain = found({});
    expect(plain.high).toBeLessThan(0.6);
    const corrected = found({correctSamplingError: ["x"]});
    expect(corrected.low).toBeLessThan(0.8);
    expect(corrected.high).toBeGreaterThan(0.8);
    expect(corrected.low).toBeGreaterThan(plain.high ?? NaN);
    // An error that leaves no variation leaves no estimate.
    const huge = {x: {samplingError: errorsBy(units, periods, () => 5)}};
    expect(() => found({correctSamplingError: ["x"], columns: huge})).toThrow(/nothing left to estimate by/);
  });
});
