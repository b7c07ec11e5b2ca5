import {finite} from "../covariance/inference.js";
import {twoSidedT, upperNormal} from "../distributions.js";
import {createRandom} from "../random.js";
import {crossProductMoments} from "./cross-product-moments.js";
import type {SpatialWeights} from "./spatial-weights.js";
import {crossSum} from "./spatial-weights.js";

/** Moran's I with its moments under randomisation; null where a number does not exist. */
export interface MoranTest {
  i: number | null;
  /** −1/(n − 1). */
  expected: number | null;
  variance: number | null;
  z: number | null;
  /** Two-sided, from the normal distribution. */
  p: number | null;
  /** One-sided: neighbours more alike than at random, the default of spdep's moran.test. */
  pGreater: number | null;
  n: number;
}

/**
 * Moran's I = (n/S₀)·Σ w_ij z_i z_j / Σ z_i² with z the values less their mean, tested under randomisation (Cliff &
 * Ord 1981; spdep::moran.test). All null when the values do not vary or there are no units.
 *
 * @param values n values without missing, in the order of weights.units
 */
export function moranI(values: Float64Array, weights: SpatialWeights): MoranTest {
  return moranTest([centred(values)], weights, {rows: values.length, base: values.length});
}

/**
 * The same for series that are already centred, 0 where missing.
 *
 * @param rows number of values that are not missing
 * @param base sum of the weights between values that are not missing
 */
export function moranTest(
  series: readonly Float64Array[],
  weights: SpatialWeights,
  {rows, base}: {rows: number; base: number}
): MoranTest {
  const spread = series.reduce((total, values) => total + crossProduct(values, values), 0);
  if (!(spread > 0)) return {i: null, expected: null, variance: null, z: null, p: null, pGreater: null, n: rows};
  // Unit variance, so that the moments neither overflow nor cancel.
  const scale = Math.sqrt(rows / spread);
  const scaled = series.map((values) => values.map((value) => value * scale));
  const {sum, mean, variance} = crossProductMoments(weights, scaled);
  const z = (sum - mean) / Math.sqrt(variance);
  return {
    // Scaled, the squares sum to the number of rows.
    i: finite(sum / base),
    expected: finite(mean / base),
    variance: finite(variance / (base * base)),
    z: finite(z),
    p: finite(twoSidedT(z, Infinity)),
    pGreater: finite(upperNormal(z)),
    n: rows
  };
}

export interface MoranPermutation {
  /** Two-sided: (r + 1)/(draws + 1), r the permutations at least as far from the expectation as the data. */
  p: number | null;
  draws: number;
}

/** One stream for so many draws, so that the number of workers changes nothing. */
const drawsPerStream = 256;

/** The test by permutations at random, for values too skewed or units too few for the normal distribution. */
export function moranPermutation(
  values: Float64Array,
  weights: SpatialWeights,
  {draws = 999, seed = 1}: {draws?: number; seed?: number} = {}
): MoranPermutation {
  const z = centred(values);
  const spread = crossProduct(z, z);
  if (!(spread > 0)) return {p: null, draws: 0};
  const expected = -spread / (values.length - 1);
  const distance = (of: Float64Array): number => Math.abs(crossSum(weights, of, of) - expected);
  const own = distance(z);
  let random = createRandom(seed, 0);
  let extreme = 0;
  for (let draw = 0; draw < draws; draw++) {
    if (draw % drawsPerStream === 0) random = createRandom(seed, draw / drawsPerStream);
    const shuffled = Float64Array.from(z);
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = random.integer(last + 1);
      const kept = shuffled[last] ?? 0;
      shuffled[last] = shuffled[other] ?? 0;
      shuffled[other] = kept;
    }
    if (distance(shuffled) >= own * (1 - 1e-9)) extreme++;
  }
  return {p: (extreme + 1) / (draws + 1), draws};
}

/** Values less their mean; the second pass takes the rounding of the first away. Zero when they do not vary. */
function centred(values: Float64Array): Float64Array {
  const mean = (of: Float64Array): number => of.reduce((sum, value) => sum + value, 0) / of.length;
  const first = mean(values);
  const once = values.map((value) => value - first);
  const rest = mean(once);
  const twice = once.map((value) => value - rest);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return twice.every((value) => Math.abs(value) <= 1e-14 * largest) ? twice.map(() => 0) : twice;
}

function crossProduct(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
