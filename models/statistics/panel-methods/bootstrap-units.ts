import {createRandom} from "../random.js";

export interface DrawOptions {
  draws: number;
  seed: number;
  /** The estimate when each unit counts so many times; null when it does not exist. */
  estimate(times: Float64Array): Float64Array | null;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/**
 * Estimates on draws of clusters with replacement, as many as there are: every unit counts as often as its cluster was
 * drawn. A draw has a stream of its own, so that the number of workers changes nothing.
 *
 * @param clusters the cluster of each unit
 */
export function drawsOfUnits(
  {codes, count}: {codes: Int32Array; count: number},
  {draws, seed, estimate, signal, onProgress}: DrawOptions
): (Float64Array | null)[] {
  return Array.from({length: draws}, (_, draw) => {
    if (draw % 32 === 0) {
      signal?.throwIfAborted();
      onProgress?.(draw, draws);
    }
    const random = createRandom(seed, draw);
    const times = new Float64Array(count);
    for (let picked = 0; picked < count; picked++) {
      const cluster = random.integer(count);
      times[cluster] = (times[cluster] ?? 0) + 1;
    }
    return estimate(Float64Array.from(codes, (code) => times[code] ?? 0));
  });
}

/** Covariance of the draws about their mean, k×k; NaN with fewer than two. */
export function bootstrapCovariance(results: readonly Float64Array[], k: number): Float64Array[] {
  const count = results.length;
  const mean = new Float64Array(k);
  for (const result of results)
    for (let i = 0; i < k; i++) mean[i] = (mean[i] ?? 0) + (result[i] ?? NaN) / Math.max(1, count);
  return Array.from({length: k}, (_, i) =>
    Float64Array.from({length: k}, (_unused, j) => {
      if (count < 2) return NaN;
      let sum = 0;
      for (const result of results)
        sum += ((result[i] ?? NaN) - (mean[i] ?? NaN)) * ((result[j] ?? NaN) - (mean[j] ?? NaN));
      return sum / (count - 1);
    })
  );
}

/** E min(Z², z²) for a standard normal Z, z its 97.5 % point: what drawing in leaves of a normal variance. */
const keptVariance = 0.912_972_477;

/**
 * Draws of k coefficients, each drawn in to the middle 95 % of its own and then spread out by as much as drawing in takes from
 * a normal distribution: their covariance is that of the draws where these are normal, and does not rest on a few of them
 * where they have no bounds (Tukey 1962; Wilcox 2012, Introduction to Robust Estimation).
 *
 * @param results draws × k
 */
export function winsorised(results: readonly Float64Array[], k: number): Float64Array[] {
  const limits = Array.from({length: k}, (_, index) => {
    const sorted = Float64Array.from(results, (draw) => draw[index] ?? NaN).sort();
    const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
    return {low: at(0.025), middle: at(0.5), high: at(0.975)};
  });
  const wider = 1 / Math.sqrt(keptVariance);
  return results.map((draw) =>
    Float64Array.from(limits, ({low, middle, high}, index) => {
      const value = Math.min(high, Math.max(low, draw[index] ?? NaN));
      return middle + wider * (value - middle);
    })
  );
}
