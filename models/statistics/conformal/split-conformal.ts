import {InputError} from "../../errors.js";

/** A bound that may not exist: too few calibration values for the coverage asked. */
export interface ConformalRadius {
  /** Half the width of the interval; null: only the whole line has the coverage asked. */
  radius: number | null;
  /** Calibration values (or groups) used. */
  n: number;
  /** Fewest that give an interval at all. */
  needed: number;
}

/**
 * Split conformal prediction (Vovk, Gammerman & Shafer 2005; Lei et al. 2018): the ⌈(n + 1)(1 − α)⌉-th smallest |residual|
 * of rows the model was not fitted on. A prediction ± this radius holds a new value with a chance of at least 1 − α, and
 * at most 1 − α + 1/(n + 1) without ties, when the new row and the n are exchangeable; no other assumption is made.
 *
 * @param residuals n residuals out of sample, none missing; signs do not matter
 * @param alpha share that may fall outside, between 0 and 1
 * @throws InputError `invalid-alpha`, `missing-residual`
 */
export function splitConformal(residuals: ArrayLike<number>, alpha: number): ConformalRadius {
  refuseAlpha(alpha);
  const scores = absolute(residuals);
  const n = scores.length;
  return {radius: scores[conformalRank(n, alpha) - 1] ?? null, n, needed: fewestNeeded(alpha)};
}

/** ⌈(n + 1)(1 − α)⌉; a product that is whole but for rounding counts as whole. */
export const conformalRank = (n: number, alpha: number): number => Math.ceil((n + 1) * (1 - alpha) - 1e-9);

/** The smallest n whose rank is not above n. */
export const fewestNeeded = (alpha: number): number => Math.ceil(1 / alpha - 1e-9) - 1;

export function refuseAlpha(alpha: number): void {
  if (!(alpha > 0 && alpha < 1))
    throw new InputError("invalid-alpha", `${alpha} is no share between 0 and 1 that may fall outside an interval`);
}

/** |residuals|, ascending. */
export function absolute(residuals: ArrayLike<number>): Float64Array {
  const scores = Float64Array.from(residuals, (value) => Math.abs(value)).sort();
  if (scores.some((value) => Number.isNaN(value)))
    throw new InputError("missing-residual", "a residual to calibrate on is missing; leave its row out");
  return scores;
}

/** An interval around a prediction; null bounds where there is no radius. */
export const around = (prediction: number, {radius}: ConformalRadius): {low: number | null; high: number | null} =>
  radius === null ? {low: null, high: null} : {low: prediction - radius, high: prediction + radius};
