import cdf from "@stdlib/stats-base-dists-normal-cdf";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {createRandom} from "../statistics/random.js";
import {intervalScore, sampleCrps, scoreForecasts, type Forecast} from "./forecast-score.js";

const forecast: Forecast = {
  ...{period: "1", forecast: 10, low: 8, high: 12, draws: [8, 10, 12], naive: 14, realised: 11}
};

describe("the interval score", () => {
  // Gneiting & Raftery 2007, eq. 43, by hand: α = 0.2, so ten times the distance outside.
  it("is the width, and ten times the distance outside an 80 % band on top", () => {
    expect(intervalScore({low: 8, high: 12}, 11, 0.8)).toBe(4);
    expect(intervalScore({low: 8, high: 12}, 13, 0.8)).toBeCloseTo(4 + 10, 12);
    expect(intervalScore({low: 8, high: 12}, 7.5, 0.8)).toBeCloseTo(4 + 5, 12);
  });

  it("is proper: no interval does better on average than the true quantiles", () => {
    const random = createRandom(3);
    const values = Array.from({length: 20_000}, () => random.normal());
    const meanOf = (half: number): number =>
      values.reduce((sum, value) => sum + intervalScore({low: -half, high: half}, value, 0.8), 0) / values.length;
    const best = meanOf(1.2816);
    for (const half of [0.6, 0.9, 1.7, 2.4]) expect(meanOf(half)).toBeGreaterThan(best);
  });
});

describe("the CRPS of draws", () => {
  // Closed form for a normal forecast: σ[z(2Φ(z) − 1) + 2φ(z) − 1/√π] (Gneiting & Raftery 2007, p. 367).
  it("comes to the closed form of a normal forecast", () => {
    const random = createRandom(5);
    const draws = Array.from({length: 40_000}, () => random.normal());
    for (const z of [0, 0.7, -2]) {
      const closed =
        z * (2 * cdf(z, 0, 1) - 1) + (2 * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI) - 1 / Math.sqrt(Math.PI);
      expect(sampleCrps(draws, z)).toBeCloseTo(closed, 2);
    }
  });

  it("is the absolute error of a single number, never negative, and the same however the draws are ordered", () => {
    expect(sampleCrps([10], 7)).toBe(3);
    expect(sampleCrps([], 7)).toBeNull();
    fc.assert(
      fc.property(
        fc.array(fc.integer({min: -50, max: 50}), {minLength: 1}),
        fc.integer({min: -50, max: 50}),
        (draws, x) => {
          const score = sampleCrps(draws, x) ?? NaN;
          const brute =
            draws.reduce((sum, a) => sum + Math.abs(a - x), 0) / draws.length -
            draws.reduce((sum, a) => sum + draws.reduce((part, b) => part + Math.abs(a - b), 0), 0) /
              (2 * draws.length * draws.length);
          expect(score).toBeCloseTo(brute, 9);
          expect(score).toBeGreaterThanOrEqual(-1e-9);
          expect(sampleCrps([...draws].reverse(), x)).toBe(score);
        }
      )
    );
  });
});

describe("scoreForecasts", () => {
  it("gives error, bias, coverage and skill over what is realised, and keeps the rest uncounted", () => {
    const scores = scoreForecasts([forecast, {...forecast, realised: 13}, {...forecast, realised: null}], 0.8);
    expect(scores).toMatchObject({counted: 2, bias: -2, mae: 2, coverage: 0.5, intervalScore: (4 + 14) / 2});
    expect(scores.naive).toEqual({bias: 2, mae: 2});
    // E|X − 11| − ½E|X − X′| = 5/3 − 8/9; E|X − 13| − 8/9 = 3 − 8/9.
    expect(scores.crps).toBeCloseTo((5 / 3 + 3) / 2 - 8 / 9, 12);
    expect(scores.skill).toBeCloseTo(1 - (scores.crps ?? NaN) / 2, 12);
    expect(scores.forecasts[2]).toMatchObject({error: null, isInside: null, crps: null});
  });

  it("gives no score without anything realised, no skill against a naive one that is never wrong, and refuses a level of 1", () => {
    expect(scoreForecasts([{...forecast, realised: null}], 0.8)).toMatchObject({mae: null, crps: null, skill: null});
    expect(scoreForecasts([{...forecast, naive: 11}], 0.8).skill).toBeNull();
    expect(() => scoreForecasts([forecast], 1)).toThrow(/between 0 and 1/);
  });
});
