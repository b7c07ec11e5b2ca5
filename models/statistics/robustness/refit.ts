import {InputError} from "../../errors.js";
import {covariance} from "../covariance/covariance.js";
import {vcovLabel} from "../covariance/parse-vcov.js";
import {inference} from "../covariance/inference.js";
import {estimateBy} from "../estimate-methods.js";
import type {EstimateOptions} from "../estimate-options.js";
import type {Prepared} from "../prepare-estimate.js";
import type {Coefficient, VcovSpec} from "../types.js";
import {quickFit} from "./quick-fit.js";
import type {Checked, CheckedTerm} from "./types.js";

/**
 * An estimate with no more than a check needs: coefficients under the leading covariance, or under the largest of all
 * that are shown. The wild bootstrap is too slow for a hundred checks; the cluster covariance behind it stands in.
 *
 * Throws InputError as the estimate itself does.
 */
export function refit(
  prepared: Prepared,
  options: EstimateOptions,
  {isCentred = false}: {isCentred?: boolean} = {}
): Checked {
  const [lead] = prepared.asked;
  if (lead === undefined) throw new Error("an estimate needs a covariance");
  const all = [lead, ...(options.lead === "largest" ? prepared.added : [])].map(plain);
  const specs = [...new Map(all.map((spec) => [vcovLabel(spec), spec])).values()];
  const settings = {smallSample: options.smallSample ?? "stata", seed: options.seed ?? 1};
  if ((options.method ?? "ols") !== "ols") return byMethod(prepared, options, specs);
  const fit = quickFit(prepared.frame, {isCentred});
  const tables = specs.flatMap((spec, index) => {
    try {
      return [inference(fit.terms, fit.coefficients, covariance(fit, spec, settings))];
    } catch (error) {
      // One province left is no reason to give up the check: only the covariance asked for must exist.
      if (index > 0 && error instanceof InputError) return [];
      throw error;
    }
  });
  const terms = fit.terms.map((term, index): [string, CheckedTerm] => [
    term,
    largest(tables.flatMap((table) => table[index] ?? []))
  ]);
  return {n: fit.n, terms: new Map(terms)};
}

function byMethod(prepared: Prepared, options: EstimateOptions, [lead, ...added]: readonly VcovSpec[]): Checked {
  const {estimate} = estimateBy({...prepared, asked: lead === undefined ? [] : [lead], added}, options);
  const terms = estimate.coefficients.map((row): [string, CheckedTerm] => [
    row.term,
    largest([row, ...(row.by ?? []).map((other) => ({...row, ...other}))])
  ]);
  return {n: estimate.n, terms: new Map(terms)};
}

/** The line with the largest standard error: the careful one. */
function largest(rows: readonly Coefficient[]): CheckedTerm {
  const best = rows.reduce((most, row) => ((row.se ?? -1) > (most.se ?? -1) ? row : most));
  const {estimate, se, low, high, p} = best;
  return {estimate, se, low, high, p};
}

const plain = (spec: VcovSpec): VcovSpec => (spec.type === "wild" ? {type: "cluster", by: [spec.by]} : spec);
