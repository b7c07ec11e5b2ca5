import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {createRandom} from "../statistics/random.js";
import {deferredBands, deferredForecasts} from "./deferred-bands.js";
import {deferredCare, type ReferralRow} from "./deferred-care.js";
import {drawShares} from "./dirichlet.js";

const parts = {notNeeded: 0.1, postponed: 0.6, lost: 0.2, administrative: 0.1};
const options = {parts, catchUp: 4, capacity: 105, holdsReturns: true};
const certain = {certainty: 20, draws: 400, seed: 1};
const rows = (values: readonly (number | null)[], expected = 100): ReferralRow[] =>
  values.map((referrals, at) => ({period: String(at + 1), referrals, expected}));

describe("shares drawn anew", () => {
  // Dirichlet(n·p): mean p, variance p(1 − p)/(n + 1) (Gelman et al. 2013, table A.1).
  it("have the mean given and the variance of asking that many people", () => {
    const random = createRandom(7);
    const drawn = Array.from({length: 20_000}, () => drawShares(random, [0.1, 0.6, 0.25, 0.05], 20));
    [0.1, 0.6, 0.25, 0.05].forEach((share, at) => {
      const values = drawn.map((each) => each[at] ?? NaN);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
      expect(mean).toBeCloseTo(share, 2);
      expect(variance / ((share * (1 - share)) / 21)).toBeCloseTo(1, 1);
    });
    for (const shares of drawn) expect(shares.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  });

  it("keep a share of nothing at nothing, and stay sound for nearly nothing", () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({min: 0.01, max: 500, noNaN: true}), (seed, certainty) => {
        const [none = NaN, one = NaN, rest = NaN] = drawShares(createRandom(seed), [0, 1e-6, 1 - 1e-6], certainty);
        expect(none).toBe(0);
        expect(one + rest).toBeCloseTo(1, 12);
      })
    );
  });
});

describe("deferred care with bands", () => {
  it("holds the middle, is wider the fewer people were asked, and is the same for the same seed", () => {
    const series = rows([60, 60, 60, 100, 104, null, null, null]);
    const vague = deferredBands(series, options, certain);
    const sure = deferredBands(series, options, {...certain, certainty: 500});
    expect(deferredBands(series, options, certain)).toEqual(vague);
    expect(vague.middle).toEqual(deferredCare(series, options));
    const width = ({bands}: typeof vague, at: number): number =>
      (bands.lost.high[at] ?? NaN) - (bands.lost.low[at] ?? NaN);
    expect(width(vague, 1)).toBeGreaterThan(2 * width(sure, 1));
    vague.middle.waiting.forEach((value, at) => {
      expect(vague.bands.waiting.low[at]).toBeLessThanOrEqual(value + 1e-9);
      expect(vague.bands.waiting.high[at]).toBeGreaterThanOrEqual(value - 1e-9);
    });
  });

  it("takes people who came after all off what was registered, so that nobody comes twice", () => {
    // 40 away, 24 of them later with mean time 4: 24·(1 − e^(−1/4)) come in the second period, inside its 105.
    const run = deferredCare(rows([60, 105]), options);
    const back = 24 * (1 - Math.exp(-1 / 4));
    expect(run.returned[1]).toBeCloseTo(back, 12);
    expect(run.registered[1]).toBe(105);
    expect(run.arrivals[1]).toBeCloseTo(105 + 0.1 * Math.max(0, 100 - (105 - back)), 12);
  });

  it("loses nobody in any way of counting, with what is known and what is not", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({min: 0, max: 300}), fc.integer({min: 0, max: 300})), {
          minLength: 1,
          maxLength: 20
        }),
        fc.boolean(),
        fc.nat(5),
        fc.double({min: 0, max: 1, noNaN: true}),
        (known, holdsReturns, ahead, drop) => {
          const series = [
            ...known.map(([referrals, expected], at) => ({period: String(at), referrals, expected})),
            ...Array.from({length: ahead}, (_, at) => ({period: `+${at}`, referrals: null, expected: 80}))
          ];
          const run = deferredCare(series, {parts, catchUp: 3, capacity: 90, waiting: 5, holdsReturns, drop});
          let before = 0;
          series.forEach(({expected}, at) => {
            const [arrivals = NaN, returned = NaN, lost = NaN, notNeeded = NaN, postponed = NaN] = [
              ...[run.arrivals[at], run.returned[at], run.lost[at], run.notNeeded[at], run.postponed[at]]
            ];
            const added = postponed - before + returned;
            before = postponed;
            // Where more came than expected there is no gap, and everybody who came is an arrival.
            const accounted = arrivals - returned + lost + notNeeded + added;
            if (lost > 0) expect(accounted).toBeCloseTo(expected, 6);
            else expect(accounted).toBeGreaterThanOrEqual(expected - 1e-6);
            expect(returned).toBeGreaterThanOrEqual(0);
            expect(postponed).toBeGreaterThanOrEqual(-1e-9);
          });
          const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
          expect(sum(run.treated) + (run.waiting.at(-1) ?? NaN)).toBeCloseTo(sum(run.arrivals) + 5, 6);
        }
      )
    );
  });

  it("waits as long as the queue takes at full capacity, and not a number without any", () => {
    const series = rows([150, 150]);
    const run = deferredCare(series, {...options, capacity: 100});
    expect(run.wait).toEqual([0.5, 1]);
    expect(deferredCare(series, {...options, capacity: 0}).wait).toEqual([null, null]);
  });

  it("refuses a gap in what is known, a drop that is no part and a certainty of nobody", () => {
    expect(() => deferredCare(rows([60, null, 80]), options)).toThrow(/row 2 \(2\) has no referrals/);
    expect(() => deferredCare(rows([60]), {...options, drop: 1.2})).toThrow(/from 0 to 1/);
    expect(() => deferredBands(rows([60]), options, {...certain, certainty: 0})).toThrow(/people above 0/);
  });
});

describe("forecasts of deferred care", () => {
  it("are made with what was known then: later figures change nothing before them", () => {
    const one = deferredForecasts(rows([60, 70, 90, 110, 108]), options, certain);
    const other = deferredForecasts(rows([60, 70, 90, 20, 500]), options, certain);
    expect(other.forecasts.slice(0, 2)).toEqual(one.forecasts.slice(0, 2));
    expect(one.forecasts.map(({period}) => period)).toEqual(["2", "3", "4", "5"]);
  });

  it("say what is expected and who comes after all; the naive one stays as far from expected as it was", () => {
    const {forecasts} = deferredForecasts(rows([60, 80, null]), options, certain);
    expect(forecasts[0]?.forecast).toBeCloseTo(100 + 24 * (1 - Math.exp(-1 / 4)), 12);
    expect(forecasts[0]?.naive).toBeCloseTo(60, 12);
    expect(forecasts[1]).toMatchObject({period: "3", realised: null, error: null});
  });

  it("are as often inside their band as it claims, when the world is as the model says", () => {
    const series = rows(Array.from({length: 24}, () => 100));
    const world = createRandom(11);
    let [inside, all] = [0, 0];
    for (let trial = 0; trial < 25; trial++) {
      const drawn = series.map((row) => ({...row, referrals: Math.round(100 + 10 * world.normal())}));
      const quiet = {...options, parts: {notNeeded: 1, postponed: 0, lost: 0, administrative: 0}};
      const {coverage, counted} = deferredForecasts(drawn, quiet, {...certain, draws: 200});
      inside += (coverage ?? 0) * counted;
      all += counted;
    }
    expect(inside / all).toBeGreaterThan(0.76);
    expect(inside / all).toBeLessThan(0.84);
  });
});
