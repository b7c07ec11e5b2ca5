import type {Columns, Square} from "../types.js";
import {divideInPlace, norm, projectOut, scaleInPlace} from "./vector.js";

export interface LeastSquares {
  /** One coefficient for each kept column, in order. */
  coefficients: Float64Array;
  /** y − Xb, n. */
  residuals: Float64Array;
  /** (X'X)⁻¹ of the kept columns. */
  bread: Square;
  /** Positions of the columns kept, and of those that follow from columns before them. */
  kept: number[];
  dropped: number[];
  /** Orthonormal basis of the kept columns, n×k: its squared rows sum to the leverage. */
  basis: Columns;
}

/**
 * Solve min‖y − Xb‖ by QR: modified Gram–Schmidt on scaled columns, orthogonalised twice, with y carried along as a
 * last column (Björck 1967; Giraud, Langou & Rozložník 2005), one step of iterative refinement where columns stand close
 * together. As accurate as Householder's, and the basis comes with it.
 *
 * A column is dropped when less than `tolerance` of its norm is left after projecting on the constant, or less than
 * that of the centred norm after projecting on the columns before it: so later columns go first.
 *
 * @param y n outcomes
 * @param x k columns of n
 * @param options `intercept`: the first column is the constant (or √weight); `tolerance` (default 1e-9)
 */
export function leastSquares(
  y: Float64Array,
  x: Columns,
  {tolerance = 1e-9, intercept = false}: {tolerance?: number; intercept?: boolean} = {}
): LeastSquares {
  const basis: Float64Array[] = [];
  const triangle: Float64Array[] = [];
  const scales: number[] = [];
  const sizes: number[] = [];
  const kept: number[] = [];
  const dropped: number[] = [];
  x.forEach((column, index) => {
    const scale = powerOfTwoScale(column);
    const rest = column.slice();
    if (scale !== 1) scaleInPlace(rest, scale);
    const raw = norm(rest);
    const r = new Float64Array(basis.length + 1);
    let base = raw;
    if (intercept && basis.length > 0) {
      projectOut(rest, basis.slice(0, 1), r);
      base = norm(rest);
    }
    const isConstant = !(base > tolerance * raw);
    if (!isConstant) projectOut(rest, basis, r);
    let left = isConstant ? 0 : norm(rest);
    // Of a column that kept half its length, one pass leaves nothing behind (Kahan; Parlett 1998, ch. 6.9).
    if (left > 0 && left < base / 2) {
      projectOut(rest, basis, r);
      left = norm(rest);
    }
    if (!(left > tolerance * base)) {
      dropped.push(index);
      return;
    }
    divideInPlace(rest, left);
    r[basis.length] = left;
    basis.push(rest);
    triangle.push(r);
    scales.push(scale);
    sizes.push((raw / scale) * (raw / scale));
    kept.push(index);
  });
  const columns = kept.map((index) => x[index] ?? new Float64Array());
  const residuals = y.slice();
  const right = new Float64Array(basis.length);
  projectOut(residuals, basis, right);
  const coefficients = backSubstitute(triangle, right).map((value, index) => value * (scales[index] ?? 1));
  const bread = breadOf(triangle, scales);
  const inflation = bread.map((row, index) => (row[index] ?? 0) * (sizes[index] ?? 0));
  if (inflation.some((value) => !(value < wellConditioned)))
    refine(y, columns, coefficients, residuals, {basis, triangle, scales});
  return {coefficients, residuals, bread, kept, dropped, basis};
}

/**
 * Variance inflation (x'x times its entry of (X'X)⁻¹) below which all columns stand well apart: coefficients and residuals
 * then have all their digits, and refinement would change nothing but the last.
 */
const wellConditioned = 100;

interface Factors {
  basis: Columns;
  triangle: readonly Float64Array[];
  scales: readonly number[];
}

/** One step of iterative refinement with residuals in twice the working precision (Golub & Wilkinson 1966). */
function refine(
  y: Float64Array,
  columns: Columns,
  coefficients: Float64Array,
  residuals: Float64Array,
  {basis, triangle, scales}: Factors
): void {
  const rest = exactResiduals(y, columns, coefficients);
  const correction = new Float64Array(basis.length);
  projectOut(rest, basis, correction);
  const step = backSubstitute(triangle, correction);
  step.forEach((value, index) => {
    coefficients[index] = (coefficients[index] ?? 0) + value * (scales[index] ?? 1);
  });
  residuals.set(exactResiduals(y, columns, coefficients));
}

/** y − Xb with every product and sum in double-double (Dekker 1971, Knuth's two-sum). */
function exactResiduals(y: Float64Array, columns: Columns, coefficients: Float64Array): Float64Array {
  const high = y.slice();
  const low = new Float64Array(y.length);
  columns.forEach((column, index) => {
    const b = -(coefficients[index] ?? 0);
    const bHigh = splitHigh(b);
    const bLow = b - bHigh;
    for (let row = 0; row < y.length; row++) {
      const value = column[row] ?? 0;
      const product = b * value;
      const vHigh = splitHigh(value);
      const vLow = value - vHigh;
      const productError = bHigh * vHigh - product + bHigh * vLow + bLow * vHigh + bLow * vLow;
      const before = high[row] ?? 0;
      const sum = before + product;
      const part = sum - before;
      low[row] = (low[row] ?? 0) + (before - (sum - part)) + (product - part) + productError;
      high[row] = sum;
    }
  });
  for (let row = 0; row < high.length; row++) high[row] = (high[row] ?? 0) + (low[row] ?? 0);
  return high;
}

const splitter = 134217729; // 2²⁷ + 1

/** The upper half of the digits; numbers near the overflow are kept whole. */
function splitHigh(value: number): number {
  if (Math.abs(value) > 1e290) return value;
  const product = splitter * value;
  return product - (product - value);
}

/** Solve Rb = c for R given by columns. */
function backSubstitute(triangle: readonly Float64Array[], right: Float64Array): Float64Array {
  const solution = Float64Array.from(right);
  for (let column = triangle.length - 1; column >= 0; column--) {
    const r = triangle[column] ?? new Float64Array();
    const value = (solution[column] ?? 0) / (r[column] ?? 1);
    solution[column] = value;
    for (let row = 0; row < column; row++) solution[row] = (solution[row] ?? 0) - value * (r[row] ?? 0);
  }
  return solution;
}

/** (R'R)⁻¹ = R⁻¹R⁻ᵀ, brought back to the unscaled columns. */
function breadOf(triangle: readonly Float64Array[], scales: readonly number[]): Square {
  const k = triangle.length;
  const inverse = triangle.map((_, column) => {
    const unit = new Float64Array(k);
    unit[column] = 1;
    return backSubstitute(triangle, unit);
  });
  return triangle.map((_, row) =>
    Float64Array.from({length: k}, (_unused, column) => {
      let sum = 0;
      for (const part of inverse) sum += (part[row] ?? 0) * (part[column] ?? 0);
      return sum * (scales[row] ?? 1) * (scales[column] ?? 1);
    })
  );
}

/** The power of two that brings the largest value between 1 and 2: exact, so scaling costs no digits. */
function powerOfTwoScale(column: Float64Array): number {
  let largest = 0;
  for (let row = 0; row < column.length; row++) {
    const size = Math.abs(column[row] ?? 0);
    if (size > largest) largest = size;
  }
  if (!(largest > 0) || largest === Infinity) return 1;
  let scale = 1;
  while (largest * scale >= 2) scale /= 2;
  while (largest * scale < 1) scale *= 2;
  return scale;
}
