import {leastSquares} from "../linear/least-squares.js";
import {createRandom} from "../random.js";
import type {Columns} from "../types.js";
import {pick} from "../formula/pick.js";
import {independentRows, inverseOfRows} from "./inverse-of-rows.js";
import {hasFlatEdge, quantileSimplex, residualsAt} from "./quantile-simplex.js";

export interface QuantileFit {
  /** One a column. */
  coefficients: Float64Array;
  /** y − Xb, n; exactly 0 in the k rows the plane goes through. */
  residuals: Float64Array;
  /** Whether other coefficients give the same sum. */
  isUnique: boolean;
  iterations: number;
}

/** How far τ is lowered to choose among best fits: enough to decide a tie, too little to matter otherwise. */
const tieBreak = 1e-10;

/**
 * Linear quantile regression (Koenker & Bassett 1978): the b that minimises Σ w·ρ_τ(y − Xb). The solution is a vertex,
 * exact but for rounding. Of several best fits the one with the lowest mean fit is given, the limit from below in τ, and
 * among those one that depends on the rows and not on their order.
 *
 * @param y n outcomes
 * @param columns k linearly independent columns of n, k < n
 * @param tau between 0 and 1
 * @param weights n positive weights, or null
 */
export function fitQuantile(
  y: Float64Array,
  columns: Columns,
  tau: number,
  weights: Float64Array | null = null
): QuantileFit {
  const order = canonicalOrder([y, ...columns, ...(weights === null ? [] : [weights])]);
  const [outcome, ...x] = [y, ...columns].map((column) => pick(column, order));
  if (outcome === undefined) throw new Error("no outcome");
  const w = weights === null ? null : pick(weights, order);
  const times = (column: Float64Array): Float64Array =>
    w === null ? column : column.map((value, row) => value * (w[row] ?? 0));
  // On what least squares leaves, and on its orthonormal basis, offset and scale of the columns no longer matter.
  const {residuals: rest, basis} = leastSquares(times(outcome), x.map(times), {tolerance: 0});
  const size = Math.sqrt(rest.reduce((sum, value) => sum + value * value, 0) / rest.length);
  const level = outcome.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const target = size > 1e-13 * level ? rest : new Float64Array(rest.length);
  const vertex = bestVertex(target, basis, tau, size);
  const coefficients = solveRows(outcome, x, vertex.rows);
  const residuals = new Float64Array(y.length);
  const isExact = new Set(vertex.rows);
  order.forEach((row, position) => {
    let fitted = 0;
    columns.forEach((column, term) => {
      fitted += (coefficients[term] ?? 0) * (column[row] ?? 0);
    });
    residuals[row] = isExact.has(position) ? 0 : (y[row] ?? 0) - fitted;
  });
  return {coefficients, residuals, isUnique: vertex.isUnique, iterations: vertex.iterations};
}

/**
 * Ties in the data would let the walk go round in circles, so it walks on values moved by a billionth of their spread.
 * When no residual changes sign by moving back, the vertex is best for the values themselves too; else they are moved
 * less.
 */
function bestVertex(
  y: Float64Array,
  basis: Columns,
  tau: number,
  size: number
): {rows: Int32Array; isUnique: boolean; iterations: number} {
  const random = createRandom(1, 0);
  const noise = y.map(() => random.uniform() - 0.5);
  let rows = startRows(y, basis, tau);
  let iterations = 0;
  for (const share of [1e-9, 1e-11, 1e-13]) {
    const moved = y.map((value, row) => value + share * (size || 1) * (noise[row] ?? 0));
    const vertex = quantileSimplex(moved, basis, tau - tieBreak, rows);
    rows = vertex.rows;
    iterations += vertex.iterations;
    const back = residualsAt(y, basis, rows, inverseOfRows(basis, rows));
    const turned = back.some(
      (value, row) => value * (vertex.residuals[row] ?? 0) < 0 && Math.abs(value) > 1e-13 * (size || 1)
    );
    if (!turned || share === 1e-13) return {rows, isUnique: !hasFlatEdge(vertex, basis, tau), iterations};
  }
  throw new Error("unreachable");
}

/** Rows near the quantile of y, in any case independent ones. */
function startRows(y: Float64Array, basis: Columns, tau: number): Int32Array {
  const sorted = Float64Array.from(y).sort();
  const quantile = sorted[Math.floor(tau * (y.length - 1))] ?? 0;
  const order = Int32Array.from(y, (_, row) => row).sort(
    (a, b) => Math.abs((y[a] ?? 0) - quantile) - Math.abs((y[b] ?? 0) - quantile) || a - b
  );
  return independentRows(basis, order);
}

/** The plane through k rows. */
function solveRows(y: Float64Array, columns: Columns, rows: Int32Array): Float64Array {
  return leastSquares(
    pick(y, rows),
    columns.map((column) => pick(column, rows)),
    {tolerance: 0}
  ).coefficients;
}

/** Row numbers sorted by the values of the columns, the first column first. */
function canonicalOrder(columns: Columns): Int32Array {
  const n = columns[0]?.length ?? 0;
  return Int32Array.from({length: n}, (_, row) => row).sort((a, b) => {
    for (const column of columns) {
      const difference = (column[a] ?? 0) - (column[b] ?? 0);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
}
