import {EigenvalueDecomposition, Matrix} from "ml-matrix";
import {normalQuantile} from "../../distributions.js";
import {added, identity, multiply} from "../../linear/matrix.js";
import type {Columns, Square} from "../../types.js";
import {choleskyRoot, lagMatrices, type VarFit} from "./fit-var.js";

/** A root of the companion matrix: modulus under 1 dies out, 1 or more does not. */
export interface Root {
  re: number;
  im: number;
  modulus: number;
}

/** Eigenvalues of the companion matrix, largest modulus first (Lütkepohl 2005, §2.1.1). */
export function roots(fit: VarFit): Root[] {
  const k = fit.names.length;
  const size = k * fit.lags;
  const top = lagMatrices(fit);
  const companion = Array.from({length: size}, (_, row) =>
    Array.from({length: size}, (_unused, column) =>
      row < k ? (top[Math.floor(column / k)]?.[row]?.[column % k] ?? 0) : column === row - k ? 1 : 0
    )
  );
  const {realEigenvalues, imaginaryEigenvalues} = new EigenvalueDecomposition(new Matrix(companion));
  return realEigenvalues
    .map((re, index) => {
      const im = imaginaryEigenvalues[index] ?? 0;
      return {re, im, modulus: Math.sqrt(re * re + im * im)};
    })
    .sort((a, b) => b.modulus - a.modulus || b.re - a.re || b.im - a.im);
}

/** Ψ_0 … Ψ_H: Ψ_h = Σ_j Ψ_{h−j} A_j, the response to a unit error after h periods (row responds, column errs). */
function movingAverageMatrices(fit: VarFit, horizon: number): Square[] {
  const a = lagMatrices(fit);
  const psi: Square[] = [identity(fit.names.length)];
  for (let h = 1; h <= horizon; h++) {
    let sum: Square = identity(fit.names.length).map((row) => row.map(() => 0));
    for (let lag = 1; lag <= Math.min(h, fit.lags); lag++)
      sum = added(sum, multiply(psi[h - lag] ?? [], a[lag - 1] ?? []));
    psi.push(sum);
  }
  return psi;
}

/**
 * Orthogonalised impulse responses Ψ_h P, P the lower Cholesky root of Σ: a shock of one standard deviation, the first
 * variable moving the others within the period and not the other way round, and so on down the order (Sims 1980).
 *
 * @returns by horizon; row responds, column is shocked
 */
export function orthogonalResponses(fit: VarFit, horizon: number): Square[] {
  const root = choleskyRoot(fit.sigma);
  return movingAverageMatrices(fit, horizon).map((psi) => multiply(psi, root));
}

export interface Forecast {
  variable: string;
  /** Periods after the last. */
  horizon: number;
  value: number;
  /** Of the errors to come; the coefficients are taken as known. */
  se: number;
  low: number;
  high: number;
}

/**
 * Forecasts by the fitted equations, with the mean squared error Σ_h = Σ_i Ψ_i Σ Ψ_i' (Lütkepohl 2005, §2.2.2) and
 * 95 % normal intervals.
 *
 * @param columns the series; empty result when one of their last p values is missing
 */
export function forecast(fit: VarFit, columns: Columns, horizon: number): Forecast[] {
  const k = fit.names.length;
  const last = (columns[0]?.length ?? 0) - 1;
  // Newest first.
  const past: Float64Array[] = Array.from({length: fit.lags}, (_, back) =>
    Float64Array.from(columns, (column) => column[last - back] ?? NaN)
  );
  if (past.some((values) => values.some((value) => !Number.isFinite(value)))) return [];
  const half = normalQuantile(0.975);
  const variance = new Float64Array(k);
  return movingAverageMatrices(fit, Math.max(0, horizon - 1))
    .slice(0, horizon)
    .flatMap((psi, step) => {
      const terms = past.slice(0, fit.lags).flatMap((values) => [...values]);
      const next = Float64Array.from(fit.coefficients, (own) =>
        terms.reduce((sum, value, index) => sum + (own[index + 1] ?? 0) * value, own[0] ?? 0)
      );
      past.unshift(next);
      const part = multiply(multiply(psi, fit.sigma), transposed(psi));
      return fit.names.map((variable, index) => {
        variance[index] = (variance[index] ?? 0) + (part[index]?.[index] ?? 0);
        const se = Math.sqrt(variance[index] ?? 0);
        const value = next[index] ?? NaN;
        return {variable, horizon: step + 1, value, se, low: value - half * se, high: value + half * se};
      });
    });
}

const transposed = (rows: Square): Float64Array[] =>
  Array.from(rows[0] ?? [], (_, column) => Float64Array.from(rows, (row) => row[column] ?? 0));
