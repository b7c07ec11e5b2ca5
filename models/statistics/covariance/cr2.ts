import {eigenSymmetric} from "../linear/matrix.js";
import type {Coding, LinearFit, Square} from "../types.js";
import {absorbedBasis} from "./absorbed-basis.js";
import type {OrthonormalFit} from "./orthonormal.js";
import {outerSum} from "./scores.js";

interface ClusterPart {
  /** A'X of the cluster, a column of n_g for each term. */
  adjusted: Float64Array[];
  rows: readonly number[];
}

/**
 * CR2 (Bell & McCaffrey 2002; Pustejovsky & Tipton 2018): residuals of each cluster times (I − H)^(−1/2), so that the
 * covariance is unbiased when errors are independent with one variance (with weights: variance 1/weight), and
 * Satterthwaite degrees of freedom a coefficient. H projects on the design and all absorbed effects; directions a
 * cluster cannot show are left out (Moore–Penrose).
 *
 * @returns the covariance of the orthonormal coefficients; degrees of freedom of those reported
 */
export function cr2(
  {fit, combinations}: OrthonormalFit,
  cluster: Coding
): {matrix: Square; dof: Float64Array; clusters: Record<string, number>} {
  const {columns} = absorbedBasis(fit, cluster);
  const parts = rowsByLevel(cluster).map((rows) => adjust(fit, columns, rows));
  const scores = parts.map(({adjusted, rows}) =>
    Float64Array.from(adjusted, (column) =>
      rows.reduce((sum, row, index) => sum + (column[index] ?? 0) * (fit.residuals[row] ?? 0), 0)
    )
  );
  return {
    matrix: outerSum(scores),
    dof: satterthwaite(fit, {basis: columns, parts, combinations}),
    clusters: {[cluster.name]: cluster.levels.length}
  };
}

export function rowsByLevel({codes, levels}: Coding): number[][] {
  const rows = levels.map((): number[] => []);
  codes.forEach((code, row) => rows[code]?.push(row));
  return rows;
}

/** (I − ZZ')^(−1/2) X of one cluster, through the r×r matrix Z'Z: I + Z·U·((1−λ)^(−1/2) − 1)/λ·U'·Z'. */
function adjust(fit: LinearFit, basis: readonly Float64Array[], rows: readonly number[]): ClusterPart {
  const z = basis.map((column) => Float64Array.from(rows, (row) => column[row] ?? 0));
  const x = fit.design.map((column) => Float64Array.from(rows, (row) => column[row] ?? 0));
  const gram = z.map((a) => Float64Array.from(z, (b) => dot(a, b)));
  const {values, vectors} = eigenSymmetric(gram);
  const adjusted = x.map((column) => {
    const result = Float64Array.from(column);
    const inner = z.map((direction) => dot(direction, column));
    vectors.forEach((vector, index) => {
      const lambda = values[index] ?? 0;
      if (lambda < 1e-12) return;
      const along = vector.reduce((sum, value, at) => sum + value * (inner[at] ?? 0), 0);
      const left = 1 - lambda;
      // λ = 1: the model fits this direction of the cluster whole; its inverse root is taken as 0.
      const change = ((left < 1e-10 ? 0 : 1 / Math.sqrt(left)) - 1) / lambda;
      z.forEach((direction, at) => {
        const step = change * along * (vector[at] ?? 0);
        for (let row = 0; row < result.length; row++) result[row] = (result[row] ?? 0) + step * (direction[row] ?? 0);
      });
    });
    return result;
  });
  return {adjusted, rows};
}

/** ν = (Σ P_gg)² / ΣΣ P_gh² with P_gh = p_g'(I − H)_gh p_h and p_g = A'Q U'e. */
function satterthwaite(
  fit: LinearFit,
  {basis, parts, combinations}: {basis: readonly Float64Array[]; parts: readonly ClusterPart[]; combinations: Square}
): Float64Array {
  return Float64Array.from(fit.terms, (_, term) => {
    const weights = combinations[term] ?? new Float64Array();
    const own: number[] = [];
    const shared: Float64Array[] = [];
    for (const {adjusted, rows} of parts) {
      const p = new Float64Array(rows.length);
      adjusted.forEach((column, index) => {
        for (let row = 0; row < p.length; row++) p[row] = (p[row] ?? 0) + (weights[index] ?? 0) * (column[row] ?? 0);
      });
      own.push(dot(p, p));
      shared.push(
        Float64Array.from(basis, (column) =>
          rows.reduce((sum, row, index) => sum + (column[row] ?? 0) * (p[index] ?? 0), 0)
        )
      );
    }
    let trace = 0;
    let squares = 0;
    shared.forEach((a, g) => {
      shared.forEach((b, h) => {
        const value = (g === h ? (own[g] ?? 0) : 0) - dot(a, b);
        if (g === h) trace += value;
        squares += value * value;
      });
    });
    return (trace * trace) / squares;
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
