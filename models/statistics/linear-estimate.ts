import {breuschPaganLm} from "./diagnostics/lm.js";
import {fIndividual} from "./diagnostics/f-individual.js";
import {hausman} from "./diagnostics/hausman.js";
import {firstStage, overIdentification} from "./diagnostics/instruments.js";
import {pesaranCd} from "./diagnostics/pesaran-cd.js";
import {wooldridge} from "./diagnostics/wooldridge.js";
import type {EstimateOptions} from "./estimate-options.js";
import {fitStatistics} from "./fit-statistics.js";
import {judgeFit, leadSpec, type Judged} from "./judge-fit.js";
import {fitLinear} from "./linear/fit-linear.js";
import type {Prepared} from "./prepare-estimate.js";

export type {Judged} from "./judge-fit.js";

/** Least squares or two stages, with every covariance asked for and the diagnostics that belong to it. */
export function linearEstimate(prepared: Prepared, options: EstimateOptions): Judged {
  const {frame} = prepared;
  const fit = fitLinear(frame);
  const spec = leadSpec(prepared);
  return judgeFit(prepared, options, {
    fit,
    statistics: fitStatistics(frame, fit),
    diagnostics: {
      firstStageF: firstStage(frame, spec, options.smallSample ?? "stata"),
      overid: overIdentification(frame, fit, spec),
      hausman: hausman(frame),
      fIndividual: fIndividual(frame, fit),
      lm: breuschPaganLm(fit),
      pesaranCd: pesaranCd(fit),
      wooldridge: wooldridge(fit)
    },
    dropped: frame.dropped
  });
}
