import {hausman} from "../diagnostics/hausman.js";
import {breuschPaganLm} from "../diagnostics/lm.js";
import {pesaranCd} from "../diagnostics/pesaran-cd.js";
import type {EstimateOptions} from "../estimate-options.js";
import {fitStatistics} from "../fit-statistics.js";
import {judgeFit, type Judged} from "../judge-fit.js";
import {fitLinear} from "../linear/fit-linear.js";
import type {Prepared} from "../prepare-estimate.js";
import type {Warning} from "../types.js";
import {randomEffects} from "./random-effects.js";

/**
 * Random unit effects (see {@link randomEffects}) with z instead of t, beside Hausman's test of whether they may be
 * used and the Breusch–Pagan test of whether there are any.
 */
export function randomEstimate(prepared: Prepared, options: EstimateOptions): Judged {
  const {frame} = prepared;
  const random = randomEffects(frame);
  const fit = fitLinear(random.frame);
  const warnings: Warning[] = random.negative
    ? [
        {
          code: "no-random-effects",
          message: "the variance of the unit effects came out negative and is set to 0: this is pooled least squares"
        }
      ]
    : [];
  return judgeFit(prepared, options, {
    fit,
    statistics: {
      ...fitStatistics(random.frame, fit),
      // The likelihood of the transformed rows is not that of the model.
      logLik: null,
      theta: random.theta.reduce((sum, value) => sum + value, 0) / random.theta.length,
      varianceWithin: random.within,
      varianceUnit: random.unit
    },
    diagnostics: {
      hausman: hausman(frame, fit),
      lm: breuschPaganLm(fitLinear(frame)),
      pesaranCd: pesaranCd(fit)
    },
    dropped: frame.dropped,
    warnings,
    isNormal: true
  });
}
