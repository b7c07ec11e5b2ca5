import {InputError} from "../../errors.js";
import {covariance, type CovarianceOptions} from "../covariance/covariance.js";
import {vcovLabel} from "../covariance/parse-vcov.js";
import type {Covariance, LinearFit, VcovSpec} from "../types.js";
import type {GlmFit} from "./estimable-glm.js";

/**
 * The covariance of a maximum-likelihood fit: `iid` the inverse of the information, the others the sandwich
 * A⁻¹BA⁻¹ of the scores (White 1982; leverages are those of the last weighted regression), judged by the normal
 * distribution.
 *
 * @throws InputError `unsupported-vcov` for cr2 and wild, which belong to least squares, and those of covariance
 */
export function glmCovariance(fit: GlmFit, spec: VcovSpec, options: CovarianceOptions): Covariance {
  const label = vcovLabel(spec);
  if (spec.type === "iid")
    return {label, matrix: fit.bread, dof: Infinity, smallSample: null, clusters: null, warnings: []};
  if (spec.type === "cr2" || spec.type === "wild")
    throw new InputError(
      "unsupported-vcov",
      `${spec.type} is made for least squares; with logit and poisson take cluster:${spec.by}`,
      "--vcov"
    );
  return {...covariance(lastRegression(fit), spec, options), dof: Infinity};
}

/** The last weighted regression as a least-squares fit: its scores and bread are those of the likelihood. */
function lastRegression({frame, terms, ...fit}: GlmFit): LinearFit {
  const {n, effects, panel, groups} = frame;
  const {coefficients, design, residuals, bread, absorbedRank} = fit;
  return {
    ...{n, terms, coefficients, design, residuals, bread, absorbedRank, effects, panel, groups},
    hasIntercept: terms[0] === "(Intercept)",
    weights: fit.working,
    isInstrumented: false,
    dropped: []
  };
}
