import {describe, expect, it} from "vitest";
import {judgeChange} from "./change.js";

describe("judgeChange", () => {
  it("combines the margins of two samples", () => {
    expect(judgeChange({from: 10, to: 16, fromMargin: 3, toMargin: 4})).toEqual({
      difference: 6,
      noise: 5,
      exceedsNoise: true
    });
    expect(judgeChange({from: 10, to: 14, fromMargin: 3, toMargin: 4}).exceedsNoise).toBe(false);
  });

  it("compares a register's change with ordinary changes before the crisis", () => {
    // mean 0, s = sqrt(2/3) of c(1, -1, 1, -1) with n − 1: 1.1547; qt(.975, 3) = 3.182446; half = 3.182446 * 1.154701 * sqrt(1.25)
    const {noise} = judgeChange({from: 0, to: 5, history: [1, -1, 1, -1]});
    expect(noise).toBeCloseTo(3.182446 * 1.154701 * Math.sqrt(1.25), 4);
  });

  it("says that it cannot judge without margins or history", () => {
    expect(judgeChange({from: 1, to: 9, history: [1, 2]})).toEqual({difference: 8, noise: null, exceedsNoise: null});
  });
});
