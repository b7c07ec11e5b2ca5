import {leastSquares} from "../linear/least-squares.js";
import type {Columns} from "../types.js";

/**
 * Weights w ≥ 0 with Σw = 1 that minimise ‖Aw − b‖² + ridge·‖w‖², exactly: the point nearest to 0 of the polytope of the
 * columns A_j − b (with √ridge·e_j below them), by Wolfe's (1976) finite method. Each step solves for the nearest point
 * of the affine hull of a few columns and walks there as far as weights stay positive.
 *
 * @param columns J ≥ 1 columns of n
 * @param target n values
 * @returns J weights; columns that bring nothing have exactly 0
 */
export function simplexLeastSquares(
  columns: Columns,
  target: Float64Array,
  {ridge = 0}: {ridge?: number} = {}
): Float64Array {
  const points = columns.map((column, index) => pointOf(column, target, {ridge, index, count: columns.length}));
  const norms = points.map((point) => dot(point, point));
  const tolerance = 1e-13 * norms.reduce((most, value) => Math.max(most, value), 0);
  let corral = [norms.reduce((best, value, index) => (value < (norms[best] ?? Infinity) ? index : best), 0)];
  let weights = [1];
  for (let step = 0; step < 20 * (points.length + target.length) + 100; step++) {
    const nearest = combined(points, corral, weights);
    const along = points.map((point) => dot(nearest, point));
    const next = along.reduce((best, value, index) => (value < (along[best] ?? Infinity) ? index : best), 0);
    if ((along[next] ?? 0) >= dot(nearest, nearest) - tolerance || corral.includes(next)) break;
    corral = [...corral, next];
    weights = [...weights, 0];
    ({corral, weights} = settle(points, corral, weights));
  }
  const result = new Float64Array(points.length);
  corral.forEach((index, position) => {
    result[index] = weights[position] ?? 0;
  });
  return result;
}

/** Moves to the nearest point of the affine hull, dropping columns whose weight runs out on the way. */
function settle(
  points: Columns,
  startCorral: readonly number[],
  startWeights: readonly number[]
): {corral: number[]; weights: number[]} {
  let corral = [...startCorral];
  let weights = [...startWeights];
  while (corral.length > 1) {
    const aim = affineMinimum(points, corral);
    if (aim.every((value) => value > 1e-14)) return {corral, weights: aim};
    let share = 1;
    aim.forEach((value, index) => {
      const now = weights[index] ?? 0;
      if (value <= 1e-14 && now > value) share = Math.min(share, now / (now - value));
    });
    const moved = weights.map((value, index) => value + share * ((aim[index] ?? 0) - value));
    const least = moved.reduce((best, value, index) => (value < (moved[best] ?? Infinity) ? index : best), 0);
    const kept = moved.map((value, index) => index !== least && value > 1e-14);
    corral = corral.filter((_, index) => kept[index]);
    const left = moved.filter((_, index) => kept[index]);
    const sum = left.reduce((total, value) => total + value, 0);
    weights = left.map((value) => value / sum);
  }
  return {corral, weights: [1]};
}

/** Weights, summing to 1 but of any sign, of the point nearest to 0 in the affine hull. */
function affineMinimum(points: Columns, corral: readonly number[]): number[] {
  const [first = new Float64Array(), ...others] = corral.map((index) => points[index] ?? new Float64Array());
  const away = others.map((point) => point.map((value, row) => value - (first[row] ?? 0)));
  const {coefficients, kept} = leastSquares(
    first.map((value) => -value),
    away
  );
  // A column that lies in the hull of the others gets no weight, and so leaves.
  const weights = new Array<number>(corral.length).fill(0);
  kept.forEach((index, position) => {
    weights[index + 1] = coefficients[position] ?? 0;
  });
  weights[0] = 1 - weights.reduce((sum, value) => sum + value, 0);
  return weights;
}

function pointOf(
  column: Float64Array,
  target: Float64Array,
  {ridge, index, count}: {ridge: number; index: number; count: number}
): Float64Array {
  const n = target.length;
  const point = new Float64Array(ridge > 0 ? n + count : n);
  for (let row = 0; row < n; row++) point[row] = (column[row] ?? 0) - (target[row] ?? 0);
  if (ridge > 0) point[n + index] = Math.sqrt(ridge);
  return point;
}

function combined(points: Columns, corral: readonly number[], weights: readonly number[]): Float64Array {
  const sum = new Float64Array(points[0]?.length ?? 0);
  corral.forEach((index, position) => {
    const weight = weights[position] ?? 0;
    const point = points[index] ?? sum;
    for (let row = 0; row < sum.length; row++) sum[row] = (sum[row] ?? 0) + weight * (point[row] ?? 0);
  });
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += (a[row] ?? 0) * (b[row] ?? 0);
  return sum;
}
