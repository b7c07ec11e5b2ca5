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
