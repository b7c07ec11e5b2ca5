import {InputError} from "../../errors.js";
import {finite} from "../covariance/inference.js";
import type {EstimateOptions} from "../estimate-options.js";
import type {Judged} from "../judge-fit.js";
import type {Prepared} from "../prepare-estimate.js";
import type {Estimate, ModelFrame} from "../types.js";
import {auc} from "./auc.js";
import {estimableGlm, summed, type GlmFit} from "./estimable-glm.js";
import {logit, poisson, type Family} from "./family.js";
import {logLikelihood} from "./fit-glm.js";
import {glmCovariance} from "./glm-covariance.js";
import {judgeCovariances} from "./judge-covariances.js";

/**
 * A logit of an outcome that is 0 or 1.
 *
 * Throws InputError: not-binary, absorbed-logit (the estimates of many effects beside few rows each are inconsistent:
 * Neyman & Scott 1948), no-instruments, separation, unsupported-vcov.
 */
export function logitEstimate(prepared: Prepared, options: EstimateOptions): Judged {
  const {frame} = prepared;
  const bad = frame.outcome.values.find((value) => value !== 0 && value !== 1);
  if (bad !== undefined)
    throw new InputError(
      "not-binary",
      `logit explains 0 and 1; ${frame.outcome.name} is ${bad} in a row; write a condition: I(${frame.outcome.name} > …)`,
      frame.formula
    );
  if (frame.effects.length > 0)
    throw new InputError(
      "absorbed-logit",
      "logit with absorbed effects is biased when each level has few rows (Neyman & Scott 1948); write factor(…) for a few large groups, or take ols",
      frame.formula
    );
  return glmEstimate(prepared, options, logit);
}

/** A Poisson regression of an outcome of 0 or more, effects absorbed. Throws InputError: negative-outcome and as above. */
export function poissonEstimate(prepared: Prepared, options: EstimateOptions): Judged {
  const {frame} = prepared;
  const bad = frame.outcome.values.find((value) => value < 0);
  if (bad !== undefined)
    throw new InputError(
      "negative-outcome",
      `poisson explains counts and amounts of 0 or more; ${frame.outcome.name} is ${bad} in a row`,
      frame.formula
    );
  return glmEstimate(prepared, options, poisson);
}

function glmEstimate(prepared: Prepared, options: EstimateOptions, family: Family): Judged {
  const {frame, warnings} = prepared;
  if (frame.instruments.terms.length > 0)
    throw new InputError("no-instruments", `${family.name} takes no instruments; leave out the second bar`, "--method");
  const fit = estimableGlm(frame, family);
  return judgeCovariances(prepared, options, {
    terms: fit.terms,
    coefficients: fit.coefficients,
    covariance: (spec) => glmCovariance(fit, spec, {smallSample: options.smallSample ?? "stata"}),
    estimate: {
      n: fit.frame.n,
      dof: fit.frame.n - fit.terms.length - fit.absorbedRank,
      fit: glmStatistics(fit, family),
      dropped: summed([...frame.dropped, ...fit.dropped]),
      warnings: [...warnings, ...fit.warnings]
    }
  });
}

/** R² is McFadden's (1974): 1 − logLik/logLik of the constant alone. Residuals have no one variance, so no sigma. */
function glmStatistics(fit: GlmFit, family: Family): Estimate["fit"] {
  const {logLik, predictor, frame} = fit;
  const nothing = nullLikelihood(frame, family);
  const base = {r2: finite(1 - logLik / nothing), r2Adjusted: null, r2Within: null, sigma: null, ssr: null, logLik};
  return family.name === "logit" ? {...base, auc: finite(auc(frame.outcome.values, predictor, frame.weights))} : base;
}

function nullLikelihood({outcome: {values}, weights}: ModelFrame, family: Family): number {
  let [sum, total] = [0, 0];
  values.forEach((value, row) => {
    const weight = weights?.[row] ?? 1;
    sum += weight * value;
    total += weight;
  });
  return logLikelihood(values, new Float64Array(values.length).fill(family.link(sum / total)), family, weights);
}
