import type {SpatialWeights} from "./spatial-weights.js";
import {crossSum, weightSums} from "./spatial-weights.js";

/** A cross-product Σ w_ij q_ij, and its mean and variance when units change places at random. */
export interface CrossProduct {
  sum: number;
  mean: number;
  /** NaN below four units. */
  variance: number;
}

/**
 * Σ w_ij q_ij with q_ij = Σ_t z_it z_jt, and its moments over all permutations of the units, each keeping its whole
 * series (Mantel 1967; Cliff & Ord 1981, ch. 2). With one period these are the moments of Moran's I under randomisation;
 * with more, what a unit's residuals share over time is kept, and only who is whose neighbour is at random.
 *
 * @param series T vectors of n values, 0 where missing
 */
export function crossProductMoments(weights: SpatialWeights, series: readonly Float64Array[]): CrossProduct {
  const n = weights.units.length;
  const {s0, s1, s2} = weightSums(weights);
  const {q0, q1, q2} = productSums(series, n);
  const sum = series.reduce((total, values) => total + crossSum(weights, values, values), 0);
  const two = n * (n - 1);
  const three = two * (n - 2);
  const mean = (s0 * q0) / two;
  const square =
    (s1 * q1) / (2 * two) +
    ((s2 - 2 * s1) * (q2 - 2 * q1)) / (4 * three) +
    ((s0 * s0 + s1 - s2) * (q0 * q0 + q1 - q2)) / (three * (n - 3));
  return {sum, mean, variance: n < 4 ? NaN : square - mean * mean};
}

/** The sums of weightSums for q without its diagonal: Σq, 2Σq², 4Σ_i(Σ_j q_ij)². */
function productSums(series: readonly Float64Array[], n: number): {q0: number; q1: number; q2: number} {
  const totals = series.map((values) => values.reduce((sum, value) => sum + value, 0));
  // Σ_ij q_ij² over all pairs is the same for periods, of which there are mostly fewer.
  let squares = 0;
  series.forEach((a, t) => {
    for (let s = 0; s <= t; s++) {
      let product = 0;
      const b = series[s];
      for (let unit = 0; unit < n; unit++) product += (a[unit] ?? 0) * (b?.[unit] ?? 0);
      squares += (s === t ? 1 : 2) * product * product;
    }
  });
  let [q0, q2] = [0, 0];
  for (let unit = 0; unit < n; unit++) {
    let [own, withAll] = [0, 0];
    series.forEach((values, t) => {
      const value = values[unit] ?? 0;
      own += value * value;
      withAll += value * (totals[t] ?? 0);
    });
    squares -= own * own;
    q0 += withAll - own;
    q2 += 4 * (withAll - own) * (withAll - own);
  }
  return {q0, q1: 2 * squares, q2};
}
