import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {atHome, commutingFlows, commutingShares, noCommuting, type Commuting, type CommutingRow} from "./commuting.js";
import {scaleJobs} from "./employment.js";
import {regionalUnemployment} from "./unemployment.js";

const size = 20;
const growths = fc.array(fc.double({min: -40, max: 20, noNaN: true}), {minLength: size, maxLength: size});
const forces = fc.array(fc.integer({min: 500, max: 500_000}), {minLength: size, maxLength: size});
const mean = (values: ArrayLike<number>, weights: readonly number[]): number =>
  weights.reduce((sum, w, r) => sum + w * (values[r] ?? 0), 0) / weights.reduce((sum, w) => sum + w, 0);

describe("unemployment by region", () => {
  it("returns the country's change as the mean over the labour force, for any jobs and theta", () => {
    fc.assert(
      fc.property(
        fc.double({min: -2, max: 8, noNaN: true}),
        growths,
        forces,
        fc.constantFrom(0, 0.5, 1),
        (national, jobs, force, theta) => {
          const {change} = regionalUnemployment(national, Float64Array.from(jobs), Float64Array.from(force), theta);
          expect(Math.abs(mean(change, force) - national)).toBeLessThan(1e-9);
          change.forEach((own) => expect(Number.isFinite(own)).toBe(true));
        }
      )
    );
  });

  it("equals Δu·(1 + θ(e/ē − 1)) where the national ratio is usable", () => {
    const jobs = Float64Array.of(-2, -4, -6);
    const {change, slopeFrom} = regionalUnemployment(2, jobs, Float64Array.of(100, 100, 100), 0.5);
    expect(slopeFrom).toBe("national");
    [1.5, 2, 2.5].forEach((expected, r) => expect(change[r]).toBeCloseTo(expected, 12));
  });

  it("turns no region round when national jobs hardly move: fewer jobs never mean less unemployment", () => {
    fc.assert(
      fc.property(
        growths,
        forces,
        fc.double({min: -1e-3, max: 1e-3, noNaN: true}),
        fc.constantFrom(0.5, 1),
        (jobs, force, target, theta) => {
          const shifted = Float64Array.from(jobs, (own) => own - mean(jobs, force) + target);
          const {change, slope} = regionalUnemployment(1, shifted, Float64Array.from(force), theta);
          expect(slope).toBeLessThanOrEqual(-0.1);
          expect(slope).toBeGreaterThanOrEqual(-1);
          for (let a = 0; a < size; a++)
            for (let b = 0; b < a; b++)
              if ((shifted[a] ?? 0) < (shifted[b] ?? 0))
                expect(change[a]).toBeGreaterThanOrEqual((change[b] ?? 0) - 1e-9);
        }
      )
    );
  });

  it("refuses theta and labour forces that mean nothing", () => {
    expect(() => regionalUnemployment(1, Float64Array.of(1), Float64Array.of(1), 3)).toThrow(/theta lies/);
    expect(() => regionalUnemployment(1, Float64Array.of(1), Float64Array.of(0))).toThrow(/labour force of 0/);
  });
});

describe("jobs", () => {
  it("add up to the national change, by a response or by a shift that is told", () => {
    fc.assert(
      fc.property(growths, forces, fc.double({min: -10, max: 10, noNaN: true}), (growth, jobs, national) => {
        const scaled = scaleJobs(Float64Array.from(growth), Float64Array.from(jobs), national);
        expect(Math.abs(mean(scaled.growth, jobs) - national)).toBeLessThan(1e-9);
        expect(scaled.response).toBeGreaterThanOrEqual(0);
        expect(scaled.response).toBeLessThanOrEqual(2);
      })
    );
  });
});

describe("commuting", () => {
  const homes = ["A", "B"];
  const sharesOf = (rows: readonly CommutingRow[]): Commuting => commutingShares(commutingFlows(rows, homes, homes));

  // Of 100 people in A 60 work in A and 40 in B; in B all work at home. A loses 10 %, B 1 %.
  it("carries a shock from work to home", () => {
    const shares = sharesOf([
      {home: "A", work: "A", jobs: 60},
      {home: "A", work: "B", jobs: 40},
      {home: "B", work: "B", jobs: 50}
    ]);
    expect([...atHome(shares, Float64Array.of(-10, -1))]).toEqual([-6.4, -1]);
  });

  it("leaves a shock where it is when nobody commutes, and a home without flows works at home", () => {
    const shock = Float64Array.of(-3, 5);
    expect([...atHome(noCommuting(homes), shock)]).toEqual([-3, 5]);
    expect([...atHome(sharesOf([]), shock)]).toEqual([-3, 5]);
  });

  it("has the same bits whatever the order of the flows", () => {
    const rows = [0.1, 0.2, 0.3, 0.7].map((jobs, at) => ({home: "A", work: "ABCD".charAt(at), jobs}));
    const of = (given: readonly CommutingRow[]): Commuting =>
      commutingShares(commutingFlows(given, ["A"], ["A", "B", "C", "D"]));
    expect(of(rows.toReversed())).toEqual(of(rows));
  });

  it("refuses strangers and negative flows", () => {
    expect(() => sharesOf([{home: "C", work: "A", jobs: 1}])).toThrow(/C is not among/);
    expect(() => sharesOf([{home: "A", work: "B", jobs: -1}])).toThrow(/is -1/);
  });
});
