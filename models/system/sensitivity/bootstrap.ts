import {createRandom} from "../../statistics/random.js";

/**
 * How often each of n rows occurs in each of `samples` bootstrap samples (drawn with replacement).
 *
 * @returns samples × n
 */
export function bootstrapCounts(n: number, samples: number, seed: number): Uint16Array[] {
  return Array.from({length: samples}, (_, sample) => {
    const random = createRandom(seed, -2 - sample);
    const counts = new Uint16Array(n);
    for (let draw = 0; draw < n; draw++) {
      const row = random.integer(n);
      counts[row] = (counts[row] as number) + 1;
    }
    return counts;
  });
}

/** Mean of a column in a bootstrap sample. */
export function countedMean(column: Float64Array, counts: Uint16Array): number {
  let sum = 0;
  for (let row = 0; row < counts.length; row++) sum += (counts[row] as number) * (column[row] as number);
  return sum / counts.length;
}
