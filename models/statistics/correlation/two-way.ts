import {demean} from "../linear/demean.js";
import type {Coding} from "../types.js";

/** Effects with more levels than this on both sides are taken out by alternating projections. */
const mostLevels = 800;

/**
 * A function that takes effects out of a column: its residual on their dummies (the mean when there are none). Made once
 * for a set of rows and used on many columns: with two effects the smaller one's levels are solved for directly from
 * D_b − C'D_a⁻¹C (a: levels of the larger, C: rows of each pair of levels), by Cholesky, with one step of refinement;
 * three or more go by alternating projections.
 *
 * @param effects codings of n rows
 */
export function effectRemover(effects: readonly Coding[], n: number): (column: Float64Array) => Float64Array {
  const [first, second, third] = effects;
  if (first === undefined) {
    const constant: Coding = {name: "", codes: new Int32Array(n), levels: ["all"]};
    return (column) => twice(column, [meansOf(constant)]);
  }
  if (second === undefined) return (column) => twice(column, [meansOf(first)]);
  const [large, small] = first.levels.length >= second.levels.length ? [first, second] : [second, first];
  if (third !== undefined || small.levels.length > mostLevels)
    return (column) => demean([column], effects)[0] ?? column;
  return directly(large, small);
}

interface Means {
  codes: Int32Array;
  counts: Float64Array;
}

function meansOf({codes, levels}: Coding): Means {
  const counts = new Float64Array(levels.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  return {codes, counts};
}

/** The second pass takes away the rounding of the first. */
function twice(column: Float64Array, groups: readonly Means[]): Float64Array {
  const result = Float64Array.from(column);
  for (let pass = 0; pass < 2; pass++) for (const group of groups) subtract(result, group, levelSums(result, group));
  return result;
}

function levelSums(column: Float64Array, {codes, counts}: Means): Float64Array {
  const sums = new Float64Array(counts.length);
  for (let row = 0; row < column.length; row++) {
    const code = codes[row] as number;
    sums[code] = (sums[code] as number) + (column[row] as number);
  }
  return sums;
}

/** Subtract the mean of each level, in place; the sums become means. */
function subtract(column: Float64Array, {codes, counts}: Means, sums: Float64Array): void {
  for (let level = 0; level < sums.length; level++) sums[level] = (sums[level] as number) / (counts[level] as number);
  for (let row = 0; row < column.length; row++)
    column[row] = (column[row] as number) - (sums[codes[row] as number] as number);
}

function directly(large: Coding, small: Coding): (column: Float64Array) => Float64Array {
  const [a, b] = [meansOf(large), meansOf(small)];
  const factor = cholesky(laplacian(a, b));
  return (column) => {
    const result = Float64Array.from(column);
    const ofLarge = new Float64Array(a.counts.length);
    const ofSmall = new Float64Array(b.counts.length);
    const first = levelSums(result, a);
    takeAndSum(result, {from: a, effect: first.map((sum, level) => sum / (a.counts[level] as number))}, b, ofSmall);
    for (let pass = 0; pass < 3; pass++) {
      const effect = solve(factor, ofSmall);
      // Solved for once more, as the first solution carries the rounding of a large mean.
      if (pass > 0 && largest(effect) <= 1e-14 * Math.sqrt(sumOfSquares(result) / result.length)) break;
      takeAndSum(result, {from: b, effect}, a, ofLarge);
      const means = ofLarge.map((sum, level) => sum / (a.counts[level] as number));
      takeAndSum(result, {from: a, effect: means}, b, ofSmall);
    }
    return result;
  };
}

/** Subtracts the effect of one grouping in place and sums what is left by the levels of the other. */
function takeAndSum(
  column: Float64Array,
  {from, effect}: {from: Means; effect: Float64Array},
  {codes}: Means,
  sums: Float64Array
): void {
  const own = from.codes;
  sums.fill(0);
  for (let row = 0; row < column.length; row++) {
    const left = (column[row] as number) - (effect[own[row] as number] as number);
    const code = codes[row] as number;
    column[row] = left;
    sums[code] = (sums[code] as number) + left;
  }
}

const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

function sumOfSquares(column: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < column.length; row++) sum += (column[row] as number) * (column[row] as number);
  return sum;
}

/** D_b − C'D_a⁻¹C, by rows: what the dummies of b have of their own. */
function laplacian(a: Means, b: Means): Float64Array[] {
  const size = b.counts.length;
  const matrix = Array.from(b.counts, (count, level) => {
    const row = new Float64Array(size);
    row[level] = count;
    return row;
  });
  const starts = new Int32Array(a.counts.length + 1);
  a.counts.forEach((count, level) => (starts[level + 1] = (starts[level] as number) + count));
  const next = starts.slice();
  const members = new Int32Array(a.codes.length);
  for (let row = 0; row < a.codes.length; row++) {
    const level = a.codes[row] as number;
    const place = next[level] as number;
    members[place] = b.codes[row] as number;
    next[level] = place + 1;
  }
  for (let level = 0; level < a.counts.length; level++) {
    const share = 1 / (a.counts[level] as number);
    const [start, end] = [starts[level] as number, starts[level + 1] as number];
    for (let i = start; i < end; i++) {
      const row = matrix[members[i] as number] as Float64Array;
      for (let j = start; j < end; j++) {
        const other = members[j] as number;
        row[other] = (row[other] as number) - share;
      }
    }
  }
  return matrix;
}

/**
 * The lower triangle L of LL'. The matrix has one direction without weight for every set of levels that hang together;
 * the last level of each gets a zero row, which leaves its effect at 0.
 */
function cholesky(matrix: readonly Float64Array[]): Float64Array[] {
  const lower: Float64Array[] = [];
  matrix.forEach((row, i) => {
    const own = new Float64Array(i + 1);
    for (let j = 0; j <= i; j++) {
      const other = j === i ? own : (lower[j] as Float64Array);
      let sum = row[j] as number;
      for (let m = 0; m < j; m++) sum -= (own[m] as number) * (other[m] as number);
      if (j < i) own[j] = (other[j] as number) === 0 ? 0 : sum / (other[j] as number);
      else own[i] = sum > 1e-10 * (row[i] as number) ? Math.sqrt(sum) : 0;
    }
    lower.push(own);
  });
  return lower;
}

function solve(lower: readonly Float64Array[], right: Float64Array): Float64Array {
  const solution = Float64Array.from(right);
  for (let i = 0; i < lower.length; i++) {
    const row = lower[i] as Float64Array;
    let sum = solution[i] as number;
    for (let m = 0; m < i; m++) sum -= (row[m] as number) * (solution[m] as number);
    solution[i] = row[i] === 0 ? 0 : sum / (row[i] as number);
  }
  for (let i = lower.length - 1; i >= 0; i--) {
    const row = lower[i] as Float64Array;
    if (row[i] === 0) {
      solution[i] = 0;
      continue;
    }
    const value = (solution[i] as number) / (row[i] as number);
    solution[i] = value;
    for (let m = 0; m < i; m++) solution[m] = (solution[m] as number) - (row[m] as number) * value;
  }
  return solution;
}
