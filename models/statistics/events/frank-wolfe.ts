import type {Columns} from "../types.js";

/**
 * The weights that synthdid (Arkhangelsky et al. 2021) stops at: Frank–Wolfe with exact line search on ‖Aw − b‖²/n +
 * ζ²‖w‖² over the simplex, from equal weights for 100 steps, then from the larger weights (at least a quarter of the
 * largest) until a step gains less than (10⁻⁵σ)². It stops a little short of the minimum: use simplexLeastSquares for
 * the minimum itself, and this to compare with that package.
 *
 * @param columns J columns of n
 * @param target n values
 */
export function frankWolfe(
  columns: Columns,
  target: Float64Array,
  {zeta, noise}: {zeta: number; noise: number}
): Float64Array {
  const start = new Float64Array(columns.length).fill(1 / columns.length);
  const settings = {zeta, least: 1e-5 * noise * 1e-5 * noise};
  const rough = descend(columns, target, start, {...settings, steps: 100});
  const largest = rough.reduce((most, value) => Math.max(most, value), 0);
  const kept = rough.map((value) => (value <= largest / 4 ? 0 : value));
  const sum = kept.reduce((total, value) => total + value, 0);
  const sparse = kept.map((value) => value / sum);
  return descend(columns, target, sparse, {...settings, steps: 10_000});
}

function descend(
  columns: Columns,
  target: Float64Array,
  start: Float64Array,
  {zeta, least, steps}: {zeta: number; least: number; steps: number}
): Float64Array {
  const n = target.length;
  const eta = n * zeta * zeta;
  const weights = Float64Array.from(start);
  const errors = target.map((value) => -value);
  columns.forEach((column, index) => {
    add(errors, column, weights[index] ?? 0);
  });
  let before = Infinity;
  for (let step = 0; step < steps; step++) {
    const slopes = columns.map((column, index) => dot(errors, column) + eta * (weights[index] ?? 0));
    const vertex = slopes.reduce((best, value, index) => (value < (slopes[best] ?? Infinity) ? index : best), 0);
    const move = weights.map((value, index) => (index === vertex ? 1 : 0) - value);
    const corner = columns[vertex] ?? target;
    const change = errors.map((value, row) => (corner[row] ?? 0) - (value + (target[row] ?? 0)));
    const bend = dot(change, change) + eta * dot(move, move);
    if (!(bend > 0)) break;
    const slope = slopes.reduce((sum, value, index) => sum + value * (move[index] ?? 0), 0);
    const length = Math.min(1, Math.max(0, -slope / bend));
    add(weights, move, length);
    add(errors, change, length);
    const value = zeta * zeta * dot(weights, weights) + dot(errors, errors) / n;
    if (step > 0 && !(before - value > least)) break;
    before = value;
  }
  return weights;
}

function add(to: Float64Array, from: Float64Array, factor: number): void {
  if (factor === 0) return;
  for (let row = 0; row < to.length; row++) to[row] = (to[row] ?? 0) + factor * (from[row] ?? 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += (a[row] ?? 0) * (b[row] ?? 0);
  return sum;
}
