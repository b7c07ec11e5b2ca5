import {InputError} from "../../errors.js";
import type {Coding, Columns} from "../types.js";

const precision = 1e-12;
const mostRounds = 20_000;

/**
 * Take absorbed effects out of columns: the residuals of each on the dummies of all effects, weighted when there are
 * weights. One effect, and two on a balanced panel, in closed form; else alternating projections with Irons–Tuck
 * acceleration (Gaure 2013; Bergé 2018) until a round changes nothing over 1e-12 of a column's spread.
 *
 * @param columns k columns of n; not changed
 * @param effects codings of the same n rows
 * @param weights n positive weights, or null
 * @throws InputError `not-converged` when the effects hardly identify each other
 */
export function demean(
  columns: Columns,
  effects: readonly Coding[],
  weights: Float64Array | null = null
): Float64Array[] {
  const [first, second] = effects;
  if (first === undefined) return columns.map((column) => Float64Array.from(column));
  const groups = effects.map((effect) => groupOf(effect, weights));
  if (second === undefined) return columns.map((column) => onceOrTwice(column, groups));
  if (weights === null && effects.length === 2 && isBalanced(first, second))
    return columns.map((column) => onceOrTwice(column, groups));
  return columns.map((column) => alternate(column, groups));
}

interface Group {
  codes: Int32Array;
  weights: Float64Array | null;
  /** Sum of the weights (or number of rows) of each level. */
  totals: Float64Array;
}

function groupOf({codes, levels}: Coding, weights: Float64Array | null): Group {
  const totals = new Float64Array(levels.length);
  codes.forEach((code, row) => {
    totals[code] = (totals[code] ?? 0) + (weights?.[row] ?? 1);
  });
  return {codes, weights, totals};
}

/** Subtract the mean of each level, in place. */
function subtractMeans(column: Float64Array, {codes, weights, totals}: Group): void {
  const means = new Float64Array(totals.length);
  for (let row = 0; row < column.length; row++) {
    const code = codes[row] ?? 0;
    const value = column[row] ?? 0;
    means[code] = (means[code] ?? 0) + (weights === null ? value : value * (weights[row] ?? 0));
  }
  for (let level = 0; level < means.length; level++) means[level] = (means[level] ?? 0) / (totals[level] ?? 1);
  for (let row = 0; row < column.length; row++) column[row] = (column[row] ?? 0) - (means[codes[row] ?? 0] ?? 0);
}

/** Exact but for rounding; the second pass takes the rounding of a large mean away. */
function onceOrTwice(column: Float64Array, groups: readonly Group[]): Float64Array {
  const result = Float64Array.from(column);
  for (let pass = 0; pass < 2; pass++) for (const group of groups) subtractMeans(result, group);
  return result;
}

/** Every pair of levels occurs, equally often. */
function isBalanced(a: Coding, b: Coding): boolean {
  const cells = a.levels.length * b.levels.length;
  const each = a.codes.length / cells;
  if (!Number.isInteger(each)) return false;
  const counts = new Int32Array(cells);
  for (let row = 0; row < a.codes.length; row++) {
    const cell = (a.codes[row] ?? 0) * b.levels.length + (b.codes[row] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts.every((count) => count === each);
}

function alternate(column: Float64Array, groups: readonly Group[]): Float64Array {
  // Starting from centred values, so that a large level does not set the precision.
  let current = onceOrTwice(column, groups.slice(0, 1));
  const spread = norm(current);
  const last = groups[groups.length - 1];
  if (spread === 0 || last === undefined) return current;
  const step = (from: Float64Array): Float64Array => {
    const to = Float64Array.from(from);
    for (const group of groups) subtractMeans(to, group);
    return to;
  };
  for (let round = 0; round < mostRounds; round++) {
    const once = step(current);
    const twice = step(once);
    if (distance(once, twice) <= precision * spread) return step(twice);
    current = ironsTuck(current, once, twice);
  }
  throw new InputError(
    "not-converged",
    "the absorbed effects can hardly be told apart; leave one out, or keep regions with more periods"
  );
}

/** Extrapolate three iterates (Irons & Tuck 1969); the plain last one when they do not line up. */
function ironsTuck(start: Float64Array, once: Float64Array, twice: Float64Array): Float64Array {
  let product = 0;
  let square = 0;
  for (let row = 0; row < start.length; row++) {
    const move = (twice[row] ?? 0) - (once[row] ?? 0);
    const bend = move - ((once[row] ?? 0) - (start[row] ?? 0));
    product += move * bend;
    square += bend * bend;
  }
  if (!(square > 0)) return twice;
  const factor = product / square;
  return twice.map((value, row) => value - factor * (value - (once[row] ?? 0)));
}

const norm = (vector: Float64Array): number => Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));

function distance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) {
    const difference = (a[row] ?? 0) - (b[row] ?? 0);
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}
