import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {backtest} from "./backtest.js";
import {deferredCare} from "./deferred-care.js";
import {newPublication} from "./new-publication.js";

const parts = {notNeeded: 0.1, postponed: 0.6, lost: 0.2, administrative: 0.1};

describe("deferred care", () => {
  // A drop of 40 in one period, by hand: 24 postponed, 4 registered late, 8 lost; 24·(1 − e^(−1/6)) come the period after.
  it("divides a drop and brings the postponed part back with the mean time given", () => {
    const rows = [
      {period: "1", referrals: 60, expected: 100},
      {period: "2", referrals: 100, expected: 100},
      {period: "3", referrals: 100, expected: 100}
    ];
    const run = deferredCare(rows, {parts, catchUp: 6, capacity: 100});
    const back = 24 * (1 - Math.exp(-1 / 6));
    expect(run.arrivals[0]).toBeCloseTo(64, 12);
    expect(run.lost[0]).toBeCloseTo(8, 12);
    expect(run.arrivals[1]).toBeCloseTo(100 + back, 12);
    expect(run.waiting[1]).toBeCloseTo(back, 12);
    expect(run.waiting[2]).toBeCloseTo(back + (24 - back) * (1 - Math.exp(-1 / 6)), 12);
  });

  it("loses nobody: who was expected came, comes later, is lost or did not need it; who came waits or was treated", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({min: 0, max: 300}), fc.integer({min: 0, max: 300})), {
          minLength: 1,
          maxLength: 30
        }),
        fc.double({min: 0.1, max: 20, noNaN: true}),
        fc.integer({min: 0, max: 400}),
        (series, catchUp, capacity) => {
          const rows = series.map(([referrals, expected], at) => ({period: String(at), referrals, expected}));
          const run = deferredCare(rows, {parts, catchUp, capacity, waiting: 7});
          const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
          const gap = rows.reduce((total, {referrals, expected}) => total + Math.max(0, expected - referrals), 0);
          expect(sum(run.lost)).toBeCloseTo(0.2 * gap, 6);
          expect(sum(run.returned) + (run.postponed.at(-1) ?? 0)).toBeCloseTo(0.6 * gap, 6);
          expect(sum(run.treated) + (run.waiting.at(-1) ?? 0)).toBeCloseTo(sum(run.arrivals) + 7, 6);
          run.treated.forEach((treated) => expect(treated).toBeLessThanOrEqual(capacity));
        }
      )
    );
  });

  it("refuses parts that do not add up and rows that are no numbers", () => {
    const rows = [{period: "1", referrals: 1, expected: 2}];
    const options = {catchUp: 1, capacity: 1};
    expect(() => deferredCare(rows, {parts: {...parts, lost: 0.3}, ...options})).toThrow(/add up to 1.1/);
    expect(() => deferredCare(rows, {parts, catchUp: 0, capacity: 1})).toThrow(/above 0 periods/);
    expect(() => deferredCare([{period: "1", referrals: NaN, expected: 2}], {parts, ...options})).toThrow(/row 1/);
    expect(() => deferredCare([], {parts, ...options})).toThrow(/no rows/);
  });
});

describe("a back-test", () => {
  const row = {region: "NL01", period: "2021", projected: 7.55, low: 7.3, high: 7.8, realised: 4.2, isVerified: true};

  it("scores what is known and sure, and shows the rest", () => {
    const result = backtest([
      row,
      {...row, period: "2020", projected: 5, low: 4.5, high: 5.5, realised: 4.85},
      {...row, period: "2022", isVerified: false},
      {...row, period: "2023", realised: null}
    ]);
    expect(result.mae).toBeCloseTo((3.35 + 0.15) / 2, 12);
    expect(result.coverage80).toBe(0.5);
    expect(result.counted).toBe(2);
    expect(result.rows.map(({leftOut}) => leftOut)).toEqual([null, null, "to-be-verified", "not-realised"]);
  });

  it("gives no score where nothing counts", () => {
    expect(backtest([{...row, isVerified: false}])).toMatchObject({mae: null, coverage80: null, counted: 0});
  });
});

describe("a publication from four numbers", () => {
  const about = {
    ...{id: "cpb-2027-03", title: "CEP 2027", publisher: "CPB", published: "2027-03-11", source: "tabel 1"},
    unemploymentDefinition: "new" as const
  };

  it("counts from the year before", () => {
    const made = newPublication({...about, gdp: {2027: -1.5, 2028: 2}, unemployment: {2026: 3.9, 2027: 4.6, 2028: 5}});
    expect(made.baseYear).toBe(2026);
    expect(made.variants[0]?.cells).toHaveLength(4);
  });

  it("is refused without a year after the first", () => {
    expect(() => newPublication({...about, gdp: {}, unemployment: {2026: 3.9}})).toThrow(
      /at least one figure after 2026/
    );
    expect(() => newPublication({...about, published: "soon", gdp: {2027: 1}, unemployment: {2026: 3.9}})).toThrow(
      /date/i
    );
  });
});
