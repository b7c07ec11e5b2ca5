import {demean} from "../linear/demean.js";
import type {Coding, Columns} from "../types.js";

/** The smaller effect may have this many levels: its normal equations are solved whole. */
const mostLevels = 400;

/**
 * Takes two absorbed effects out of columns by solving the normal equations of the smaller one, the larger one's means
 * taken out first (Frisch & Waugh): exact on unbalanced panels too, where alternating projections need many rounds. Other
 * numbers of effects, and effects that part the rows into pieces without link, are left to demean.
 *
 * @param columns k columns of n; not changed
 * @param effects codings of the same n rows
 * @param options `isCentred`: the columns have no large mean, as when the effects of more rows were taken out before
 */
export function quickDemean(
  columns: Columns,
  effects: readonly Coding[],
  {isCentred = false}: {isCentred?: boolean} = {}
): Float64Array[] {
  const [a, b, ...more] = effects;
  if (a === undefined || b === undefined || more.length > 0) return demean(columns, effects);
  const [large, small] = a.levels.length >= b.levels.length ? [a, b] : [b, a];
  const levels = small.levels.length;
  if (levels < 2 || levels > mostLevels) return demean(columns, effects);
  const totals = new Float64Array(large.levels.length);
  for (const code of large.codes) totals[code] = (totals[code] ?? 0) + 1;
  const counts = new Float64Array(levels);
  for (const code of small.codes) counts[code] = (counts[code] ?? 0) + 1;
  if (isBalanced(large, small, totals, counts))
    return columns.map((column) => {
      const rest = Float64Array.from(column);
      for (let pass = isCentred ? 1 : 0; pass < 2; pass++) {
        subtractMeans(rest, large.codes, totals);
        subtractMeans(rest, small.codes, counts);
      }
      return rest;
    });
  const factor = cholesky(crossOf(large, small, totals), levels - 1);
  if (factor === null) return demean(columns, effects);
  return columns.map((column) => {
    const rest = Float64Array.from(column);
    // The second pass takes the rounding of a large mean away.
    for (let pass = isCentred ? 1 : 0; pass < 2; pass++) {
      subtractMeans(rest, large.codes, totals);
      const sums = new Float64Array(levels);
      for (let row = 0; row < rest.length; row++) {
        const level = small.codes[row] ?? 0;
        sums[level] = (sums[level] ?? 0) + (rest[row] ?? 0);
      }
      const level = solve(factor, sums, levels - 1);
      for (let row = 0; row < rest.length; row++) rest[row] = (rest[row] ?? 0) - (level[small.codes[row] ?? 0] ?? 0);
      subtractMeans(rest, large.codes, totals);
    }
    return rest;
  });
}

/** Every pair of levels once: means of the one are then untouched by the other. */
function isBalanced(large: Coding, small: Coding, totals: Float64Array, counts: Float64Array): boolean {
  const levels = small.levels.length;
  if (large.codes.length !== totals.length * levels) return false;
  if (totals.some((total) => total !== levels) || counts.some((count) => count !== totals.length)) return false;
  const seen = new Uint8Array(totals.length * levels);
  for (let row = 0; row < large.codes.length; row++) {
    const cell = (large.codes[row] ?? 0) * levels + (small.codes[row] ?? 0);
    if (seen[cell] === 1) return false;
    seen[cell] = 1;
  }
  return true;
}

function subtractMeans(column: Float64Array, codes: Int32Array, totals: Float64Array): void {
  const means = new Float64Array(totals.length);
  for (let row = 0; row < column.length; row++) {
    const code = codes[row] ?? 0;
    means[code] = (means[code] ?? 0) + (column[row] ?? 0);
  }
  for (let code = 0; code < means.length; code++) means[code] = (means[code] ?? 0) / (totals[code] ?? 1);
  for (let row = 0; row < column.length; row++) column[row] = (column[row] ?? 0) - (means[codes[row] ?? 0] ?? 0);
}

