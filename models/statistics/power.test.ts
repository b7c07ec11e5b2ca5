import {describe, expect, it} from "vitest";
import {compareWithExpected, detectableEffect} from "./power.js";

describe("detectableEffect", () => {
  // R 4.2.2: (qt(.975, 9) + qt(.8, 9)) * 2 and (qnorm(.975) + qnorm(.8))
  it("is the sum of the two t quantiles times the standard error", () => {
    expect(detectableEffect(2, 9)).toBeCloseTo(6.29112204496748, 12);
    expect(detectableEffect(1, Infinity)).toBeCloseTo(2.80158521811297, 12);
  });
  it("grows with the power asked for and shrinks with a looser level", () => {
    expect(detectableEffect(1, 30, {power: 0.9})).toBeGreaterThan(detectableEffect(1, 30));
    expect(detectableEffect(1, 30, {alpha: 0.1})).toBeLessThan(detectableEffect(1, 30));
  });
  it("does not exist without standard error or degrees of freedom", () => {
    expect(detectableEffect(NaN, 9)).toBeNaN();
    expect(detectableEffect(1, 0)).toBeNaN();
  });
});

describe("compareWithExpected", () => {
  const expected = {low: 0.1, high: 0.2};
  it("cannot show or exclude an effect smaller than what could have been found", () => {
    const judged = compareWithExpected({estimate: 0.05, low: -0.9, high: 1, detectable: 1.4}, expected);
    expect(judged).toMatchObject({code: "inconclusive", expected: 0.2, includesZero: true, includesExpected: true});
    expect(judged.shortfall).toBeCloseTo(7, 12);
  });
  it("has no code that says there is no effect", () => {
    expect(compareWithExpected({estimate: 0, low: -0.05, high: 0.05, detectable: 0.07}, expected).code).toBe(
      "smaller-than-expected"
    );
    expect(compareWithExpected({estimate: 0.06, low: -0.02, high: 0.14, detectable: 0.11}, expected).code).toBe(
      "not-shown"
    );
  });
  it("calls an interval without zero shown, whatever was expected", () => {
    expect(compareWithExpected({estimate: 2, low: 1, high: 3, detectable: 1.4}, expected).code).toBe("shown");
    expect(compareWithExpected({estimate: 2, low: 1, high: 3, detectable: 1.4}, null).code).toBe("shown");
  });
  it("says that nothing is known to compare with", () => {
    expect(compareWithExpected({estimate: 0, low: -1, high: 1, detectable: 1.4}, null)).toMatchObject({
      code: "no-expectation",
      expected: null,
      shortfall: null
    });
  });
  it("is inconclusive when the estimate has no standard error", () => {
    expect(compareWithExpected({estimate: 1, low: NaN, high: NaN, detectable: NaN}, expected).code).toBe(
      "inconclusive"
    );
  });
});
