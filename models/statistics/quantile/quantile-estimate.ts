import ln from "@stdlib/math-base-special-ln";
import {InputError} from "../../errors.js";
import {finite} from "../covariance/inference.js";
import type {EstimateOptions} from "../estimate-options.js";
import {independentTerms} from "../glm/independent-terms.js";
import {judgeCovariances} from "../glm/judge-covariances.js";
import type {Judged} from "../judge-fit.js";
import type {Prepared} from "../prepare-estimate.js";
import type {Estimate} from "../types.js";
import {fitQuantile} from "./fit-quantile.js";
import {quantileCovariance, type QuantileRows} from "./quantile-covariance.js";

/**
 * Linear quantile regression by `--method quantile:τ`.
 *
 * Throws InputError: invalid-quantile, absorbed-quantile (what is absorbed is a mean, and a quantile is not linear in
 * it), no-instruments, and those of independentTerms and quantileCovariance.
 */
export function quantileEstimate(prepared: Prepared, options: EstimateOptions): Judged {
  const {frame, warnings} = prepared;
  const tau = Number((options.method ?? "").split(":")[1]);
  if (!(tau > 0 && tau < 1))
    throw new InputError("invalid-quantile", "give a share between 0 and 1: quantile:0.5", "--method");
  if (frame.effects.length > 0)
    throw new InputError(
      "absorbed-quantile",
      "quantile regression cannot absorb effects; write factor(…) for a few groups",
      frame.formula
    );
  if (frame.instruments.terms.length > 0)
    throw new InputError("no-instruments", "quantile takes no instruments; leave out the second bar", "--method");
  const {terms, columns, dropped} = independentTerms(frame, 0);
  const y = frame.outcome.values;
  const {weights} = frame;
  const {coefficients, residuals, isUnique} = fitQuantile(y, columns, tau, weights);
  const times = (column: Float64Array): Float64Array =>
    weights === null ? column : column.map((value, row) => value * (weights[row] ?? 0));
  const {n, panel, groups, effects} = frame;
  const rows: QuantileRows = {
    tau,
    outcome: times(y),
    design: columns.map(times),
    residuals: times(residuals),
    fit: {n, terms, effects, panel, groups, absorbedRank: 0}
  };
  const tie = {
    code: "several-solutions",
    message: `several lines fit the ${tau} quantile equally well; the one with the lowest mean is given`
  };
  return judgeCovariances(prepared, options, {
    terms,
    coefficients,
    covariance: (spec) => quantileCovariance(rows, spec, options.smallSample ?? "stata"),
    estimate: {
      n,
      dof: n - terms.length,
      fit: quantileStatistics(rows),
      dropped: [...frame.dropped, ...dropped],
      warnings: [...warnings, ...(isUnique ? [] : [tie])]
    }
  });
}

/**
 * R² is Koenker & Machado's (1999) R¹: 1 − V/V₀, V = Σ ρ_τ(r) and V₀ that of the quantile alone; the likelihood is that of
 * the asymmetric Laplace distribution, as quantreg's logLik.rq.
 */
function quantileStatistics({tau, outcome, residuals, design, fit}: QuantileRows): Estimate["fit"] {
  const n = outcome.length;
  const loss = checkLoss(residuals, tau);
  const one = design[fit.terms.indexOf("(Intercept)")];
  const nothing = one === undefined ? null : checkLoss(fitQuantile(outcome, [one], tau).residuals, tau);
  return {
    r2: nothing === null ? null : finite(1 - loss / nothing),
    r2Adjusted: null,
    r2Within: null,
    sigma: null,
    ssr: null,
    logLik: finite(n * (ln(tau * (1 - tau)) - 1 - ln(loss / n)))
  };
}

const checkLoss = (residuals: Float64Array, tau: number): number =>
  residuals.reduce((sum, value) => sum + value * (tau - (value < 0 ? 1 : 0)), 0);
