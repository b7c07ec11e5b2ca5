import tQuantile from "@stdlib/stats-base-dists-t-quantile";

/** What would have been expected without the crisis, in the unit of the values. */
export interface Baseline {
  /** Mean of the pre-crisis values. */
  expected: number;
  /** Prediction interval for one new value. */
  low: number;
  high: number;
  /** Number of values used. */
  n: number;
}

/**
 * Compute the pre-crisis level and its prediction interval from three to five values of the same season:
 * mean ± t(n−1) · s · √(1 + 1/n) (Hahn & Meeker 1991, eq. 4.4). Assumes a level without trend: a trend widens the
 * interval, it does not move the level.
 *
 * @param values one value a year, oldest first; null where there is none
 * @param options `level` of the interval (0–1, default 0.95); `most` years used, counted from the last (default 5)
 * @returns null when fewer than three values are known
 */
export function baseline(
  values: readonly (number | null)[],
  {level = 0.95, most = 5}: {level?: number; most?: number} = {}
): Baseline | null {
  const known = values.slice(-most).filter((value): value is number => value !== null && Number.isFinite(value));
  const n = known.length;
  if (n < 3) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / n;
  const variance = known.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1);
  const half = tQuantile((1 + level) / 2, n - 1) * Math.sqrt(variance * (1 + 1 / n));
  return {expected: mean, low: mean - half, high: mean + half, n};
}
