import type {Draws} from "./draws.js";

export interface Band {
  low: (number | null)[];
  high: (number | null)[];
}

/**
 * The middle `level` of the draws at each time, by variable: quantiles (1 ± level)/2 by linear interpolation (R's type 7).
 * Draws without a solution are left out; null when none is left.
 */
export function bandsOf({ids, times, values}: Draws, level = 0.95): Record<string, Band> {
  const n = ids.length;
  const draws = values.length / (n * times.length || 1);
  const column = new Float64Array(draws);
  const bands = ids.map((id, variable): [string, Band] => {
    const band: Band = {low: [], high: []};
    times.forEach((_, at) => {
      let count = 0;
      for (let draw = 0; draw < draws; draw++) {
        const value = values[(draw * times.length + at) * n + variable] ?? NaN;
        if (!Number.isNaN(value)) column[count++] = value;
      }
      const sorted = column.subarray(0, count).sort();
      band.low.push(quantile(sorted, (1 - level) / 2));
      band.high.push(quantile(sorted, (1 + level) / 2));
    });
    return [id, band];
  });
  return Object.fromEntries(bands);
}

/** Quantile of ascending values, R's type 7; null without values or where it is not finite. */
export function quantile(sorted: Float64Array, share: number): number | null {
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below] ?? NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
  const value = low + (place - below) * (high - low);
  return Number.isFinite(value) ? value : null;
}
