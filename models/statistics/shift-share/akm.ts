import {normalQuantile, upperNormal} from "../distributions.js";
import {finite} from "../covariance/inference.js";
import {leastSquares} from "../linear/least-squares.js";
import type {Akm0Error, Exposure, ShiftShareError} from "./types.js";

export interface Tested {
  /** The value of the coefficient that is tested. */
  nullValue: number;
  /** Probability of the intervals, 0.95. */
  level: number;
}

/** Estimate, residuals and what all standard errors divide by, Σ w·ẍ·d̈. */
export interface PointEstimate {
  estimate: number;
  residuals: Float64Array;
  /** Σ of exposure times treatment, controls taken out. */
  scale: number;
}

/** β = Σ ẍÿ/Σ ẍd̈: least squares in a reduced form, two stages with the exposure as the only instrument. */
export function pointEstimate({outcome, treatment, instrument}: Exposure): PointEstimate {
  const scale = dot(instrument, treatment);
  const estimate = dot(instrument, outcome) / scale;
  return {estimate, scale, residuals: outcome.map((value, row) => value - estimate * (treatment[row] ?? 0))};
}

/**
 * Standard errors that take the rows for independent, alike (`homoscedastic`) or not (`ehw`), or independent between
 * clusters. A reduced form has the factors n/(n−p), and G/(G−1)·(n−1)/(n−p) with clusters; instruments have none
 * (as in ShiftShareSE).
 */
export function regionErrors(
  exposure: Exposure,
  point: PointEstimate,
  tested: Tested
): {homoscedastic: ShiftShareError; ehw: ShiftShareError; cluster: ShiftShareError | null} {
  const {n, controlRank, instrument, isInstrumental, cluster} = exposure;
  const {residuals, scale} = point;
  const free = n - controlRank - 1;
  const sigma2 = dot(residuals, residuals) / (isInstrumental ? n : free);
  const scores = residuals.map((value, row) => value * (instrument[row] ?? 0));
  const error = (variance: number): ShiftShareError =>
    normalError(point.estimate, Math.sqrt(variance) / Math.abs(scale), tested);
  return {
    homoscedastic: error(sigma2 * dot(instrument, instrument)),
    ehw: error(dot(scores, scores) * (isInstrumental ? 1 : n / free)),
    cluster: cluster === null ? null : error(clusterVariance(scores, cluster, isInstrumental ? null : free))
  };
}

function clusterVariance(
  scores: Float64Array,
  {codes, count}: NonNullable<Exposure["cluster"]>,
  free: number | null
): number {
  const sums = new Float64Array(count);
  for (let row = 0; row < scores.length; row++) {
    const code = codes[row] ?? 0;
    sums[code] = (sums[code] ?? 0) + (scores[row] ?? 0);
  }
  return dot(sums, sums) * (free === null ? 1 : ((count / (count - 1)) * (scores.length - 1)) / free);
}

/**
 * Standard errors that allow regions with like shares to move together, whatever their distance (Adão, Kolesár & Morales
 * 2019): x̂ = (W'W)⁻¹W'ẍ, AKM V = Σₛ(x̂ₛ·Wₛ'e)²/(Σ ẍd̈)², summed within clusters of sectors where there are; AKM0 takes
 * e under the null, and its interval holds all values that its test does not reject.
 *
 * @returns null when a sector's shares follow from the others', so that x̂ is not defined; `collinear` holds their places
 */
export function sectorErrors(
  exposure: Exposure,
  point: PointEstimate,
  tested: Tested
): {akm: ShiftShareError; akm0: Akm0Error; collinear: []} | {akm: null; akm0: null; collinear: number[]} {
  const {instrument, treatment, outcome, shares} = exposure;
  const {coefficients, kept, dropped} = leastSquares(instrument, shares);
  // A sector nobody works in has no part in the exposure.
  const collinear = dropped.filter((index) => shares[index]?.some((share) => share !== 0));
  if (collinear.length > 0) return {akm: null, akm0: null, collinear};
  const groups = sectorGroups(exposure);
  const sums = (values: Float64Array): Float64Array => {
    const found = new Float64Array(groups.count);
    kept.forEach((index, position) => {
      const group = groups.of[index] ?? 0;
      const part = (coefficients[position] ?? 0) * dot(values, shares[index] ?? values);
      found[group] = (found[group] ?? 0) + part;
    });
    return found;
  };
  const {estimate, scale, residuals} = point;
  const own = sums(residuals);
  const moved = sums(treatment);
  const underNull = sums(outcome.map((value, row) => value - tested.nullValue * (treatment[row] ?? 0)));
  const akm = normalError(estimate, Math.sqrt(dot(own, own)) / Math.abs(scale), tested);
  const seNull = Math.sqrt(dot(underNull, underNull)) / Math.abs(scale);
  const {statistic, p} = normalError(estimate, seNull, tested);
  const interval = invertedTest(
    {estimate, scale, square: dot(own, own), cross: dot(own, moved), moved: dot(moved, moved)},
    tested
  );
  return {akm, akm0: {...interval, statistic, p, se: halfWidth(interval, tested)}, collinear: []};
}

interface Quadratic {
  estimate: number;
  scale: number;
  /** Σ(x̂W'e)², Σ(x̂W'e)(x̂W'd̈), Σ(x̂W'd̈)². */
  square: number;
  cross: number;
  moved: number;
}

/** The values b with scale²·(β−b)² ≤ z²·Σ(x̂W'(e + (β−b)d̈))²: a quadratic inequality in β − b. */
function invertedTest(
  {estimate, scale, square, cross, moved}: Quadratic,
  {level}: Tested
): Pick<Akm0Error, "low" | "high" | "shape"> {
  const z = normalQuantile((1 + level) / 2);
  const leading = (scale / z) * (scale / z) - moved;
  const centre = cross / leading;
  const spread = centre * centre + square / leading;
  if (leading > 0) {
    const half = Math.sqrt(spread);
    return {shape: "interval", low: finite(estimate - centre - half), high: finite(estimate - centre + half)};
  }
  if (!(leading < 0) || !(spread > 0)) return {shape: "line", low: null, high: null};
  const half = Math.sqrt(spread);
  return {shape: "outside", low: finite(estimate - centre - half), high: finite(estimate - centre + half)};
}

const halfWidth = ({shape, low, high}: Pick<Akm0Error, "low" | "high" | "shape">, {level}: Tested): number | null =>
  shape === "interval" && low !== null && high !== null ? (high - low) / (2 * normalQuantile((1 + level) / 2)) : null;

/** The normal distribution is the reference of every standard error of a shift-share design. */
function normalError(estimate: number, se: number, {nullValue, level}: Tested): ShiftShareError {
  const statistic = (estimate - nullValue) / se;
  const half = normalQuantile((1 + level) / 2) * se;
  return {
    se: finite(se),
    statistic: finite(statistic),
    p: finite(2 * upperNormal(Math.abs(statistic))),
    low: finite(estimate - half),
    high: finite(estimate + half)
  };
}

/** The cluster of each shock as a number; every shock its own where none is given. */
export function sectorGroups({shocks}: Pick<Exposure, "shocks">): {of: Int32Array; count: number} {
  const known = new Map<string, number>();
  const of = Int32Array.from(shocks, ({cluster}, index) => {
    const key = cluster ?? `\u0000${index}`;
    const found = known.get(key) ?? known.size;
    known.set(key, found);
    return found;
  });
  return {of, count: known.size};
}

/** Σ a·b in row order. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += (a[row] ?? 0) * (b[row] ?? 0);
  return sum;
}
