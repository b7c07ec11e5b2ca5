import {InputError} from "../../errors.js";
import type {EstimateOptions} from "../estimate-options.js";
import {parseFormula} from "../formula/parse-formula.js";
import {termName} from "../formula/term-name.js";
import type {Prepared} from "../prepare-estimate.js";
import type {Frame, RobustnessRow, Warning} from "../types.js";
import {checksOf} from "./checks.js";
import {findings, type RunCheck} from "./findings.js";
import {laggedOutcomes} from "./formula-columns.js";
import {refit} from "./refit.js";
import type {Battery, Check, Checked} from "./types.js";

/**
 * Checks an estimate: leaves out each period and each group of units, moves the terms a period, takes the weights away (or
 * weighs by inhabitants), walks through the declared alternative formulas, puts back the periods beyond a series break,
 * and tries outcomes that should not respond. See docs/method/robustness.md.
 *
 * @param table as given to the estimate
 * @param prepared what prepareEstimate made of it
 * @returns a row for every check and term (with its reason where there is no number), and what they show in words
 * @throws what `options.signal` was aborted with
 */
export function robustness(
  table: Frame,
  options: EstimateOptions,
  prepared: Prepared
): {rows: RobustnessRow[]; warnings: Warning[]} {
  const base = refit(prepared, options);
  const formula = parseFormula(options.formula);
  const lags = new Set(laggedOutcomes(formula).map(({term}) => termName(term)));
  const terms = [...base.terms.keys()].filter((term) => term !== "(Intercept)" && !lags.has(term));
  const battery: Battery = {table, options, prepared, formula, terms};
  const checks = checksOf(battery);
  const rows: RobustnessRow[] = [];
  const runs: RunCheck[] = [];
  checks.forEach((check, index) => {
    options.signal?.throwIfAborted();
    const {result, reason} = outcomeOf(check);
    runs.push({check, result});
    for (const term of terms) if (!isOf(term, check.without)) rows.push(rowOf(check.name, term, result, reason));
    options.onProgress?.(index + 1, checks.length);
  });
  return {rows, warnings: findings(battery, base, runs)};
}

/** Whether a reported term is the one left out, or one of its categories. */
const isOf = (term: string, without: string | null | undefined): boolean =>
  without != null && (term === without || term.startsWith(`${without}[`));

function outcomeOf(check: Check): {result: Checked | null; reason: string} {
  if (check.run === null) return {result: null, reason: check.reason ?? "does not apply"};
  try {
    return {result: check.run(), reason: ""};
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return {result: null, reason: error.message};
  }
}

function rowOf(check: string, term: string, result: Checked | null, reason: string): RobustnessRow {
  const row = result?.terms.get(term);
  if (result === null || row === undefined) {
    const why = result === null ? reason : "the term cannot be estimated here";
    return {check, term, estimate: null, se: null, low: null, high: null, reason: why};
  }
  return {check, term, ...row, n: result.n};
}
