import ln from "@stdlib/math-base-special-ln";
import {InputError} from "../../../errors.js";
import {leastSquares} from "../../linear/least-squares.js";
import type {Columns, Square} from "../../types.js";

/** A vector autoregression with a constant: y_t = c + A_1 y_{t−1} + … + A_p y_{t−p} + u_t, fitted by equation. */
export interface VarFit {
  readonly names: readonly string[];
  readonly lags: number;
  /** Periods with all lags known. */
  readonly n: number;
  /** `(Intercept)`, then lag 1 of every variable, lag 2, …: those of every equation. */
  readonly terms: readonly string[];
  /** By equation, in the order of the terms. */
  readonly coefficients: readonly Float64Array[];
  /** (X'X)⁻¹, the same for all equations. */
  readonly bread: Square;
  /** By equation, n each. */
  readonly residuals: readonly Float64Array[];
  /** Residual covariance with divisor n − 1 − Kp. */
  readonly sigma: Square;
  /** Gaussian likelihood at the covariance with divisor n. */
  readonly logLik: number;
  /** By variable, the values of the periods used. */
  readonly outcomes: Columns;
  /** By term but the constant. */
  readonly regressors: Columns;
}

/**
 * Fit a VAR by ordinary least squares, equation by equation (Lütkepohl 2005, ch. 3). Periods in which a variable or a
 * lag is missing are left out, so that a gap is never bridged.
 *
 * @param columns K series of one length, NaN where missing
 * @param options `lags` p ≥ 1; `from` first period used as outcome (default p), for a sample common to several p
 * @throws InputError `too-few-rows`, `collinear-lags`
 */
export function fitVar(
  columns: Columns,
  {names, lags, from = lags}: {names: readonly string[]; lags: number; from?: number}
): VarFit {
  const size = columns[0]?.length ?? 0;
  const rows: number[] = [];
  for (let t = Math.max(from, lags); t < size; t++) if (isComplete(columns, t, lags)) rows.push(t);
  const n = rows.length;
  const terms = ["(Intercept)", ...lagNames(names, lags)];
  if (n - terms.length < 1)
    throw new InputError(
      "too-few-rows",
      `${n} periods with all lags for ${terms.length} coefficients an equation; use fewer lags or columns`
    );
  const pick = (column: Float64Array, back: number): Float64Array =>
    Float64Array.from(rows, (t) => column[t - back] ?? NaN);
  const regressors = lagNumbers(lags).flatMap((lag) => columns.map((column) => pick(column, lag)));
  const outcomes = columns.map((column) => pick(column, 0));
  const design = [new Float64Array(n).fill(1), ...regressors];
  const solved = outcomes.map((y) => leastSquares(y, design, {intercept: true}));
  const lost = solved[0]?.dropped[0];
  if (lost !== undefined)
    throw new InputError(
      "collinear-lags",
      `${terms[lost] ?? ""} follows from the other terms; leave a column or a lag out`
    );
  const residuals = solved.map((own) => own.residuals);
  const squares = residuals.map((a) => Float64Array.from(residuals, (b) => dot(a, b)));
  const free = n - terms.length;
  const k = names.length;
  const likelihood = squares.map((row) => row.map((value) => value / n));
  return {
    names,
    lags,
    n,
    terms,
    coefficients: solved.map((own) => own.coefficients),
    bread: solved[0]?.bread ?? [],
    residuals,
    sigma: squares.map((row) => row.map((value) => value / free)),
    logLik: (-n / 2) * (k * (ln(2 * Math.PI) + 1) + logDeterminant(likelihood)),
    outcomes,
    regressors
  };
}

const lagNumbers = (lags: number): number[] => Array.from({length: lags}, (_, index) => index + 1);

const lagNames = (names: readonly string[], lags: number): string[] =>
  lagNumbers(lags).flatMap((lag) => names.map((name) => `l(${name},${lag})`));

function isComplete(columns: Columns, t: number, lags: number): boolean {
  return columns.every((column) => {
    for (let back = 0; back <= lags; back++) if (!Number.isFinite(column[t - back] ?? NaN)) return false;
    return true;
  });
}

/** A_1 … A_p, K×K each: row the equation, column the variable. */
export const lagMatrices = ({names, lags, coefficients}: VarFit): Square[] =>
  lagNumbers(lags).map((lag) =>
    coefficients.map((own) => own.slice(1 + (lag - 1) * names.length, 1 + lag * names.length))
  );

/** ln|a| of a symmetric positive definite matrix; −Infinity when it is singular. */
export function logDeterminant(a: Square): number {
  return 2 * choleskyRoot(a).reduce((sum, row, index) => sum + ln(row[index] ?? 0), 0);
}

/** Lower triangular L with LL' = a; a direction without variance of its own gets a zero column. */
export function choleskyRoot(a: Square): Float64Array[] {
  const root: Float64Array[] = [];
  a.forEach((values, i) => {
    const row = new Float64Array(a.length);
    for (let j = 0; j <= i; j++) {
      let rest = values[j] ?? 0;
      const other = j === i ? row : root[j];
      for (let m = 0; m < j; m++) rest -= (row[m] ?? 0) * (other?.[m] ?? 0);
      const pivot = root[j]?.[j] ?? 0;
      if (i === j) row[j] = rest > 1e-14 * (values[i] ?? 0) ? Math.sqrt(rest) : 0;
      else row[j] = pivot > 0 ? rest / pivot : 0;
    }
    root.push(row);
  });
  return root;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += (a[row] ?? 0) * (b[row] ?? 0);
  return sum;
}
