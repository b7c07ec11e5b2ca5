import {InputError} from "../../errors.js";
import {vcovLabel} from "../covariance/parse-vcov.js";
import {clusterCoding} from "../covariance/groups.js";
import {pesaranCd} from "../diagnostics/pesaran-cd.js";
import type {EstimateOptions} from "../estimate-options.js";
import {judgeCovariances} from "../glm/judge-covariances.js";
import {keepRows} from "../glm/keep-rows.js";
import type {Judged} from "../judge-fit.js";
import {isNestedIn} from "../linear/absorbed-rank.js";
import {fitLinear} from "../linear/fit-linear.js";
import type {Prepared} from "../prepare-estimate.js";
import type {Coding, Covariance, Estimate, LinearFit, ModelFrame, PanelIndex, VcovSpec, Warning} from "../types.js";
import {bootstrapCovariance, drawsOfUnits, winsorised} from "./bootstrap-units.js";
import {needPanel, refuseInstruments} from "./requirements.js";
import {samplingErrors, weighedByError} from "./sampling-errors.js";
import {unitSums, type UnitSums} from "./unit-sums.js";

const draws = 499;

/**
 * The half-panel jackknife of Dhaene & Jochmans (2015): 2θ − (θ₁ + θ₂)/2 with θ₁ and θ₂ least squares on the first
 * and second half of the periods that have rows, both halves holding the middle one when their number is odd. It takes
 * out the bias of order 1/T of a lagged outcome under unit effects. Standard errors from a bootstrap of the units (or
 * of larger areas) with all their rows, the three estimates made anew in each draw; t(G − 1).
 *
 * With `correctSamplingError` the sampling error of columns is taken out of their moments in each of the three (see
 * unitSums), and units weigh by how little of it they have (see weighedByError); rows whose error is not known are left out. The draws are then drawn in to their middle 95 % (see
 * winsorised): the estimate is a ratio, which in a draw with little variation can be anything.
 *
 * Throws InputError: error-too-large, panel-needed, no-instruments, unsupported-effects, unsupported-vcov, too-few-periods,
 * half-not-estimable and those of fitLinear.
 */
export function halfPanelJackknifeEstimate(prepared: Prepared, options: EstimateOptions): Judged {
  const {warnings} = prepared;
  needPanel(prepared.frame, "half-panel-jackknife");
  const blurred = weighedByError(prepared.frame, options);
  const frame = blurred ?? prepared.frame;
  const panel = needPanel(frame, "half-panel-jackknife");
  refuseInstruments(frame, "half-panel-jackknife");
  if (!frame.effects.some(({name}) => name === panel.unit.name))
    throw new InputError(
      "unsupported-effects",
      `half-panel-jackknife corrects the bias of unit effects: absorb them, y ~ x | ${panel.unit.name}`,
      frame.formula
    );
  const full = fitLinear(frame);
  const own = onTerms(frame, full.terms);
  const halves = halvesOf(own);
  const thetas = halves.map((half) => fitHalf(half, full.terms).coefficients);
  const sums = [own, ...halves.map(({frame: half}) => half)].map((part) =>
    unitSums(part, panel.unit, blurred === null ? [] : samplingErrors(part, options))
  );
  const coefficients = blurred === null ? jackknife([full.coefficients, ...thetas]) : onceEach(sums, panel, frame);
  const judged = judgeCovariances({...prepared, frame}, options, {
    terms: full.terms,
    coefficients,
    covariance: (spec) => bootstrap(spec, {fit: full, panel, sums, isCorrected: blurred !== null, options}),
    estimate: {
      n: full.n,
      dof: full.n - full.terms.length - full.absorbedRank,
      fit: noStatistics,
      dropped: [...frame.dropped, ...full.dropped],
      warnings
    }
  });
  const residuals = corrected(full, coefficients);
  return {...judged, estimate: {...judged.estimate, diagnostics: {pesaranCd: pesaranCd({...full, residuals})}}};
}

/** The jackknife from sums by unit, every unit counted once. */
function onceEach(sums: readonly UnitSums[], {unit}: PanelIndex, frame: ModelFrame): Float64Array {
  const once = new Float64Array(unit.levels.length).fill(1);
  const parts = sums.map((part) => part.solve(once));
  if (parts.some((part) => part === null))
    throw new InputError(
      "error-too-large",
      "the sampling error of a column is as large as all its variation within units: there is nothing left to estimate by",
      frame.formula
    );
  return jackknife(parts as Float64Array[]);
}

const noStatistics: Estimate["fit"] = {
  r2: null,
  r2Adjusted: null,
  r2Within: null,
  sigma: null,
  ssr: null,
  logLik: null
};

/** 2θ − (θ₁ + θ₂)/2. */
export function jackknife([full, first, second]: readonly Float64Array[]): Float64Array {
  return Float64Array.from(
    full ?? [],
    (value, index) => 2 * value - ((first?.[index] ?? NaN) + (second?.[index] ?? NaN)) / 2
  );
}

