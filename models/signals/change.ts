import tQuantile from "@stdlib/stats-base-dists-t-quantile";

/** A change between two periods, and whether chance alone could have made it. */
export interface Change {
  /** Later value minus earlier value, in the unit of the values. */
  difference: number;
  /** Differences up to this size are ordinary; null when it cannot be said. */
  noise: number | null;
  /** null when the noise is not known. */
  exceedsNoise: boolean | null;
  /** Differences up to this size can come from rounding alone; left out where the values are not rounded. */
  rounding?: number;
}

/**
 * Judge a change. With margins (a sample) the noise is √(m₁² + m₂²), which assumes independent samples and so is
 * conservative for a panel of the same persons. Without (a register) it is the 95 % prediction interval of ordinary
 * period-to-period differences before the crisis: |mean| + t(n−1) · s · √(1 + 1/n).
 *
 * @param input `from` and `to` in one unit; `fromMargin`, `toMargin` half widths of 95 % intervals; `history` the
 *   differences between successive comparable periods before the crisis
 */
export function judgeChange(input: {
  from: number;
  to: number;
  fromMargin?: number | null;
  toMargin?: number | null;
  history?: readonly number[];
}): Change {
  const difference = input.to - input.from;
  const noise = sampleNoise(input.fromMargin, input.toMargin) ?? ordinaryNoise(input.history ?? []);
  return {difference, noise, exceedsNoise: noise === null ? null : Math.abs(difference) > noise};
}

function sampleNoise(from: number | null | undefined, to: number | null | undefined): number | null {
  if (from === null || from === undefined || to === null || to === undefined) return null;
  return Math.sqrt(from * from + to * to);
}

function ordinaryNoise(history: readonly number[]): number | null {
  const n = history.length;
  if (n < 3) return null;
  const mean = history.reduce((sum, value) => sum + value, 0) / n;
  const variance = history.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1);
  return Math.abs(mean) + tQuantile(0.975, n - 1) * Math.sqrt(variance * (1 + 1 / n));
}
