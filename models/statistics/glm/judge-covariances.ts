import {inference, vcovReport} from "../covariance/inference.js";
import {vcovLabel} from "../covariance/parse-vcov.js";
import type {EstimateOptions} from "../estimate-options.js";
import {orNull, withOthers, type Judged} from "../judge-fit.js";
import type {Prepared} from "../prepare-estimate.js";
import type {Covariance, Estimate, VcovSpec} from "../types.js";

/** A fit that is not least squares, with its own way to a covariance. */
export interface OtherFit {
  readonly terms: readonly string[];
  readonly coefficients: Float64Array;
  covariance(spec: VcovSpec): Covariance;
  readonly estimate: Pick<Estimate, "n" | "dof" | "fit" | "dropped" | "warnings">;
}

/** The table of such a fit under every covariance asked for, and beside them those that always stand there. */
export function judgeCovariances({asked, added}: Prepared, options: EstimateOptions, fit: OtherFit): Judged {
  const covariances = asked.map((spec) => {
    options.signal?.throwIfAborted();
    return fit.covariance(spec);
  });
  const [lead] = covariances;
  if (lead === undefined) throw new Error("an estimate needs a covariance");
  const table = (own: Covariance): ReturnType<typeof inference> => inference(fit.terms, fit.coefficients, own);
  const beside = added.map((spec) => ({label: vcovLabel(spec), own: orNull(() => fit.covariance(spec))}));
  const reports = covariances.map(vcovReport);
  return {
    estimate: {
      ...fit.estimate,
      coefficients: withOthers([
        ...covariances.map((own) => ({label: own.label, rows: table(own)})),
        ...beside.map(({label, own}) => ({label, rows: own && table(own)}))
      ]),
      vcov: reports.length === 1 ? (reports[0] ?? reports) : reports,
      diagnostics: {},
      warnings: [...fit.estimate.warnings, ...covariances.flatMap((own) => own.warnings)]
    },
    covariance: lead,
    beside: beside.flatMap(({own}) => own ?? []),
    fit: null
  };
}
