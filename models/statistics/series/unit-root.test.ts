import {describe, expect, it} from "vitest";
import {createRandom} from "../random.js";
import {maleDeaths, nile} from "./fixtures/r-datasets.js";
import {adfTest, kpssTest} from "./unit-root.js";

describe("adfTest", () => {
  // urca 1.3-3: ur.df(mdeaths, "drift", lags = 2), ur.df(mdeaths, "trend", lags = 1), ur.df(Nile, "none", lags = 1)
  it("gives urca's statistics", () => {
    expect(adfTest(maleDeaths, {lags: 2}).statistic).toBeCloseTo(-4.89925765812047, 10);
    expect(adfTest(maleDeaths, {lags: 1, deterministic: "trend"}).statistic).toBeCloseTo(-4.63408390130653, 10);
    expect(adfTest(nile, {lags: 1, deterministic: "none"}).statistic).toBeCloseTo(-0.963877722044265, 10);
  });

  // statsmodels 0.13.5: adfuller(Nile, maxlag=2, regression=…, autolag=None)
  it.each([
    ["constant", -3.15882088470485, 0.0224954858913151],
    ["trend", -3.93130569294372, 0.0109824138852675],
    ["none", -0.795648317726038, 0.372345602411816]
  ] as const)("gives MacKinnon's p: %s", (deterministic, statistic, p) => {
    const test = adfTest(nile, {lags: 2, deterministic});
    expect(test.statistic).toBeCloseTo(statistic, 10);
    expect(test.p).toBeCloseTo(p, 10);
    expect(test.n).toBe(97);
  });

  // adfuller(Nile, maxlag=8, autolag="AIC") chooses 1 lag as well: -4.0487, 98 values
  it("chooses the lags with the least AIC", () => {
    const test = adfTest(nile);
    expect(test.statistic).toBeCloseTo(-4.04870509691434, 9);
    expect(test).toMatchObject({lags: 1, n: 98});
    expect(test.p).toBeCloseTo(0.00117588795, 10);
  });

  it("rejects a random walk in about one of twenty", () => {
    const random = createRandom(8);
    const runs = 300;
    let rejected = 0;
    for (let run = 0; run < runs; run++) {
      let level = 0;
      const walk = Float64Array.from({length: 100}, () => (level += random.normal()));
      if (adfTest(walk, {lags: 0}).p! < 0.05) rejected++;
    }
    expect(rejected / runs).toBeGreaterThan(0.02);
    expect(rejected / runs).toBeLessThan(0.09);
  });

  it("says why it has no answer", () => {
    expect(adfTest([1, 2]).reason).toBe("too few values, or nothing varies");
    expect(adfTest(new Float64Array(30).fill(4)).statistic).toBeNull();
    expect(() => adfTest([1, NaN, 2])).toThrow(expect.objectContaining({kind: "missing-value"}));
  });
});

describe("kpssTest", () => {
  // tseries 0.10-53: kpss.test(Nile, "Level"), kpss.test(Nile, "Trend"), and of mdeaths
  it.each([
    ["Nile, level", nile, "constant", 0.965434907752661, 0.01, 4],
    ["Nile, trend", nile, "trend", 0.23758697598997, 0.01, 4],
    ["mdeaths, level", maleDeaths, "constant", 0.23055982970721, 0.1, 3],
    ["mdeaths, trend", maleDeaths, "trend", 0.0219493845308899, 0.1, 3]
  ] as const)("gives tseries' statistic: %s", (_, values, deterministic, statistic, p, lags) => {
    const test = kpssTest(values, {deterministic});
    expect(test.statistic).toBeCloseTo(statistic, 10);
    expect(test.p).toBe(p);
    expect(test.lags).toBe(lags);
  });

  it("interpolates p in the table", () => {
    // Halfway between 0.347 (p = 0.10) and 0.463 (p = 0.05) by choosing the lags on a series of our own.
    const values = Float64Array.from({length: 60}, (_, t) => ((t * 37) % 11) + (t > 40 ? 1.4 : 0));
    const test = kpssTest(values, {lags: 2});
    expect(test.statistic).toBeGreaterThan(0.347);
    expect(test.statistic).toBeLessThan(0.739);
    expect(test.p).toBeGreaterThan(0.01);
    expect(test.p).toBeLessThan(0.1);
  });

  it("says why it has no answer", () => {
    expect(kpssTest([1, 2, 3]).reason).toBe("too few values");
    expect(kpssTest(new Float64Array(30).fill(0.1)).reason).toBe("nothing varies");
    expect(() => kpssTest([1, NaN, 2, 3, 4, 5])).toThrow("needs a value in every period");
  });
});
