import {InputError} from "../../../errors.js";
import {eigenSymmetric, invertSymmetric, multiply, sandwich, symmetric, times} from "../../linear/matrix.js";
import type {Columns, Square} from "../../types.js";
import {addOuter, pickColumns, transposeTimes, transposeTimesBy, type SparseRows} from "./sparse-rows.js";

/** A difference equation with its instruments, n rows. */
export interface GmmData {
  readonly y: Float64Array;
  /** Dummies and terms. */
  readonly x: Columns;
  /** Instruments none of which follows from the others. */
  readonly z: SparseRows;
  readonly units: {readonly codes: Int32Array; readonly count: number};
  /** Row one period earlier in the same unit; −1 where none. */
  readonly previous: Int32Array;
}

/** The estimate with a weighting matrix A: b = (X'ZAZ'X)⁻¹X'ZAZ'y. */
export interface GmmStep {
  readonly coefficients: Float64Array;
  readonly residuals: Float64Array;
  /** A, L×L. */
  readonly weight: Square;
  /** (X'ZAZ'X)⁻¹, K×K. */
  readonly bread: Square;
  /** X'Z, K×L. */
  readonly xz: readonly Float64Array[];
  /** Zᵢ'eᵢ of each unit. */
  readonly moments: readonly Float64Array[];
  /** Σ Zᵢ'eᵢeᵢ'Zᵢ, L×L. */
  readonly meat: Square;
  /** Whether A is a general inverse, the matrix having none. */
  readonly singular: boolean;
}

/**
 * Z'HZ with H the covariance of differences of independent errors: 2 on the diagonal, −1 beside it for consecutive
 * periods (Arellano & Bond 1991).
 */
export function firstWeight(z: SparseRows, previous: Int32Array): Float64Array[] {
  const matrix = Array.from({length: z.width}, () => new Float64Array(z.width));
  previous.forEach((before, row) => {
    addOuter(matrix, z, {a: row, b: row, factor: 2});
    if (before < 0) return;
    addOuter(matrix, z, {a: row, b: before, factor: -1});
    addOuter(matrix, z, {a: before, b: row, factor: -1});
  });
  return matrix;
}

/** Only the instruments that do not follow from those before them, judged on Z'HZ, which has the rank of Z. */
export function independentInstruments(z: SparseRows, previous: Int32Array): SparseRows {
  const matrix = firstWeight(z, previous);
  const kept: number[] = [];
  const lower: Float64Array[] = [];
  matrix.forEach((line, column) => {
    const row = new Float64Array(kept.length + 1);
    kept.forEach((other, j) => {
      let sum = line[other] ?? 0;
      for (let m = 0; m < j; m++) sum -= (row[m] ?? 0) * (lower[j]?.[m] ?? 0);
      row[j] = sum / (lower[j]?.[j] ?? 1);
    });
    const own = line[column] ?? 0;
    let left = own;
    for (let m = 0; m < kept.length; m++) left -= (row[m] ?? 0) * (row[m] ?? 0);
    if (!(left > 1e-10 * own)) return;
    row[kept.length] = Math.sqrt(left);
    lower.push(row);
    kept.push(column);
  });
  return pickColumns(z, kept);
}

/**
 * One step of GMM, with the inverse of `matrix` as weights.
 *
 * Throws InputError (under-identified) when the instruments do not move the terms apart from each other.
 */
export function gmmStep({y, x, z, units}: GmmData, matrix: Square): GmmStep {
  const {inverse: weight, singular} = generalInverse(matrix);
  const xz = x.map((column) => transposeTimes(z, column));
  const xza = multiply(xz, weight);
  const bread = breadOf(xza, xz);
  const zy = transposeTimes(z, y);
  const coefficients = times(bread, times(xza, zy));
  const residuals = Float64Array.from(y);
  x.forEach((column, index) => {
    const b = coefficients[index] ?? 0;
    for (let row = 0; row < residuals.length; row++) residuals[row] = (residuals[row] ?? 0) - b * (column[row] ?? 0);
  });
  const moments = transposeTimesBy(z, residuals, units);
  return {coefficients, residuals, weight, bread, xz, moments, meat: outerOf(moments, z.width), singular};
}

function breadOf(xza: Square, xz: readonly Float64Array[]): Square {
  const information = xza.map((row) => Float64Array.from(xz, (other) => dot(row, other)));
  try {
    return invertSymmetric(symmetric(information));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      "under-identified",
      "the instruments do not move the terms apart from each other: add lags or variables to --gmm",
      "--gmm"
    );
  }
}

/** Covariance of a step that allows for any errors within units (or `meat` of larger areas): BX'ZA·S·AZ'XB. */
export function robustCovariance(step: GmmStep, meat: Square = step.meat): Float64Array[] {
  const xza = multiply(step.xz, step.weight);
  const middle = multiply(xza, meat).map((row) => Float64Array.from(xza, (other) => dot(row, other)));
  return sandwich(step.bread, symmetric(middle));
}

/** Σ m m' of vectors. */
export function outerOf(vectors: readonly Float64Array[], size: number): Float64Array[] {
  const matrix = Array.from({length: size}, () => new Float64Array(size));
  for (const vector of vectors)
    for (let i = 0; i < size; i++) {
      const value = vector[i] ?? 0;
      const row = matrix[i];
      if (value === 0 || row === undefined) continue;
      for (let j = 0; j < size; j++) row[j] = (row[j] ?? 0) + value * (vector[j] ?? 0);
    }
  return matrix;
}

/** The inverse, or that of Moore and Penrose on the scale of correlations when there is none. */
function generalInverse(matrix: Square): {inverse: Square; singular: boolean} {
  try {
    return {inverse: invertSymmetric(matrix), singular: false};
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
  const scale = matrix.map((row, index) => ((row[index] ?? 0) > 0 ? 1 / Math.sqrt(row[index] ?? 1) : 0));
  const scaled = matrix.map((row, i) => row.map((value, j) => value * (scale[i] ?? 0) * (scale[j] ?? 0)));
  const {values, vectors} = eigenSymmetric(symmetric(scaled));
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  const inverse = matrix.map(() => new Float64Array(matrix.length));
  vectors.forEach((vector, index) => {
    const value = values[index] ?? 0;
    if (!(value > 1e-10 * largest)) return;
    inverse.forEach((row, i) => {
      const part = ((vector[i] ?? 0) * (scale[i] ?? 0)) / value;
      for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) + part * (vector[j] ?? 0) * (scale[j] ?? 0);
    });
  });
  return {inverse, singular: true};
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
