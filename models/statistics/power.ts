import {tQuantile} from "./distributions.js";
import type {LabelCode} from "./warnings/codes.js";

export interface PowerOptions {
  /** Probability of finding the effect when it is there; default 0.8. */
  power?: number;
  /** Two-sided significance level; default 0.05. */
  alpha?: number;
}

/**
 * The smallest effect a two-sided t test finds with the power given: (t_{1−α/2} + t_{power})·se (Bloom 1995).
 *
 * @param se standard error of the coefficient
 * @param dof degrees of freedom of its t distribution; Infinity: normal
 * @returns in units of the coefficient; NaN when there is no standard error or no degree of freedom
 */
export function detectableEffect(se: number, dof: number, {power = 0.8, alpha = 0.05}: PowerOptions = {}): number {
  if (!(se >= 0) || !(dof > 0)) return NaN;
  return (tQuantile(1 - alpha / 2, dof) + tQuantile(power, dof)) * se;
}

/** An effect that evidence leads one to expect, in units of the coefficient: a range, since studies differ. */
export interface ExpectedEffect {
  low: number;
  high: number;
}

/** An estimate as a sentence about it needs it. */
export interface EstimateForJudgement {
  estimate: number;
  low: number;
  high: number;
  /** Smallest effect found with the power asked for, from {@link detectableEffect}. */
  detectable: number;
}

export type JudgementCode = Extract<
  LabelCode,
  "inconclusive" | "shown" | "smaller-than-expected" | "not-shown" | "no-expectation"
>;

/** What may be said of an estimate beside the effect one would expect. There is no code for "no effect". */
export interface Judgement {
  code: JudgementCode;
  /** Smallest effect that could have been found (null: no standard error), and the largest one expected; without sign. */
  detectable: number | null;
  expected: number | null;
  /**
   * How many times smaller the standard error would have to be to find the expected effect; null when it could. With the
   * code `shown` it says that what was found is larger than what was expected: chance picks the large ones.
   */
  shortfall: number | null;
  /** Whether the 95 % interval holds 0, and whether it holds any effect in the expected range. */
  includesZero: boolean;
  includesExpected: boolean | null;
}

/**
 * Judges an estimate beside the effect expected. An interval without 0 is `shown`. Where the smallest effect that could
 * have been found exceeds the largest one expected, an interval with 0 can show nothing and exclude nothing:
 * `inconclusive`. An interval wholly outside the expected range is `smaller-than-expected`. What remains is `not-shown`.
 */
export function compareWithExpected(result: EstimateForJudgement, expected: ExpectedEffect | null): Judgement {
  const {low, high} = result;
  const detectable = Number.isFinite(result.detectable) ? result.detectable : null;
  const includesZero = !(low > 0 || high < 0);
  if (expected === null) {
    const code: JudgementCode = includesZero ? "no-expectation" : "shown";
    return {code, detectable, expected: null, shortfall: null, includesZero, includesExpected: null};
  }
  const largest = Math.max(Math.abs(expected.low), Math.abs(expected.high));
  const includesExpected = !(high < expected.low || low > expected.high);
  const tooWeak = detectable === null || detectable > largest;
  const rest = {
    detectable,
    expected: largest,
    shortfall: tooWeak && largest > 0 && detectable !== null ? detectable / largest : null,
    includesZero,
    includesExpected
  };
  if (!includesZero) return {code: "shown", ...rest};
  if (tooWeak) return {code: "inconclusive", ...rest};
  return {code: includesExpected ? "not-shown" : "smaller-than-expected", ...rest};
}
