import {InputError} from "../errors.js";
import {covariance} from "./covariance/covariance.js";
import {inference, vcovReport} from "./covariance/inference.js";
import {vcovLabel} from "./covariance/parse-vcov.js";
import type {EstimateOptions} from "./estimate-options.js";
import type {Prepared} from "./prepare-estimate.js";
import type {Coefficient, Covariance, Dropped, Estimate, LinearFit, VcovSpec, Warning} from "./types.js";

/** An estimate, and what combinations of its coefficients are judged by. */
export interface Judged {
  estimate: Pick<Estimate, "n" | "dof" | "coefficients" | "fit" | "vcov" | "diagnostics" | "dropped" | "warnings">;
  covariance: Pick<Covariance, "matrix" | "dof" | "label">;
  /** Clusters by larger areas that always stand beside it for municipalities; those that cannot be had are left out. */
  beside: readonly Pick<Covariance, "matrix" | "dof" | "label">[];
  /** The least-squares fit, where the method is one. */
  fit: LinearFit | null;
}

/** A least-squares fit with what its method says beside the coefficients. */
export interface FittedMethod {
  fit: LinearFit;
  statistics: Estimate["fit"];
  diagnostics: Estimate["diagnostics"];
  dropped: readonly Dropped[];
  warnings?: readonly Warning[];
  /** The method's theory is for many units: z instead of t, except where a covariance brings its own (CR2, wild). */
  isNormal?: boolean;
}

/** The covariance that leads and those reported with it. */
export const leadSpec = ({asked: [lead]}: Prepared): VcovSpec => {
  if (lead === undefined) throw new Error("an estimate needs a covariance");
  return lead;
};

/** The table of a fit under every covariance asked for, and beside them those that always stand there. */
export function judgeFit(prepared: Prepared, options: EstimateOptions, method: FittedMethod): Judged {
  const {asked, added, warnings} = prepared;
  const {fit} = method;
  const judge = (spec: VcovSpec): Covariance => {
    options.signal?.throwIfAborted();
    const own = covariance(fit, spec, {smallSample: options.smallSample ?? "stata", seed: options.seed ?? 1});
    return method.isNormal && typeof own.dof === "number" ? {...own, dof: Infinity} : own;
  };
  const covariances = asked.map(judge);
  const [lead] = covariances;
  if (lead === undefined) throw new Error("an estimate needs a covariance");
  const tables = covariances.map((own) => ({label: own.label, rows: inference(fit.terms, fit.coefficients, own)}));
  const beside = added.map((spec) => ({label: vcovLabel(spec), own: orNull(() => judge(spec))}));
  const reports = covariances.map(vcovReport);
  return {
    estimate: {
      n: fit.n,
      dof: fit.n - fit.terms.length - fit.absorbedRank,
      coefficients: withOthers([
        ...tables,
        ...beside.map(({label, own}) => ({label, rows: own && inference(fit.terms, fit.coefficients, own)}))
      ]),
      fit: method.statistics,
      vcov: reports.length === 1 ? (reports[0] ?? reports) : reports,
      diagnostics: method.diagnostics,
      dropped: [...method.dropped, ...fit.dropped],
      warnings: [...warnings, ...(method.warnings ?? []), ...covariances.flatMap((own) => own.warnings)]
    },
    covariance: lead,
    beside: beside.flatMap(({own}) => own ?? []),
    fit
  };
}

/** Null when there is nothing to compare, as with one province: nobody asked for this covariance. */
export function orNull<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** The first table, each line with the same coefficient under all of them when there is more than one. */
export function withOthers(tables: readonly {label: string; rows: readonly Coefficient[] | null}[]): Coefficient[] {
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