interface Half {
  name: string;
  frame: ModelFrame;
}

/** The rows of the first and the second half of the periods that have rows. */
function halvesOf(frame: ModelFrame): [Half, Half] {
  const {time, periods} = needPanel(frame, "half-panel-jackknife");
  const used = [...new Set(time)].sort((a, b) => a - b);
  if (used.length < 3)
    throw new InputError(
      "too-few-periods",
      `half-panel-jackknife needs three or more periods that can be used; there are ${used.length}`,
      frame.formula
    );
  const length = Math.ceil(used.length / 2);
  const part = (steps: readonly number[]): Half => {
    const kept = new Set(steps);
    const rows = Int32Array.from(time, (_, row) => row).filter((row) => kept.has(time[row] ?? -1));
    const label = (at: number): string => periods[steps[at] ?? 0] ?? "";
    return {name: `${label(0)}–${label(steps.length - 1)}`, frame: keepRows(frame, rows)};
  };
  return [part(used.slice(0, length)), part(used.slice(used.length - length))];
}

/** The frame without the terms that were dropped as collinear. */
function onTerms(frame: ModelFrame, terms: readonly string[]): ModelFrame {
  const kept = frame.terms.flatMap((term, index) => (terms.includes(term) ? [index] : []));
  return {
    ...frame,
    terms: kept.map((index) => frame.terms[index] ?? ""),
    regressors: kept.map((index) => frame.regressors[index] ?? new Float64Array())
  };
}

function fitHalf({name, frame}: Half, terms: readonly string[]): LinearFit {
  const fail = (why: string): InputError =>
    new InputError(
      "half-not-estimable",
      `half-panel-jackknife estimates each half of the periods alone, and in ${name} ${why}`,
      frame.formula
    );
  let fit: LinearFit;
  try {
    fit = fitLinear(frame);
  } catch (error) {
    if (error instanceof InputError) throw fail(error.message);
    throw error;
  }
  const lost = terms.filter((term) => !fit.terms.includes(term));
  if (lost.length > 0) throw fail(`${lost.join(", ")} does not vary apart from the other terms: leave it out`);
  return fit;
}

interface Bootstrap {
  fit: LinearFit;
  panel: PanelIndex;
  sums: readonly UnitSums[];
  /** Sampling error was taken out of the moments. */
  isCorrected: boolean;
  options: EstimateOptions;
}

function bootstrap(spec: VcovSpec, {fit, panel, sums, isCorrected, options}: Bootstrap): Covariance {
  const label = vcovLabel(spec);
  const [by, second] = spec.type === "cluster" ? spec.by : [];
  const cluster = by === undefined ? null : clusterCoding(fit, by);
  if (cluster === null || second !== undefined || !isNestedIn(cluster, panel.unit))
    throw new InputError(
      "unsupported-vcov",
      `half-panel-jackknife has its errors from a bootstrap of whole units: cluster:${panel.unit.name} or a larger area, not ${label}`,
      "--vcov"
    );
  const results = drawsOfUnits(clusterOfUnits(panel.unit, cluster), {
    draws,
    seed: options.seed ?? 1,
    estimate: (times) => {
      const parts = sums.map((part) => part.solve(times));
      return parts.some((part) => part === null) ? null : jackknife(parts as Float64Array[]);
    },
    ...(options.signal === undefined ? {} : {signal: options.signal}),
    ...(options.onProgress === undefined ? {} : {onProgress: options.onProgress})
  });
  const found = results.filter((result) => result !== null);
  // Where a draw leaves little but sampling error, a corrected estimate has no bounds, and its mean square rests on one draw.
  const kept = isCorrected ? winsorised(found, fit.terms.length) : found;
  const warnings: Warning[] =
    kept.length < draws
      ? [
          {
            code: "draws-left-out",
            message: `${draws - kept.length} of ${draws} bootstrap draws could not be estimated and are left out`
          }
        ]
      : [];
  return {
    label,
    matrix: bootstrapCovariance(kept, fit.terms.length),
    dof: cluster.levels.length - 1,
    smallSample: null,
    clusters: {[cluster.name]: cluster.levels.length},
    warnings
  };
}

/** The cluster of every unit, by unit. */
function clusterOfUnits(unit: Coding, cluster: Coding): {codes: Int32Array; count: number} {
  const codes = new Int32Array(unit.levels.length);
  unit.codes.forEach((code, row) => {
    codes[code] = cluster.codes[row] ?? 0;
  });
  return {codes, count: cluster.levels.length};
}

/** Residuals with the corrected coefficients. */
function corrected({residuals, design, coefficients}: LinearFit, better: Float64Array): Float64Array {
  const result = Float64Array.from(residuals);
  design.forEach((column, index) => {
    const change = (coefficients[index] ?? 0) - (better[index] ?? 0);
    for (let row = 0; row < result.length; row++) result[row] = (result[row] ?? 0) + change * (column[row] ?? 0);
  });
  return result;
}
