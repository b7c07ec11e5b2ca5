import {InputError} from "../errors.js";
import {covariance} from "./covariance/covariance.js";
import {inference, vcovReport} from "./covariance/inference.js";
import {vcovLabel} from "./covariance/parse-vcov.js";
import {firstStage, overIdentification} from "./diagnostics/instruments.js";
import {pesaranCd} from "./diagnostics/pesaran-cd.js";
import type {EstimateOptions} from "./estimate-options.js";
import {fitStatistics} from "./fit-statistics.js";
import {fitLinear} from "./linear/fit-linear.js";
import type {Prepared} from "./prepare-estimate.js";
import type {Coefficient, Covariance, Estimate, LinearFit, VcovSpec} from "./types.js";

/** An estimate, and what combinations of its coefficients are judged by. */
export interface Judged {
  estimate: Pick<Estimate, "n" | "dof" | "coefficients" | "fit" | "vcov" | "diagnostics" | "dropped" | "warnings">;
  covariance: Pick<Covariance, "matrix" | "dof">;
  /** The least-squares fit, where the method is one. */
  fit: LinearFit | null;
}

/** Least squares or two stages, with every covariance asked for and the diagnostics that belong to it. */
export function linearEstimate(prepared: Prepared, options: EstimateOptions): Judged {
  const {frame, asked, added, warnings} = prepared;
  const smallSample = options.smallSample ?? "stata";
  const fit = fitLinear(frame);
  const settings = {smallSample, seed: options.seed ?? 1};
  const covariances = asked.map((spec) => {
    options.signal?.throwIfAborted();
    return covariance(fit, spec, settings);
  });
  const [lead] = covariances;
  const [leadSpec] = asked;
  if (lead === undefined || leadSpec === undefined) throw new Error("an estimate needs a covariance");
  const tables = covariances.map((own) => ({label: own.label, rows: inference(fit.terms, fit.coefficients, own)}));
  const beside = added.map((spec) => ({label: vcovLabel(spec), rows: besideTable(fit, spec, settings)}));
  const reports = covariances.map(vcovReport);
  return {
    estimate: {
      n: fit.n,
      dof: fit.n - fit.terms.length - fit.absorbedRank,
      coefficients: withOthers([...tables, ...beside]),
      fit: fitStatistics(frame, fit),
      vcov: reports.length === 1 ? (reports[0] ?? reports) : reports,
      diagnostics: {
        firstStageF: firstStage(frame, leadSpec, smallSample),
        overid: overIdentification(frame, fit, leadSpec),
        pesaranCd: pesaranCd(fit)
      },
      dropped: [...frame.dropped, ...fit.dropped],
      warnings: [...warnings, ...covariances.flatMap((own) => own.warnings)]
    },
    covariance: lead,
    fit
  };
}

/** The table under a covariance nobody asked for: null when there is nothing to compare, as with one province. */
function besideTable(
  fit: LinearFit,
  spec: VcovSpec,
  settings: {smallSample: NonNullable<EstimateOptions["smallSample"]>; seed: number}
): Coefficient[] | null {
  try {
    return inference(fit.terms, fit.coefficients, covariance(fit, spec, settings));
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** The first table, each line with the same coefficient under all of them when there is more than one. */
function withOthers(tables: readonly {label: string; rows: readonly Coefficient[] | null}[]): Coefficient[] {
  const lead = tables[0]?.rows ?? [];
  if (tables.length === 1) return [...lead];
  return lead.map((row, index) => ({
    ...row,
    by: tables.map(({label, rows}) => {
      const own = rows?.[index];
      return {vcov: label, se: own?.se ?? null, p: own?.p ?? null, low: own?.low ?? null, high: own?.high ?? null};
    })
  }));
}