/**
 * D'D − D'PD of the smaller effect's dummies D, P the projection on the larger one's: L×L by rows. A level of the larger
 * effect with rows in nearly all of the smaller one's, once each, is counted by those it lacks.
 */
function crossOf(large: Coding, small: Coding, totals: Float64Array): Float64Array {
  const levels = small.levels.length;
  const cross = new Float64Array(levels * levels);
  const add = (i: number, j: number, value: number): void => {
    cross[i * levels + j] = (cross[i * levels + j] ?? 0) + value;
  };
  const {ordered, starts} = rowsByLevel(large, small, totals);
  const count = new Int32Array(levels);
  let everywhere = 0;
  for (let code = 0; code < totals.length; code++) {
    const own = ordered.subarray(starts[code], starts[code + 1]);
    const share = 1 / own.length;
    count.fill(0);
    let isOnce = true;
    for (const level of own) {
      if (count[level] === 1) isOnce = false;
      count[level] = 1;
      add(level, level, 1);
    }
    const lacking = isOnce && own.length * 2 > levels ? levelsLacking(count) : null;
    if (lacking === null) {
      for (const i of own) for (const j of own) add(i, j, -share);
      continue;
    }
    everywhere += share;
    for (const i of lacking) {
      for (let j = 0; j < levels; j++) {
        add(i, j, share);
        add(j, i, share);
      }
      for (const j of lacking) add(i, j, -share);
    }
  }
  for (let at = 0; at < cross.length; at++) cross[at] = (cross[at] ?? 0) - everywhere;
  return cross;
}

/** Levels of the smaller effect in order of the larger one's, and where each of those begins. */
function rowsByLevel(large: Coding, small: Coding, totals: Float64Array): {ordered: Int32Array; starts: Int32Array} {
  const starts = new Int32Array(totals.length + 1);
  for (let code = 0; code < totals.length; code++) starts[code + 1] = (starts[code] ?? 0) + (totals[code] ?? 0);
  const next = starts.slice();
  const ordered = new Int32Array(large.codes.length);
  for (let row = 0; row < large.codes.length; row++) {
    const code = large.codes[row] ?? 0;
    const at = next[code] ?? 0;
    ordered[at] = small.codes[row] ?? 0;
    next[code] = at + 1;
  }
  return {ordered, starts};
}

function levelsLacking(count: Int32Array): number[] {
  const lacking: number[] = [];
  count.forEach((has, level) => {
    if (has === 0) lacking.push(level);
  });
  return lacking;
}

/** Lower triangle of the first `size` levels (the last one is 0); null when they are not linked to it. */
function cholesky(cross: Float64Array, size: number): Float64Array | null {
  const width = size + 1;
  const lower = new Float64Array(width * width);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = cross[i * width + j] ?? 0;
      for (let m = 0; m < j; m++) sum -= (lower[i * width + m] ?? 0) * (lower[j * width + m] ?? 0);
      if (i !== j) lower[i * width + j] = sum / (lower[j * width + j] ?? 1);
      else if (sum > 1e-8 * (cross[i * width + i] ?? 0)) lower[i * width + i] = Math.sqrt(sum);
      else return null;
    }
  }
  return lower;
}

/** The effects of the smaller one's levels, the last one 0. */
function solve(lower: Float64Array, right: Float64Array, size: number): Float64Array {
  const width = size + 1;
  const solution = Float64Array.from(right);
  solution[size] = 0;
  for (let i = 0; i < size; i++) {
    let sum = solution[i] ?? 0;
    for (let m = 0; m < i; m++) sum -= (lower[i * width + m] ?? 0) * (solution[m] ?? 0);
    solution[i] = sum / (lower[i * width + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = solution[i] ?? 0;
    for (let m = i + 1; m < size; m++) sum -= (lower[m * width + i] ?? 0) * (solution[m] ?? 0);
    solution[i] = sum / (lower[i * width + i] ?? 1);
  }
  return solution;
}
