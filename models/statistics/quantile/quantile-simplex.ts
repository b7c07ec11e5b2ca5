import type {Columns} from "../types.js";
import {inverseOfRows} from "./inverse-of-rows.js";
import {weightedSelect} from "./weighted-select.js";

/** A vertex of the problem: k rows fitted exactly. */
export interface Vertex {
  /** Rows with residual 0. */
  readonly rows: Int32Array;
  /** n residuals at the vertex. */
  readonly residuals: Float64Array;
  readonly iterations: number;
}

const mostIterations = 200_000;
/** Pivots after which the inverse is made anew, so that rounding does not pile up. */
const refreshEvery = 64;
/** A slope below this, on an orthonormal basis, is a way down and not rounding. */
const flat = 1e-12;

/**
 * Minimises Σ ρ_τ(y − Qc), ρ_τ(r) = r·(τ − 1{r < 0}), over c by walking from vertex to vertex of the linear programme:
 * the steepest edge, and along it past all breakpoints at which the sum still falls (Barrodale & Roberts 1973; Koenker &
 * d'Orey 1987). Exact when no row but the k of the vertex has residual 0.
 *
 * @param y n values
 * @param basis k orthonormal columns of n
 * @param start k rows of the basis that are linearly independent
 */
export function quantileSimplex(y: Float64Array, basis: Columns, tau: number, start: Int32Array): Vertex {
  const [n, k] = [y.length, basis.length];
  const rows = Int32Array.from(start);
  const place = new Int32Array(n).fill(-1);
  rows.forEach((row, index) => {
    place[row] = index;
  });
  let inverse = inverseOfRows(basis, rows);
  let residuals = residualsAt(y, basis, rows, inverse);
  const along = new Float64Array(n);
  const breaks = new Float64Array(n);
  const sizes = new Float64Array(n);
  const candidates = new Int32Array(n);
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    if (iteration % refreshEvery === refreshEvery - 1) {
      inverse = inverseOfRows(basis, rows);
      residuals = residualsAt(y, basis, rows, inverse);
    }
    const edge = steepestEdge(gradient(basis, residuals, place, tau), inverse, tau);
    if (edge === null) return {rows, residuals, iterations: iteration};
    const {leaving, sign, slope} = edge;
    along.fill(0);
    for (let column = 0; column < k; column++) {
      const step = sign * (inverse[column]?.[leaving] ?? 0);
      const values = basis[column];
      for (let row = 0; row < n; row++) along[row] = (along[row] ?? 0) + step * (values?.[row] ?? 0);
    }
    let count = 0;
    for (let row = 0; row < n; row++) {
      const [change, residual] = [along[row] ?? 0, residuals[row] ?? 0];
      if ((place[row] ?? 0) >= 0 || !(residual * change > 0)) continue;
      breaks[row] = residual / change;
      sizes[row] = Math.abs(change);
      candidates[count++] = row;
    }
    const entering = weightedSelect(breaks, sizes, candidates.subarray(0, count), -slope);
    if (entering < 0) throw new Error("a quantile regression without lower bound");
    const length = breaks[entering] ?? 0;
    for (let row = 0; row < n; row++)
      if ((place[row] ?? 0) < 0) residuals[row] = (residuals[row] ?? 0) - length * (along[row] ?? 0);
    const gone = rows[leaving] ?? 0;
    residuals[gone] = -sign * length;
    residuals[entering] = 0;
    place[gone] = -1;
    place[entering] = leaving;
    rows[leaving] = entering;
    pivot(inverse, basis, entering, leaving);
  }
  throw new Error("the quantile regression did not end");
}

/** Σ (τ − 1{r < 0})·q over the rows not fitted exactly. */
function gradient(basis: Columns, residuals: Float64Array, place: Int32Array, tau: number): Float64Array {
  return Float64Array.from(basis, (column) => {
    let sum = 0;
    for (let row = 0; row < residuals.length; row++)
      if ((place[row] ?? 0) < 0) sum += (tau - ((residuals[row] ?? 0) < 0 ? 1 : 0)) * (column[row] ?? 0);
    return sum;
  });
}

/**
 * Slopes of all 2k edges of a vertex: raising the fit of row j costs 1 − τ there, lowering it τ. The steepest by its
 * length, or null when none leads down.
 */
function steepestEdge(
  gradientOf: Float64Array,
  inverse: readonly Float64Array[],
  tau: number
): {leaving: number; sign: 1 | -1; slope: number} | null {
  let best: {leaving: number; sign: 1 | -1; slope: number} | null = null;
  let least = -flat;
  for (let leaving = 0; leaving < gradientOf.length; leaving++) {
    const {pull, size} = pullOf(gradientOf, inverse, leaving);
    for (const sign of [1, -1] as const) {
      const slope = sign === 1 ? 1 - tau - pull : tau + pull;
      if (slope / size < least) {
        least = slope / size;
        best = {leaving, sign, slope};
      }
    }
  }
  return best;
}

function pullOf(
  gradientOf: Float64Array,
  inverse: readonly Float64Array[],
  leaving: number
): {pull: number; size: number} {
  let [pull, square] = [0, 0];
  inverse.forEach((own, column) => {
    const value = own[leaving] ?? 0;
    pull += (gradientOf[column] ?? 0) * value;
    square += value * value;
  });
  return {pull, size: Math.sqrt(square)};
}

/** Whether an edge of a best vertex is flat, so that there are other best fits. */
export function hasFlatEdge({rows, residuals}: Vertex, basis: Columns, tau: number): boolean {
  const place = new Int32Array(residuals.length).fill(-1);
  rows.forEach((row, index) => {
    place[row] = index;
  });
  const inverse = inverseOfRows(basis, rows);
  const slopes = gradient(basis, residuals, place, tau);
  return Array.from(rows, (_, leaving) => pullOf(slopes, inverse, leaving)).some(
    ({pull, size}) => Math.min(1 - tau - pull, tau + pull) < 1e-8 * size
  );
}

/** y − Qc with c = Q_h⁻¹y_h; exactly 0 in the rows h. */
export function residualsAt(
  y: Float64Array,
  basis: Columns,
  rows: Int32Array,
  inverse: readonly Float64Array[]
): Float64Array {
  const residuals = Float64Array.from(y);
  inverse.forEach((own, column) => {
    let c = 0;
    rows.forEach((row, index) => {
      c += (own[index] ?? 0) * (y[row] ?? 0);
    });
    const values = basis[column];
    for (let row = 0; row < y.length; row++) residuals[row] = (residuals[row] ?? 0) - c * (values?.[row] ?? 0);
  });
  for (const row of rows) residuals[row] = 0;
  return residuals;
}

/** The inverse when row `leaving` of the k is replaced by the entering one, in place. */
function pivot(inverse: readonly Float64Array[], basis: Columns, entering: number, leaving: number): void {
  const k = inverse.length;
  const weights = new Float64Array(k);
  inverse.forEach((own, column) => {
    const q = basis[column]?.[entering] ?? 0;
    for (let index = 0; index < k; index++) weights[index] = (weights[index] ?? 0) + q * (own[index] ?? 0);
  });
  const divisor = weights[leaving] ?? 1;
  for (const own of inverse) {
    const value = (own[leaving] ?? 0) / divisor;
    for (let index = 0; index < k; index++)
      own[index] = index === leaving ? value : (own[index] ?? 0) - (weights[index] ?? 0) * value;
  }
}
