import {InputError} from "../../errors.js";
import {covariance} from "../covariance/covariance.js";
import {inference, vcovReport} from "../covariance/inference.js";
import {vcovLabel} from "../covariance/parse-vcov.js";
import {fitLinear} from "../linear/fit-linear.js";
import type {Prepared} from "../prepare-estimate.js";
import {prepareEstimate} from "../prepare-estimate.js";
import type {Coefficient, Covariance, Dropped, Frame, LinearFit, VcovSpec, Warning} from "../types.js";
import {horizonFormulas} from "./horizon-formula.js";
import {defaultVcov, horizonVcov} from "./horizon-vcov.js";
import {jointCorrelation} from "./joint-correlation.js";
import {unitEffectBias} from "./unit-effect-bias.js";
import type {LocalProjectionOptions} from "./projection-options.js";
import {supT} from "./sup-t.js";
import type {LocalProjection, ProjectionStep} from "./types.js";

/**
 * Follows a shock over time by local projections (Jordà 2005): for every horizon h its own regression of y_{t+h} on the
 * shock, controls, lags and effects; β_h is the response after h periods, in units of the outcome per unit of the shock.
 * Pointwise intervals are those of an estimate; the simultaneous band (sup-t, 95 %) covers the whole path.
 *
 * A horizon that has too few rows is null with its reason; when all are, the first reason is thrown.
 *
 * Throws InputError: invalid-horizons, invalid-option, panel-needed, and those of an estimate.
 */
export function localProjection(table: Frame, options: LocalProjectionOptions): LocalProjection {
  const formulas = horizonFormulas(table, options);
  const failures: InputError[] = [];
  const runs = formulas.map(({formula, shock}, index): HorizonRun => {
    options.signal?.throwIfAborted();
    const horizon = options.horizons[index] ?? 0;
    try {
      return horizonRun(table, {horizon, formula, shock}, options);
    } catch (error) {
      if (!(error instanceof InputError) || !tooLittle.has(error.kind)) throw error;
      failures.push(error);
      return {horizon, formula, shock, reason: error.message};
    } finally {
      options.onProgress?.(index + 1, formulas.length);
    }
  });
  const done = runs.flatMap((run) => (run.fitted === undefined ? [] : [run.fitted]));
  const [failure] = failures;
  const last = done.at(-1);
  if (last === undefined) throw failure ?? new InputError("no-terms", "no horizon has an estimate for the shock");
  const path = runs.map(stepOf);
  const {bias, warning} = unitEffectBias(path, last.fit);
  return {
    path,
    simultaneous: band(runs, path, options.seed ?? 1),
    formula: last.formula,
    outcome: options.outcome,
    shock: options.shock,
    vcov: done.map(({lead}) => vcovReport(lead)),
    bias,
    dropped: runs.flatMap(({horizon, fitted}) => (fitted?.dropped ?? []).map((own) => ({...own, horizon}))),
    warnings: distinct([...done.flatMap(({warnings}) => warnings), ...(warning === null ? [] : [warning])])
  };
}

/** Mistakes that a nearer horizon need not have. */
const tooLittle = new Set(["no-rows", "too-few-rows", "all-missing", "no-terms", "one-cluster"]);

interface Fitted {
  formula: string;
  fit: LinearFit;
  rows: Int32Array;
  term: number;
  spec: VcovSpec;
  lead: Covariance;
  tables: {label: string; row: Coefficient | undefined}[];
  dropped: Dropped[];
  warnings: Warning[];
}

interface HorizonRun {
  horizon: number;
  formula: string;
  shock: string;
  fitted?: Fitted;
  reason?: string;
}

