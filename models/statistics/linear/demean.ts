import {InputError} from "../../errors.js";
import type {Coding, Columns} from "../types.js";
import {norm} from "./vector.js";

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
  if (first === undefined) return columns.map((column) => column.slice());
  const groups = effects.map((effect) => groupOf(effect, weights));
  if (second === undefined) return columns.map((column) => once(column, groups));
  if (weights === null && effects.length === 2 && isBalanced(first, second))
    return columns.map((column) => once(column, groups));
  return columns.map((column) => alternate(column, groups));
}

interface Group {
  codes: Int32Array;
  weights: Float64Array | null;
  /** Sum of the weights (or number of rows) of each level. */
  totals: Float64Array;
  /** Room for the mean of each level. */
  means: Float64Array;
}

function groupOf({codes, levels}: Coding, weights: Float64Array | null): Group {
  const totals = new Float64Array(levels.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0;
    totals[code] = (totals[code] ?? 0) + (weights === null ? 1 : (weights[row] ?? 0));
  }
  return {codes, weights, totals, means: new Float64Array(levels.length)};
}

/**
 * Subtract the means of each group's levels in turn, in place. Subtracting those of one group and adding up those of the
 * next share a pass over the rows.
 *
 * @returns the largest mean
 */
function subtractMeans(column: Float64Array, groups: readonly Group[]): number {
  const [first] = groups;
  let largest = 0;
  if (first === undefined) return largest;
  addUp(column, first);
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index] ?? first;
    const {means, totals} = group;
    for (let level = 0; level < means.length; level++) {
      const mean = (means[level] ?? 0) / (totals[level] ?? 1);
      means[level] = mean;
      largest = Math.max(largest, Math.abs(mean));
    }
    const following = groups[index + 1];
    if (following === undefined) subtract(column, group);
    else if (following.weights === null) subtractAndAddUp(column, group, following);
    else {
      subtract(column, group);
      addUp(column, following);
    }
  }
  return largest;
}

function addUp(column: Float64Array, {codes, weights, means}: Group): void {
  means.fill(0);
  if (weights === null)
    for (let row = 0; row < column.length; row++) {
      const code = codes[row] ?? 0;
      means[code] = (means[code] ?? 0) + (column[row] ?? 0);
    }
  else
    for (let row = 0; row < column.length; row++) {
      const code = codes[row] ?? 0;
      means[code] = (means[code] ?? 0) + (column[row] ?? 0) * (weights[row] ?? 0);
    }
}

function subtract(column: Float64Array, {codes, means}: Group): void {
  for (let row = 0; row < column.length; row++) column[row] = (column[row] ?? 0) - (means[codes[row] ?? 0] ?? 0);
}

function subtractAndAddUp(column: Float64Array, {codes, means}: Group, following: Group): void {
  const sums = following.means;
  const others = following.codes;
  sums.fill(0);
  for (let row = 0; row < column.length; row++) {
    const value = (column[row] ?? 0) - (means[codes[row] ?? 0] ?? 0);
    column[row] = value;
    const code = others[row] ?? 0;
    sums[code] = (sums[code] ?? 0) + value;
  }
}

/** Means this many times the spread that is left cost two of its digits; then a second pass takes their rounding away. */
const largeMean = 100;

/** Exact but for rounding. */
function once(column: Float64Array, groups: readonly Group[]): Float64Array {
  const result = column.slice();
  const largest = subtractMeans(result, groups);
  if (largest * Math.sqrt(result.length) > largeMean * norm(result)) subtractMeans(result, groups);
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
  for (let cell = 0; cell < cells; cell++) if (counts[cell] !== each) return false;
  return true;
}

function alternate(column: Float64Array, groups: readonly Group[]): Float64Array {
  // Starting from centred values, so that a large level does not set the precision.
  let current: Float64Array = once(column, groups.slice(0, 1));
  const spread = norm(current);
  if (spread === 0) return current;
  const step = (from: Float64Array, to: Float64Array): Float64Array => {
    to.set(from);
    subtractMeans(to, groups);
    return to;
  };
  // Two of the three are written anew each round, the third holds where the round began.
  let first: Float64Array = new Float64Array(column.length);
  let second: Float64Array = new Float64Array(column.length);
  for (let round = 0; round < mostRounds; round++) {
    first = step(current, first);
    second = step(first, second);
    if (distance(first, second) <= precision * spread) return step(second, first);
    const next = ironsTuck(current, first, second);
    if (next === second) [current, second] = [second, current];
  }
  throw new InputError(
    "not-converged",
    "the absorbed effects can hardly be told apart; leave one out, or keep regions with more periods"
  );
}

/**
 * Extrapolate three iterates (Irons & Tuck 1969) into the first; the last as it is when they do not line up. Returns the
 * array that holds the result.
 */
function ironsTuck(start: Float64Array, once: Float64Array, second: Float64Array): Float64Array {
  let product = 0;
  let square = 0;
  for (let row = 0; row < start.length; row++) {
    const move = (second[row] ?? 0) - (once[row] ?? 0);
    const bend = move - ((once[row] ?? 0) - (start[row] ?? 0));
    product += move * bend;
    square += bend * bend;
  }
  if (!(square > 0)) return second;
  const factor = product / square;
  for (let row = 0; row < start.length; row++) {
    const value = second[row] ?? 0;
    start[row] = value - factor * (value - (once[row] ?? 0));
  }
  return start;
}

function distance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) {
    const difference = (a[row] ?? 0) - (b[row] ?? 0);
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}
