import {describe, expect, it} from "vitest";
import {createRandom} from "../random.js";
import {nile, nottem} from "./fixtures/r-datasets.js";
import {levelShift} from "./level-shift.js";

describe("levelShift", () => {
  // strucchange 1.5-3: Fstats(Nile ~ 1, from = .15); sctest(efp(Nile ~ 1, type = "OLS-CUSUM"));
  // confint(breakpoints(Nile ~ 1), het.err = FALSE)
  it("gives the Nile's shift, as strucchange does", () => {
    const result = levelShift(nile);
    expect(result.at).toBe(28);
    expect(result.supF.statistic).toBeCloseTo(75.9297694274854, 9);
    expect(result.supF.p).toBeLessThan(1e-14);
    expect(result.cusum.statistic).toBeCloseTo(2.95176610266337, 10);
    expect(result.cusum.p! / 5.40855346065072e-8).toBeCloseTo(1, 9);
    expect([result.low, result.high]).toEqual([25, 31]);
    expect(result.shift).toBeCloseTo(-247.777777777778, 9);
  });

  // x <- nottem[1:60]: Fstats(x ~ 1, from = .15), sctest(efp(x ~ 1, type = "OLS-CUSUM"))
  it("gives no shift where there is none", () => {
    const {supF, cusum} = levelShift(nottem.slice(0, 60));
    expect(supF.statistic).toBeCloseTo(2.0398159758354, 10);
    // Hansen's response surface in strucchange gives 0.776.
    expect(supF.p).toBeCloseTo(0.776, 1);
    expect(cusum.statistic).toBeCloseTo(0.673787202814352, 10);
    expect(cusum.p).toBeCloseTo(0.754310637471675, 9);
  });

  // e <- resid(lm(Nile ~ I(seq_along(Nile) > 28))), S its Bartlett long-run variance over 3 lags;
  // shift^2 / (S (1/28 + 1/72)) in R
  it("weighs a shift against the long-run variance when asked", () => {
    expect(levelShift(nile, {lag: 3}).supF.statistic).toBeCloseTo(64.7621078510979, 9);
  });

  it("rejects in about one of twenty series of pure noise", () => {
    const random = createRandom(3);
    const runs = 400;
    let supF = 0;
    let cusum = 0;
    for (let run = 0; run < runs; run++) {
      const result = levelShift(Float64Array.from({length: 80}, () => random.normal()));
      if (result.supF.p! < 0.05) supF++;
      if (result.cusum.p! < 0.05) cusum++;
    }
    // Two standard errors of a share over 400 runs are 0.022; the cusum is known to be careful in short series.
    expect(supF / runs).toBeGreaterThan(0.02);
    expect(supF / runs).toBeLessThan(0.08);
    expect(cusum / runs).toBeLessThan(0.08);
  });

  it("ignores unit and offset", () => {
    const plain = levelShift(nile);
    const moved = levelShift(nile.map((value) => value * 1e-3 + 1e5));
    expect(moved.at).toBe(plain.at);
    expect(moved.supF.statistic! / plain.supF.statistic!).toBeCloseTo(1, 7);
    expect(moved.cusum.statistic! / plain.cusum.statistic!).toBeCloseTo(1, 7);
  });

  it("says why it has no answer", () => {
    expect(levelShift([1, 2, 3]).supF).toEqual({statistic: null, p: null, reason: "fewer than ten values"});
    expect(levelShift(new Float64Array(20).fill(0.1)).cusum.reason).toBe("nothing varies");
    expect(() => levelShift([1, NaN])).toThrow("needs a value in every period");
    expect(() => levelShift(nile, {trim: 0.6})).toThrow("trim");
    expect(() => levelShift(nile, {lag: -1})).toThrow("lag");
  });

  it("finds a shift without noise", () => {
    const result = levelShift([...new Float64Array(20), ...new Float64Array(20).fill(2)]);
    expect(result.at).toBe(20);
    expect(result.shift).toBeCloseTo(2, 12);
    expect(result.supF).toMatchObject({statistic: null, p: 0});
  });
});
