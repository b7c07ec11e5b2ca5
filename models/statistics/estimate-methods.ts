import {InputError} from "../errors.js";
import type {EstimateOptions} from "./estimate-options.js";
import {logitEstimate, poissonEstimate} from "./glm/glm-estimate.js";
import {linearEstimate, type Judged} from "./linear-estimate.js";
import {betweenEstimate} from "./panel-methods/between.js";
import {firstDifferenceEstimate} from "./panel-methods/first-difference.js";
import {differenceGmmEstimate} from "./panel-methods/gmm/difference-gmm.js";
import {halfPanelJackknifeEstimate} from "./panel-methods/half-panel-jackknife.js";
import {randomEstimate} from "./panel-methods/random.js";
import type {Prepared} from "./prepare-estimate.js";
import {quantileEstimate} from "./quantile/quantile-estimate.js";

/** How each method turns a prepared frame into coefficients with their covariances. */
type Method = (prepared: Prepared, options: EstimateOptions) => Judged;

const methods: Readonly<Record<string, Method>> = {
  ols: linearEstimate,
  random: randomEstimate,
  "first-difference": firstDifferenceEstimate,
  between: betweenEstimate,
  "half-panel-jackknife": halfPanelJackknifeEstimate,
  "gmm-difference": differenceGmmEstimate,
  logit: logitEstimate,
  poisson: poissonEstimate,
  quantile: quantileEstimate
};

/**
 * Estimates by the method asked for; `quantile:0.5` by the part before the colon.
 *
 * Throws InputError (unknown-method) and those of the method.
 */
export function estimateBy(prepared: Prepared, options: EstimateOptions): Judged {
  const name = (options.method ?? "ols").split(":")[0] ?? "";
  const method = methods[name];
  if (method === undefined)
    throw new InputError(
      "unknown-method",
      `there is no method ${name}; choose one of ${Object.keys(methods).join(", ")}`
    );
  return method(prepared, options);
}
