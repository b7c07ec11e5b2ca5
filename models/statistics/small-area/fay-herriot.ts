import ln from "@stdlib/math-base-special-ln";
import {InputError} from "../../errors.js";
import {multiply} from "../linear/matrix.js";
import type {Columns, Square} from "../types.js";
import {
  areaRegression,
  areaVariance,
  spread,
  trace,
  weighted,
  type AreaMethod,
  type AreaRegression,
  type SampledAreas
} from "./area-variance.js";

export interface FayHerriot {
  /** Variance between areas that covariates leave. */
  between: number;
  coefficients: Float64Array;
  /** Covariance of the coefficients, (X'V⁻¹X)⁻¹. */
  covariance: Square;
  /** One an area, sampled areas first: see `estimates`. */
  areas: AreaEstimate[];
  /** Gaussian likelihood of the direct estimates at the estimates. */
  logLik: number;
  iterations: number;
}

export interface AreaEstimate {
  /** xb: what the covariates say. */
  synthetic: number;
  /** A/(A + ψ): weight of the direct estimate; 0 without one. */
  shrinkage: number;
  estimate: number;
  /** Mean squared error, estimation of A and b counted. */
  mse: number;
}

/**
 * The model of Fay & Herriot (1979): y_i = x_i'b + v_i + e_i with v ~ (0, A) and known var e_i = ψ_i. Gives for each area
 * the empirical best linear unbiased predictor x_i'b + g_i(y_i − x_i'b), g_i = A/(A + ψ_i), with the mean squared error of
 * Prasad & Rao (1990) and Datta & Lahiri (2000), as sae's mseFH: g₁ + g₂ + 2g₃, less the bias of A under `ml` and `fh`.
 * Areas without direct estimate get x'b with A + x'Qx.
 *
 * @param sampled m areas with a direct estimate; columns independent
 * @param others the same columns for areas without one
 * @throws InputError `too-few-areas` when m ≤ k + 1, `not-converged`
 */
export function fayHerriot(sampled: SampledAreas, others: Columns, method: AreaMethod = "reml"): FayHerriot {
  const [m, k] = [sampled.direct.length, sampled.columns.length];
  if (m <= k + 1)
    throw new InputError(
      "too-few-areas",
      `${m} areas with a direct estimate are too few for ${k} terms and a variance`
    );
  const {between, iterations} = areaVariance(sampled, method);
  const regression = areaRegression(sampled, between);
  const {coefficients, bread, residuals, precision} = regression;
  const {variance: varianceOfA, bias} = precisionOfA(sampled, regression, method);
  const known = Array.from(residuals, (residual, area): AreaEstimate => {
    const [psi, inverse] = [sampled.variance[area] ?? NaN, precision[area] ?? NaN];
    const shrinkage = between * inverse;
    const left = 1 - shrinkage;
    const synthetic = (sampled.direct[area] ?? NaN) - residual;
    const g1 = psi * shrinkage;
    const g2 = left * left * spread(sampled.columns, area, bread);
    const g3 = left * left * varianceOfA * inverse;
    return {
      synthetic,
      shrinkage,
      estimate: synthetic + shrinkage * residual,
      mse: g1 + g2 + 2 * g3 - bias * left * left
    };
  });
  const unknown = Array.from({length: others[0]?.length ?? 0}, (_, area): AreaEstimate => {
    const synthetic = coefficients.reduce((sum, value, term) => sum + value * (others[term]?.[area] ?? 0), 0);
    return {synthetic, shrinkage: 0, estimate: synthetic, mse: between + spread(others, area, bread)};
  });
  const logLik = residuals.reduce((sum, residual, area) => {
    const inverse = precision[area] ?? NaN;
    return sum + 0.5 * (ln(inverse) - ln(2 * Math.PI) - residual * residual * inverse);
  }, 0);
  return {between, coefficients, covariance: bread, areas: [...known, ...unknown], logLik, iterations};
}

/** The sampling variance and the bias of the estimate of A (Datta & Lahiri 2000; Datta, Rao & Smith 2005). */
function precisionOfA(
  {columns, direct}: SampledAreas,
  {bread, precision}: AreaRegression,
  method: AreaMethod
): {variance: number; bias: number} {
  const m = direct.length;
  const first = precision.reduce((sum, value) => sum + value, 0);
  const second = precision.reduce((sum, value) => sum + value * value, 0);
  if (method === "fh")
    return {variance: (2 * m) / (first * first), bias: (2 * (m * second - first * first)) / (first * first * first)};
  if (method === "reml") return {variance: 2 / second, bias: 0};
  return {variance: 2 / second, bias: -trace(multiply(bread, weighted(columns, precision, 2))) / second};
}
