import ln from "@stdlib/math-base-special-ln";
import {InputError} from "../../errors.js";
import type {Square} from "../types.js";

export interface GraphicalLasso {
  /** Θ, k×k: zero where two columns have nothing of their own in common. */
  precision: Float64Array[];
  /** W = Θ⁻¹. */
  covariance: Float64Array[];
  /** ln det Θ − tr(SΘ). */
  fit: number;
  /** Pairs with θ_ij ≠ 0. */
  edges: number;
  rounds: number;
}

/**
 * The sparse inverse of a covariance matrix: the Θ that maximises ln det Θ − tr(SΘ) − ρ·Σ_{i≠j}|θ_ij|, by block
 * coordinate descent, a lasso a column (Friedman, Hastie & Tibshirani 2008; R: `glasso(S, rho, penalize.diagonal =
 * FALSE)`).
 *
 * @param s k×k, positive diagonal
 * @param penalty ρ ≥ 0; with 0 the matrix must be positive definite
 * @param options `penalizeDiagonal`: as glasso does by default; `precision` of the solution, relative
 * @throws InputError `not-converged`
 */
export function graphicalLasso(
  s: Square,
  penalty: number,
  {penalizeDiagonal = false, precision: tolerance = 1e-9}: {penalizeDiagonal?: boolean; precision?: number} = {}
): GraphicalLasso {
  const k = s.length;
  const w = s.map((row, i) => row.map((value, j) => (i === j && penalizeDiagonal ? value + penalty : value)));
  const betas = s.map(() => new Float64Array(k));
  const scale = meanOffDiagonal(s);
  let rounds = 0;
  for (; rounds < mostRounds; rounds++) {
    let moved = 0;
    for (let j = 0; j < k; j++)
      moved += updateColumn(w, s, {j, penalty, tolerance: tolerance * 0.1 * scale}, betas[j] as Float64Array);
    if (moved <= tolerance * scale * k * k) break;
  }
  if (rounds === mostRounds)
    throw new InputError(
      "not-converged",
      "the graphical lasso does not settle: columns nearly follow from each other; use a larger penalty"
    );
  const precision = precisionOf(w, betas);
  return {
    precision,
    covariance: w,
    fit: logDeterminant(precision) - trace(s, precision),
    edges: edgesOf(precision),
    rounds: rounds + 1
  };
}

/**
 * The extended BIC of a graphical lasso, −n·(ln det Θ − tr SΘ) + E·ln n + 4γ·E·ln K (Foygel & Drton 2010): γ = 0 is the
 * BIC, 0.5 asks more of an edge the more columns there are.
 *
 * @param n observations; for rows that hang together the number of clusters
 */
export function extendedBic(
  {fit, edges, precision}: Pick<GraphicalLasso, "fit" | "edges" | "precision">,
  n: number,
  gamma = 0.5
): number {
  return -n * fit + edges * ln(n) + 4 * gamma * edges * ln(precision.length);
}

const mostRounds = 2000;
const mostSweeps = 10_000;

/** One column of W: the lasso of column j on the others, by coordinate descent; gives how far W moved. */
function updateColumn(
  w: readonly Float64Array[],
  s: Square,
  {j, penalty, tolerance}: {j: number; penalty: number; tolerance: number},
  beta: Float64Array
): number {
  const k = w.length;
  // W₁₁·β, kept up to date.
  const product = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    if (i === j || beta[i] === 0) continue;
    for (let m = 0; m < k; m++) product[m] = (product[m] as number) + (w[m]?.[i] as number) * (beta[i] as number);
  }
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let change = 0;
    for (let i = 0; i < k; i++) {
      if (i === j) continue;
      const own = w[i]?.[i] as number;
      const before = beta[i] as number;
      const rest = (s[i]?.[j] as number) - (product[i] as number) + own * before;
      const after = softened(rest, penalty) / own;
      const step = after - before;
      if (step === 0) continue;
      beta[i] = after;
      for (let m = 0; m < k; m++) product[m] = (product[m] as number) + (w[m]?.[i] as number) * step;
      change = Math.max(change, Math.abs(step) * own);
    }
    if (change <= tolerance) break;
  }
  let moved = 0;
  for (let i = 0; i < k; i++) {
    if (i === j) continue;
    const [row, column] = [w[i] as Float64Array, w[j] as Float64Array];
    moved += Math.abs((product[i] as number) - (row[j] as number));
    row[j] = product[i] as number;
    column[i] = product[i] as number;
  }
  return moved;
}

const softened = (value: number, by: number): number => (value > by ? value - by : value < -by ? value + by : 0);

function precisionOf(w: Square, betas: readonly Float64Array[]): Float64Array[] {
  const raw = betas.map((beta, j) => {
    let inner = 0;
    beta.forEach((value, i) => {
      if (i !== j) inner += (w[i]?.[j] ?? 0) * value;
    });
    const diagonal = 1 / ((w[j]?.[j] ?? NaN) - inner);
    return beta.map((value, i) => (i === j ? diagonal : value === 0 ? 0 : -value * diagonal));
  });
  // Symmetric; an edge only where both columns have it.
  return raw.map((row, i) =>
    row.map((value, j) => {
      const other = raw[j]?.[i] ?? 0;
      return i === j ? value : value === 0 || other === 0 ? 0 : (value + other) / 2;
    })
  );
}

function meanOffDiagonal(s: Square): number {
  let [sum, count] = [0, 0];
  s.forEach((row, i) =>
    row.forEach((value, j) => {
      if (i === j) return;
      sum += Math.abs(value);
      count++;
    })
  );
  return count === 0 || sum === 0 ? 1 : sum / count;
}

function edgesOf(precision: Square): number {
  let count = 0;
  precision.forEach((row, i) => row.forEach((value, j) => (count += j > i && value !== 0 ? 1 : 0)));
  return count;
}

function trace(s: Square, precision: Square): number {
  let sum = 0;
  s.forEach((row, i) => row.forEach((value, j) => (sum += value * (precision[j]?.[i] ?? 0))));
  return sum;
}

/** By Cholesky; NaN when not positive definite. */
function logDeterminant(a: Square): number {
  const lower: Float64Array[] = [];
  let sum = 0;
  a.forEach((row, i) => {
    const own = new Float64Array(i + 1);
    for (let j = 0; j <= i; j++) {
      let value = row[j] as number;
      const other = j === i ? own : (lower[j] as Float64Array);
      for (let m = 0; m < j; m++) value -= (own[m] as number) * (other[m] as number);
      own[j] = j < i ? value / (other[j] as number) : Math.sqrt(value);
    }
    sum += 2 * ln(own[i] as number);
    lower.push(own);
  });
  return sum;
}
