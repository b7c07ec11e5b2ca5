import {combination} from "./covariance/inference.js";
import {InputError} from "../errors.js";
import type {EstimateOptions} from "./estimate-options.js";
import {estimateBy} from "./estimate-methods.js";
import type {Judged} from "./linear-estimate.js";
import {parseLincom} from "./lincom.js";
import {compareWithExpected, detectableEffect} from "./power.js";
import {prepareEstimate} from "./prepare-estimate.js";
import {robustness} from "./robustness/battery.js";
import type {Coefficient, DetectableEffect, Estimate, Frame, PanelIndex, Warning} from "./types.js";
import {estimateWarnings} from "./warnings/estimate-warnings.js";

export type {EstimateOptions} from "./estimate-options.js";

/** Tests of an estimate, in the order they are reported; null where one does not apply. */
const diagnosticNames = ["firstStageF", "overid", "hausman", "fIndividual", "lm", "pesaranCd", "wooldridge"] as const;

/**
 * Estimates a regression on a table: the formula language of fixest, the method and the covariances asked for, and
 * beside the numbers everything that was left out and everything a reader must know. See docs/method/estimate.md.
 *
 * Throws InputError for what the user can mend: see modelFrame, fitLinear, covariance and parseLincom.
 */
export function estimate(table: Frame, options: EstimateOptions): Estimate {
  const prepared = prepareEstimate(table, options);
  const judged = estimateBy(prepared, options);
  const {coefficients, diagnostics} = judged.estimate;
  const battery = options.robustness ? robustness(table, options, prepared) : {rows: [], warnings: []};
  const warnings = [...judged.estimate.warnings, ...estimateWarnings(prepared, options, judged), ...battery.warnings];
  return {
    formula: prepared.frame.formula,
    method: options.method ?? "ols",
    n: judged.estimate.n,
    k: coefficients.length,
    dof: judged.estimate.dof,
    groups: Object.fromEntries(prepared.frame.effects.map(({name, levels}) => [name, levels.length])),
    sample: sampleOf(prepared.frame.panel),
    coefficients,
    fit: judged.estimate.fit,
    vcov: judged.estimate.vcov,
    diagnostics: Object.fromEntries(diagnosticNames.map((name) => [name, diagnostics[name] ?? null])),
    detectable: detectableEffects(judged, options.expected),
    dropped: judged.estimate.dropped,
    warnings: distinct(warnings),
    robustness: battery.rows,
    lincom: (options.lincom ?? []).map((text) => linearCombination(text, judged))
  };
}

function sampleOf(panel: PanelIndex | null): Estimate["sample"] {
  if (panel === null) return null;
  const steps = [...new Set(panel.time)].sort((a, b) => a - b);
  return {units: new Set(panel.unit.codes).size, periods: steps.map((step) => panel.periods[step] ?? "")};
}

/**
 * What each coefficient could have shown: the smallest effect found with 80 % power at its standard error, beside the one
 * expected where evidence gives one.
 */
function detectableEffects(
  {estimate: {coefficients}, covariance: {dof}}: Judged,
  expectations: EstimateOptions["expected"] = {}
): Estimate["detectable"] {
  const effects = coefficients.flatMap(
    ({term, se, estimate: value, low, high}, index): [string, DetectableEffect][] => {
      const own = typeof dof === "number" ? dof : (dof[index] ?? NaN);
      const effect = detectableEffect(se ?? NaN, own, {power});
      if (!Number.isFinite(effect)) return [];
      const expected = Object.hasOwn(expectations, term) ? expectations[term] : undefined;
      if (expected === undefined) return [[term, {effect, power}]];
      const found = {estimate: value, low: low ?? NaN, high: high ?? NaN, detectable: effect};
      return [[term, {effect, power, expected, judgement: compareWithExpected(found, expected).code}]];
    }
  );
  return Object.fromEntries(effects);
}

const power = 0.8;

function linearCombination(text: string, {estimate: {coefficients, dropped}, covariance}: Judged): Coefficient {
  const terms = coefficients.map(({term}) => term);
  try {
    const {name, weights, constant} = parseLincom(text, terms);
    const values = coefficients.map(({estimate: value}) => value);
    return combination(name, weights, {coefficients: values, covariance, constant});
  } catch (error) {
    const gone = dropped.filter(({what}) => what !== "rows").map(({what, reason}) => `${what} (${reason})`);
    if (!(error instanceof InputError) || gone.length === 0) throw error;
    throw new InputError(error.kind, `${error.message}; left out: ${gone.join(", ")}`, error.where);
  }
}

const distinct = (warnings: readonly Warning[]): Warning[] => [
  ...new Map(warnings.map((warning) => [`${warning.code} ${warning.message}`, warning])).values()
];
