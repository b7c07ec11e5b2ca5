import type {Coding, Columns, Square} from "../types.js";

/** Sums of x·u by cluster, G rows of k. */
export const clusterScores = (design: Columns, residuals: Float64Array, {codes, levels}: Coding): Float64Array[] =>
  scoreSums(design, residuals, codes, levels.length);

/** The same for groups given by number: codes 0…count−1 by row. */
export function scoreSums(design: Columns, residuals: Float64Array, codes: Int32Array, count: number): Float64Array[] {
  const scores = Array.from({length: count}, () => new Float64Array(design.length));
  const sums = new Float64Array(count);
  design.forEach((column, term) => {
    sums.fill(0);
    for (let row = 0; row < residuals.length; row++) {
      const code = codes[row] ?? 0;
      sums[code] = (sums[code] ?? 0) + (column[row] ?? 0) * (residuals[row] ?? 0);
    }
    scores.forEach((score, group) => {
      score[term] = sums[group] ?? 0;
    });
  });
  return scores;
}

/** Σ s s' over clusters, k×k. */
export function outerSum(scores: readonly Float64Array[]): Square {
  const k = scores[0]?.length ?? 0;
  const meat = Array.from({length: k}, () => new Float64Array(k));
  for (const score of scores)
    for (let i = 0; i < k; i++)
      for (let j = 0; j <= i; j++) {
        const row = meat[i];
        if (row !== undefined) row[j] = (row[j] ?? 0) + (score[i] ?? 0) * (score[j] ?? 0);
      }
  return mirrored(meat);
}

/** Σ factor·x x' over rows, k×k. */
export function weightedCross(design: Columns, factor: Float64Array): Square {
  const meat = design.map((a, i) =>
    Float64Array.from(design, (b, j) => {
      if (j > i) return 0;
      let sum = 0;
      for (let row = 0; row < factor.length; row++) sum += (factor[row] ?? 0) * (a[row] ?? 0) * (b[row] ?? 0);
      return sum;
    })
  );
  return mirrored(meat);
}

/**
 * Bartlett-weighted sum of the cross products of vectors in time order: Σₜ hₜhₜ' + Σ w_l Σₜ (hₜh'ₜ₋ₗ + hₜ₋ₗh'ₜ),
 * w_l = 1 − l/(L+1) (Newey & West 1987).
 *
 * @param vectors one a period, in order; undefined where the period has no rows
 */
export function bartlettSum(vectors: readonly (Float64Array | undefined)[], lag: number, k: number): Float64Array[] {
  const meat = Array.from({length: k}, () => new Float64Array(k));
  for (let step = 0; step <= lag && step < vectors.length; step++) {
    const weight = 1 - step / (lag + 1);
    for (let t = step; t < vectors.length; t++) {
      const now = vectors[t];
      const before = vectors[t - step];
      if (now === undefined || before === undefined) continue;
      meat.forEach((row, i) => {
        for (let j = 0; j < k; j++) {
          const product = (now[i] ?? 0) * (before[j] ?? 0);
          const both = step === 0 ? product : product + (before[i] ?? 0) * (now[j] ?? 0);
          row[j] = (row[j] ?? 0) + weight * both;
        }
      });
    }
  }
  return meat;
}

function mirrored(lower: readonly Float64Array[]): Float64Array[] {
  return lower.map((row, i) => row.map((value, j) => (j <= i ? value : (lower[j]?.[i] ?? 0))));
}
