import {combination} from "../covariance/inference.js";
import type {Covariance} from "../types.js";

/** Where a lag of the variable stands among the coefficients. */
export interface LagPosition {
  /** Periods before the outcome; negative for a lead. */
  readonly lag: number;
  readonly index: number;
}

/** The effect of a lasting change of one unit after `lag` periods: the sum of the coefficients up to that lag. */
export interface CumulativeEffect {
  lag: number;
  estimate: number;
  se: number | null;
  p: number | null;
  /** 95 % interval. */
  low: number | null;
  high: number | null;
}

/**
 * Running sums of lag coefficients, c'b with variance c'Vc: the last is the long-run effect of a lasting change of one
 * unit within the lags given.
 *
 * @param coefficients k estimates
 * @param covariance their k×k covariance and its degrees of freedom
 * @param lags positions of the lags among them, in the order to sum: see lagPositions
 */
export function cumulativeEffects(
  coefficients: ArrayLike<number>,
  covariance: Pick<Covariance, "matrix" | "dof">,
  lags: readonly LagPosition[]
): CumulativeEffect[] {
  const weights = new Float64Array(coefficients.length);
  return lags.map(({lag, index}) => {
    weights[index] = 1;
    const {estimate, se, p, low, high} = combination("", weights, {coefficients, covariance});
    return {lag, estimate, se, p, low, high};
  });
}

/**
 * The positions of a variable's lags among reported terms, ascending: `x` is lag 0, `l(x,2)` lag 2, `f(x,1)` lag −1.
 *
 * @param terms reported terms
 * @param variable the variable as reported: `x`, `log(x)`
 */
export function lagPositions(terms: readonly string[], variable: string): LagPosition[] {
  return terms
    .flatMap((term, index): LagPosition[] => {
      if (term === variable) return [{lag: 0, index}];
      const found = /^([lf])\((.*),(\d+)\)$/.exec(term);
      if (found?.[2] !== variable) return [];
      return [{lag: found[1] === "l" ? Number(found[3]) : -Number(found[3]), index}];
    })
    .sort((a, b) => a.lag - b.lag);
}
