import chiSquareQuantile from "@stdlib/stats-base-dists-chisquare-quantile";
import fQuantile from "@stdlib/stats-base-dists-f-quantile";
import {createRandom} from "../random.js";
import type {Square} from "../types.js";

export interface SupTOptions {
  /** Probability that the whole band covers; default 0.95. */
  level?: number;
  /** Degrees of freedom of the t that pointwise intervals use; default Infinity (normal). */
  dof?: number;
  seed?: number;
  /** Directions drawn; default 20,000. */
  draws?: number;
}

/**
 * The critical value of a simultaneous band: the `level` quantile of max_h |t_h|, t multivariate with the correlation
 * given, so that the band estimate ± c·se covers the whole path at once (plug-in sup-t of Montiel Olea &
 * Plagborg-Møller 2019). Only the direction of t is drawn; its length (a root of F, or of χ² for the normal) is
 * spread evenly over its distribution, which takes most of the simulation noise away: about 0.1 % is left.
 *
 * @param correlation H×H, positive semidefinite
 * @returns between the pointwise value and that of Bonferroni, but for simulation noise
 */
export function supT(correlation: Square, options: SupTOptions = {}): number {
  const {level = 0.95, dof = Infinity, seed = 1, draws = 20_000} = options;
  const size = correlation.length;
  if (size === 0 || !(dof > 0)) return NaN;
  const lengths = lengthQuantiles(size, dof);
  const largest = largestByDirection(semidefiniteRoot(correlation), draws, seed);
  let low = 0;
  let high = (largest[draws - 1] ?? 0) * (lengths[strata - 1] ?? 0);
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (shareBelow(middle, largest, lengths) < level) low = middle;
    else high = middle;
  }
  return high;
}

const strata = 250;

/** Evenly spread quantiles of the length of t in `size` dimensions, ascending. */
function lengthQuantiles(size: number, dof: number): Float64Array {
  return Float64Array.from({length: strata}, (_, index) => {
    const p = (index + 0.5) / strata;
    return Math.sqrt(Number.isFinite(dof) ? size * fQuantile(p, size, dof) : chiSquareQuantile(p, size));
  });
}

/** max_h |(Lu)_h| for directions u, ascending. */
function largestByDirection(root: Square, draws: number, seed: number): Float64Array {
  const random = createRandom(seed);
  const z = new Float64Array(root.length);
  const largest = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    let square = 0;
    for (let index = 0; index < z.length; index++) {
      const value = random.normal();
      z[index] = value;
      square += value * value;
    }
    let most = 0;
    for (const row of root) {
      let value = 0;
      for (let index = 0; index < row.length; index++) value += (row[index] ?? 0) * (z[index] ?? 0);
      most = Math.max(most, Math.abs(value));
    }
    largest[draw] = most / Math.sqrt(square);
  }
  return largest.sort();
}

/** Share of all pairs of direction and length whose product is at most c: both ascend, so one walk counts them. */
function shareBelow(c: number, largest: Float64Array, lengths: Float64Array): number {
  let count = 0;
  let at = lengths.length;
  for (const most of largest) {
    while (at > 0 && (lengths[at - 1] ?? 0) * most > c) at--;
    count += at;
  }
  return count / (largest.length * lengths.length);
}

/** L with LL' = a, by Cholesky; a direction that follows from those before it gets no variance of its own. */
function semidefiniteRoot(a: Square): Float64Array[] {
  const root: Float64Array[] = [];
  a.forEach((values, i) => {
    const row = new Float64Array(i + 1);
    for (let j = 0; j <= i; j++) {
      let rest = values[j] ?? 0;
      const other = j === i ? row : root[j];
      for (let m = 0; m < j; m++) rest -= (row[m] ?? 0) * (other?.[m] ?? 0);
      const pivot = root[j]?.[j] ?? 0;
      if (i === j) row[j] = rest > 1e-10 ? Math.sqrt(rest) : 0;
      else row[j] = pivot > 0 ? rest / pivot : 0;
    }
    root.push(row);
  });
  return root;
}
