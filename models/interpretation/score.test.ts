import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {forecastSchema, type Forecast} from "./format.js";
import {forecastCall} from "./forecast-call.js";
import {scoreForecasts} from "./score.js";

const about = {indicator: "bijstand", region: "GM0794", period: "2021"};
const forecast = (parts: object, value: number | null): Forecast =>
  forecastSchema.parse({id: "v", ...about, ...parts, outcome: value === null ? null : {value}});
const chance = (probability: number, value: number | null): Forecast =>
  forecast({kind: "probability", comparison: "above", limit: 2.5, probability}, value);
const interval = (low: number, high: number, value: number | null, level = 0.8): Forecast =>
  forecast({kind: "interval", low, high, level}, value);
const first = (each: Forecast): unknown => scoreForecasts([each]).expectations[0];

describe("scoreForecasts", () => {
  it("gives the Brier score of a probability: (0.7 − 1)² when it comes, (0.7 − 0)² when it does not", () => {
    expect(first(chance(0.7, 2.6))).toMatchObject({status: "scored", hit: true, intervalScore: null});
    expect(scoreForecasts([chance(0.7, 2.6)]).expectations[0]?.brier).toBeCloseTo(0.09, 15);
    expect(scoreForecasts([chance(0.7, 2.5)]).expectations[0]?.brier).toBeCloseTo(0.49, 15);
    expect(first(chance(0.7, 2.5))).toMatchObject({hit: false, outcome: 2.5});
    expect(scoreForecasts([chance(0.7, 3), chance(0.7, 1)]).meanBrier).toBeCloseTo(0.29, 15);
  });

  it("gives the interval score of Gneiting and Raftery: the width, and 2/α times the miss", () => {
    // α = 0.2: 6 + 10 · 1 = 16 below, 6 inside and on the edge, 6 + 10 · 0.5 = 11 above
    const scored = [interval(48, 54, 47), interval(48, 54, 48), interval(48, 54, 54.5)].map((each) => first(each));
    expect(scored.map((each) => (each as {hit: boolean}).hit)).toEqual([false, true, false]);
    const scores = scored.map((each) => (each as {intervalScore: number}).intervalScore);
    expect(scores[0]).toBeCloseTo(16, 10);
    expect(scores[1]).toBe(6);
    expect(scores[2]).toBeCloseTo(11, 10);
  });

  it("says of open ones that they are open, and leaves them out of means", () => {
    const scores = scoreForecasts([chance(0.5, null), interval(1, 2, null), interval(1, 2, 1.5)]);
    expect(scores.open).toBe(2);
    expect(scores.meanBrier).toBeNull();
    expect(scores.coverage).toEqual({hit: 1, promised: 0.8, n: 1});
    expect(scores.expectations[0]).toEqual({
      ...{id: "v", status: "open", outcome: null, brier: null, hit: null, intervalScore: null}
    });
  });

  it("rewards honesty: of all probabilities the true one has the lowest mean", () => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 20}), fc.integer({min: 0, max: 20}), (truth, said) => {
        const world = (p: number): number =>
          scoreForecasts(Array.from({length: 20}, (_, at) => chance(p / 20, at < truth ? 3 : 1))).meanBrier ?? 9;
        expect(world(truth)).toBeLessThanOrEqual(world(said) + 1e-12);
      })
    );
  });
});

describe("forecastCall", () => {
  it("looks up the cell it is about, with grain and level from how period and region are written", () => {
    expect(forecastCall(chance(0.5, null), 2023)).toMatchObject({
      kind: "panel-value",
      ...about,
      grain: "year",
      level: "gemeente",
      boundaries: 2023
    });
    expect(forecastCall({...chance(0.5, null), period: "2021-Q1", region: "NL01"}, 2023)).toMatchObject({
      grain: "quarter",
      level: "land"
    });
    expect(forecastCall(chance(0.5, null), undefined)).toBeNull();
    expect(forecastCall({...chance(0.5, null), period: "ooit"}, 2023)).toBeNull();
  });
});
