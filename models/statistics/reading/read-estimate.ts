import {InputError} from "../../errors.js";
import type {Formula} from "../formula/ast.js";
import {parseFormula} from "../formula/parse-formula.js";
import {termName} from "../formula/term-name.js";
import {compareWithExpected} from "../power.js";
import {laggedOutcomes} from "../robustness/formula-columns.js";
import type {LabelCode} from "../warnings/codes.js";
import type {Coefficient, Estimate, Warning} from "../types.js";
import {leadCovariance, type TermLead} from "./lead-covariance.js";
import {detectableUnder, readSize, scalingOf} from "./read-size.js";
import {readOutcome, readTerm} from "./read-term.js";
import type {Comparison, ReadBattery, Reading, ReadOptions} from "./types.js";

/**
 * What may be said of one term of an estimate, as codes and numbers: which way and how much, under the largest standard
 * error shown, beside what could have been found and what evidence leads one to expect, with everything that limits it.
 * The judgement rests on the interval and on compareWithExpected; nothing here is a cause.
 *
 * @param result of `estimate`; run with `robustness` for the battery
 * @param options term, words for the variables, expected effect: see ReadOptions
 * @throws InputError unknown-term when the term is not reported
 */
export function readEstimate(result: Estimate, options: ReadOptions = {}): Reading {
  const {variables = {}, areas = "unknown", level = "association", lead: leading = "largest"} = options;
  const formula = parseFormula(result.formula);
  const row = chosen(result, formula, options.term);
  const lead = leadOf(result, row, leading);
  const {expected = result.detectable[row.term]?.expected ?? null} = options;
  const outcome = readOutcome(formula, variables);
  const exposure = readTerm(row.term, formula, variables);
  const scaling = scalingOf(result.method, outcome, exposure);
  const comparison = comparisonOf(result.method, formula, options);
  const judgement = compareWithExpected(
    {
      estimate: row.estimate,
      low: lead.low ?? NaN,
      high: lead.high ?? NaN,
      detectable: detectableUnder(row.estimate, lead) ?? NaN
    },
    expected
  );
  const own = result.warnings.filter(({code}) => batteryCodes.has(code));
  const {periods = []} = options;
  const [first, last] = [periods[0], periods.at(-1)];
  return {
    level,
    areas,
    outcome,
    exposure,
    controls: result.coefficients
      .filter(({term}) => term !== "(Intercept)" && term !== row.term)
      .map(({term}) => readTerm(term, formula, variables)),
    comparison,
    size: readSize(row.estimate, lead, scaling, expected),
    lead: {vcov: lead.vcov, asked: lead.asked, isLarger: lead.vcov !== lead.asked},
    judgement,
    quantile: quantileOf(result.method),
    rows: result.n,
    periods: first === undefined || last === undefined ? null : {first, last, count: periods.length},
    leftOut: leftOutOf(result.warnings),
    labels: labelsOf(comparison, options, judgement.code),
    battery: batteryOf(result, own, row.term),
    warnings: result.warnings.filter(({code}) => !batteryCodes.has(code))
  };
}

/** Codes of the battery: what a check showed, of one term. */
const batteryCodes: ReadonlySet<string> = new Set([
  "sign-flip",
  "single-period",
  "single-group",
  "unweighted-differs",
  "specification-dependent",
  "lag-dependent",
  "breaks-matter",
  "falsification-failed"
]);

function chosen({coefficients}: Estimate, formula: Formula, term: string | undefined): Coefficient {
  const lags = new Set(laggedOutcomes(formula).map((lag) => termName(lag.term)));
  const reported = coefficients.filter((row) => row.term !== "(Intercept)");
  const row =
    term === undefined
      ? (reported.find((each) => !lags.has(each.term)) ?? reported[0])
      : coefficients.find((each) => each.term === term);
  if (row === undefined)
    throw new InputError(
      "unknown-term",
      `${term ?? "a term"} is not reported; there are ${reported.map((each) => each.term).join(", ")}`
    );
  return row;
}

function leadOf(result: Estimate, row: Coefficient, leading: "largest" | "asked"): TermLead {
  const lead = leadCovariance(result).find(({term}) => term === row.term);
  if (lead === undefined) throw new Error("a reported term has a leading covariance");
  if (leading === "largest") return lead;
  const {se, p, low, high} = row;
  return {term: row.term, vcov: lead.asked, asked: lead.asked, se, p, low, high, ratio: 1};
}

function comparisonOf(method: string, {effects}: Formula, {panel, periods}: ReadOptions): Comparison {
  if (method === "first-difference" || method === "gmm-difference") return "changes";
  if (periods?.length === 1) return "same-period";
  if (panel === undefined) return effects.length >= 2 ? "changes" : "all";
  const {unit, period} = panel;
  const hasUnit = unit !== null && effects.some((effect) => effect.length === 1 && effect[0] === unit);
  const hasPeriod = effects.some((effect) => effect.includes(period));
  if (hasUnit && hasPeriod) return "changes";
  if (hasPeriod) return "same-period";
  return hasUnit || unit === null ? "over-time" : "all";
}

function labelsOf(comparison: Comparison, {areas = "unknown"}: ReadOptions, judged: LabelCode): LabelCode[] {
  const isLocal = comparison === "changes" || comparison === "same-period";
  const isArea = areas !== "persons" && areas !== "unknown";
  return [isLocal ? "local-difference" : "national-change", ...(isArea ? ["areas-not-persons" as const] : []), judged];
}

function batteryOf({robustness}: Estimate, found: readonly Warning[], term: string): ReadBattery {
  const own = robustness.filter((row) => row.term === term);
  return {
    checks: own.filter(({estimate}) => estimate !== null).length,
    skipped: own.filter(({estimate}) => estimate === null).length,
    findings: found.filter(({detail}) => detail?.["term"] === term)
  };
}

function leftOutOf(warnings: readonly Warning[]): string[] {
  const periods = warnings.find(({code}) => code === "period-left-out")?.detail?.["periods"];
  return Array.isArray(periods) ? periods.filter((period): period is string => typeof period === "string") : [];
}

function quantileOf(method: string): number | null {
  const share = /^quantile:(.*)$/.exec(method)?.[1];
  return share === undefined ? null : Number(share);
}