function horizonRun(
  table: Frame,
  {horizon, formula, shock}: {horizon: number; formula: string; shock: string},
  options: LocalProjectionOptions
): HorizonRun {
  const {panel, weights, parents, smallSample = "stata", seed = 1, lagAugment = false} = options;
  const asked = options.vcov?.length ? options.vcov : [defaultVcov(panel.unit, lagAugment)];
  const prepared = prepareEstimate(table, {
    formula,
    panel,
    vcov: asked.map((text) => horizonVcov(text, horizon)),
    ...(weights === undefined ? {} : {weights}),
    ...(parents === undefined ? {} : {parents})
  });
  const fit = fitLinear(prepared.frame);
  const dropped = [...prepared.frame.dropped, ...fit.dropped];
  const term = fit.terms.indexOf(shock);
  if (term < 0) return {horizon, formula, shock, reason: whyNoShock(shock, fit)};
  const made = covariancesOf(fit, prepared, {smallSample, seed});
  const [lead] = made;
  const [spec] = prepared.asked;
  if (lead === undefined || spec === undefined) throw new Error("a projection needs a covariance");
  return {
    horizon,
    formula,
    shock,
    fitted: {
      formula: prepared.frame.formula,
      fit,
      rows: prepared.frame.rows,
      term,
      spec,
      lead,
      tables: made.map((own) => ({label: own.label, row: inference(fit.terms, fit.coefficients, own)[term]})),
      dropped,
      warnings: [...prepared.warnings, ...made.flatMap((own) => own.warnings)]
    }
  };
}

/** Those asked for, then those that always stand beside municipalities as far as they exist. */
function covariancesOf(
  fit: LinearFit,
  {asked, added}: Prepared,
  settings: {smallSample: NonNullable<LocalProjectionOptions["smallSample"]>; seed: number}
): Covariance[] {
  const beside = added.flatMap((spec) => {
    try {
      return [{...covariance(fit, spec, settings), label: vcovLabel(spec)}];
    } catch (error) {
      if (error instanceof InputError) return [];
      throw error;
    }
  });
  return [...asked.map((spec) => covariance(fit, spec, settings)), ...beside];
}

function whyNoShock(shock: string, {dropped}: LinearFit): string {
  const found = dropped.find(({what}) => what === shock);
  return found === undefined ? `${shock} is no single term; use numbers` : `${shock} was dropped: ${found.reason}`;
}

function stepOf({horizon, fitted, reason}: HorizonRun): ProjectionStep {
  const [lead] = fitted?.tables ?? [];
  const row = lead?.row;
  if (fitted === undefined || row === undefined) {
    const none = {estimate: null, se: null, low: null, high: null, n: fitted?.fit.n ?? 0, p: null};
    return {horizon, ...none, reason: reason ?? "not estimated"};
  }
  const {estimate, se, low, high, p} = row;
  const step = {horizon, estimate, se, low, high, n: fitted.fit.n, p};
  if (fitted.tables.length === 1) return step;
  return {
    ...step,
    by: fitted.tables.map(({label, row: own}) => ({
      vcov: label,
      se: own?.se ?? null,
      p: own?.p ?? null,
      low: own?.low ?? null,
      high: own?.high ?? null
    }))
  };
}

/** estimate ± c·se with one c for the whole path. */
function band(
  runs: readonly HorizonRun[],
  path: readonly ProjectionStep[],
  seed: number
): LocalProjection["simultaneous"] {
  const fitted = runs.flatMap((run) => (run.fitted === undefined ? [] : [run.fitted]));
  const dof = fitted.reduce((least, {lead, term}) => {
    const own = typeof lead.dof === "number" ? lead.dof : (lead.dof[term] ?? NaN);
    return Math.min(least, own);
  }, Infinity);
  const critical = supT(jointCorrelation(fitted), {dof, seed, level});
  const bounds = path.map(({estimate, se}) =>
    estimate === null || se === null ? null : {low: estimate - critical * se, high: estimate + critical * se}
  );
  return {
    low: bounds.map((own) => own?.low ?? null),
    high: bounds.map((own) => own?.high ?? null),
    level,
    critical: Number.isFinite(critical) ? critical : null
  };
}

const level = 0.95;

const distinct = <Item>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values()
];
