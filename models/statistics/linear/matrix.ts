import {EigenvalueDecomposition, Matrix} from "ml-matrix";
import {InputError} from "../../errors.js";
import type {Square} from "../types.js";

/** Small k×k matrices as rows. Sums run in index order, so results are equal to the bit on every run. */

export const identity = (k: number): Float64Array[] =>
  Array.from({length: k}, (_, row) => Float64Array.from({length: k}, (_unused, column) => (row === column ? 1 : 0)));

/** a·b for a (m×p) and b (p×q), both by rows. */
export function multiply(a: Square, b: Square): Float64Array[] {
  const columns = b[0]?.length ?? 0;
  return a.map((row) =>
    Float64Array.from({length: columns}, (_, column) => {
      let sum = 0;
      for (let index = 0; index < row.length; index++) sum += (row[index] ?? 0) * (b[index]?.[column] ?? 0);
      return sum;
    })
  );
}

/** bread·meat·bread for symmetric bread. */
export const sandwich = (bread: Square, meat: Square): Float64Array[] =>
  symmetric(multiply(multiply(bread, meat), bread));

/** The mean of a matrix and its transpose: rounding must not make a covariance lopsided. */
export const symmetric = (a: Square): Float64Array[] =>
  a.map((row, i) => row.map((value, j) => (value + (a[j]?.[i] ?? 0)) / 2));

/** factor·a. */
export const scaled = (a: Square, factor: number): Float64Array[] => a.map((row) => row.map((value) => value * factor));

/** a + b. */
export const added = (a: Square, b: Square): Float64Array[] =>
  a.map((row, i) => row.map((value, j) => value + (b[i]?.[j] ?? 0)));

/** a·v. */
export const times = (a: Square, vector: ArrayLike<number>): Float64Array =>
  Float64Array.from(a, (row) => row.reduce((sum, value, index) => sum + value * (vector[index] ?? 0), 0));

/** u'·a·v. */
export const quadratic = (u: ArrayLike<number>, a: Square, v: ArrayLike<number> = u): number =>
  times(a, v).reduce((sum, value, index) => sum + value * (u[index] ?? 0), 0);

/**
 * The inverse of a symmetric positive definite matrix, by Cholesky on its correlation form.
 *
 * @throws InputError `singular-matrix` when it is not positive definite to working precision
 */
export function invertSymmetric(a: Square): Float64Array[] {
  const k = a.length;
  const scale = a.map((row, index) => 1 / Math.sqrt(row[index] ?? NaN));
  const lower: Float64Array[] = [];
  for (let i = 0; i < k; i++) {
    const row = new Float64Array(k);
    for (let j = 0; j <= i; j++) {
      let sum = (a[i]?.[j] ?? 0) * (scale[i] ?? 0) * (scale[j] ?? 0);
      for (let m = 0; m < j; m++) sum -= (row[m] ?? 0) * ((j === i ? row : lower[j])?.[m] ?? 0);
      if (i !== j) row[j] = sum / (lower[j]?.[j] ?? 1);
      else if (sum > 1e-14) row[i] = Math.sqrt(sum);
      else throw new InputError("singular-matrix", "the matrix cannot be inverted: columns depend on each other");
    }
    lower.push(row);
  }
  const inverse = identity(k).map((unit) => solveCholesky(lower, unit));
  return symmetric(inverse.map((row, i) => row.map((value, j) => value * (scale[i] ?? 0) * (scale[j] ?? 0))));
}

function solveCholesky(lower: Square, right: Float64Array): Float64Array {
  const k = lower.length;
  const solution = Float64Array.from(right);
  for (let i = 0; i < k; i++) {
    for (let m = 0; m < i; m++) solution[i] = (solution[i] ?? 0) - (lower[i]?.[m] ?? 0) * (solution[m] ?? 0);
    solution[i] = (solution[i] ?? 0) / (lower[i]?.[i] ?? 1);
  }
  for (let i = k - 1; i >= 0; i--) {
    for (let m = i + 1; m < k; m++) solution[i] = (solution[i] ?? 0) - (lower[m]?.[i] ?? 0) * (solution[m] ?? 0);
    solution[i] = (solution[i] ?? 0) / (lower[i]?.[i] ?? 1);
  }
  return solution;
}

/** Eigenvalues, ascending, and eigenvectors (a row each) of a symmetric matrix. */
export function eigenSymmetric(a: Square): {values: Float64Array; vectors: Float64Array[]} {
  if (a.length === 0) return {values: new Float64Array(), vectors: []};
  const decomposition = new EigenvalueDecomposition(new Matrix(a.map((row) => Array.from(row))), {
    assumeSymmetric: true
  });
  const columns = decomposition.eigenvectorMatrix.transpose().to2DArray();
  return {
    values: Float64Array.from(decomposition.realEigenvalues),
    vectors: columns.map((vector) => Float64Array.from(vector))
  };
}

/** The nearest positive semidefinite matrix (negative eigenvalues set to 0), and whether that changed anything. */
export function positivePart(a: Square): {matrix: Float64Array[]; changed: boolean} {
  const {values, vectors} = eigenSymmetric(symmetric(a));
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (values.every((value) => value >= -1e-14 * largest)) return {matrix: symmetric(a), changed: false};
  const matrix = a.map((row, i) =>
    row.map((_, j) =>
      vectors.reduce((sum, vector, index) => {
        const value = values[index] ?? 0;
        return value > 0 ? sum + value * (vector[i] ?? 0) * (vector[j] ?? 0) : sum;
      }, 0)
    )
  );
  return {matrix, changed: true};
}

/** X'X of a design by columns, k×k. */
export function crossProduct(columns: Square, others: Square = columns): Float64Array[] {
  return columns.map((column) =>
    Float64Array.from(others, (other) => {
      let sum = 0;
      for (let row = 0; row < column.length; row++) sum += (column[row] ?? 0) * (other[row] ?? 0);
      return sum;
    })
  );
}
