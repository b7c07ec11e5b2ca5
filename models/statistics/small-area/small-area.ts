import {InputError} from "../../errors.js";
import {finite, inference} from "../covariance/inference.js";
import {normalQuantile} from "../distributions.js";
import {modelFrame} from "../formula/model-frame.js";
import {parseFormula} from "../formula/parse-formula.js";
import {pick} from "../formula/pick.js";
import {numberColumn, placeOf} from "../formula/table-column.js";
import {leastSquares} from "../linear/least-squares.js";
import type {Coefficient, Columns, Dropped, Frame, ModelFrame, Warning} from "../types.js";
import type {AreaMethod} from "./area-variance.js";
import {benchmark, type Benchmark} from "./benchmark.js";
import {fayHerriot, type AreaEstimate} from "./fay-herriot.js";

export interface SmallAreaOptions {
  /** `y ~ x`: y a column of direct estimates, empty where an area has none. */
  formula: string;
  /** Column of sampling variances, or of standard errors. */
  variance: {column: string; isStandardError: boolean};
  method?: AreaMethod;
  /** Column of names of the areas; row numbers without. */
  area?: string;
  /** Weights by which the estimates sum to a total, and the total; default that of the direct estimates. */
  benchmark?: {weights: string; total?: number; method?: Benchmark["method"]};
}

export interface SmallAreaRow {
  area: string;
  direct: number | null;
  /** Sampling variance ψ of the direct estimate. */
  variance: number | null;
  synthetic: number | null;
  /** Weight of the direct estimate, A/(A + ψ). */
  shrinkage: number | null;
  estimate: number | null;
  mse: number | null;
  se: number | null;
  low: number | null;
  high: number | null;
  /** No direct estimate: what the covariates say. */
  isSynthetic: boolean;
  benchmarked?: number | null;
}

export interface SmallAreaResult {
  formula: string;
  method: AreaMethod;
  /** Areas with a direct estimate. */
  n: number;
  /** Variance between areas, A. */
  refvar: number;
  coefficients: Coefficient[];
  areas: SmallAreaRow[];
  logLik: number | null;
  iterations: number;
  benchmark: Benchmark | null;
  dropped: Dropped[];
  warnings: Warning[];
}

/**
 * Estimates for areas from direct survey estimates and covariates by the model of Fay & Herriot: see fayHerriot. Areas
 * without direct estimate, or without its variance, get a synthetic one and are flagged; intervals are
 * estimate ± 1.96·√mse, coefficients are judged by the normal distribution.
 *
 * Throws InputError: invalid-outcome, invalid-variance, absorbed-effects, too-few-areas, missing-total and those of
 * modelFrame.
 */
export function smallArea(table: Frame, options: SmallAreaOptions): SmallAreaResult {
  const {method = "reml"} = options;
  const direct = directColumn(table, options.formula);
  const variance = varianceColumn(table, options.variance);
  const frame = allAreas(table, options, direct.name);
  const isSampled = (row: number): boolean => !Number.isNaN(direct.values[row]) && !Number.isNaN(variance[row]);
  const positions = Int32Array.from({length: frame.n}, (_, area) => area);
  const sampled = positions.filter((area) => isSampled(frame.rows[area] ?? 0));
  const others = positions.filter((area) => !isSampled(frame.rows[area] ?? 0));
  const rowsOf = (areas: Int32Array): Int32Array => areas.map((area) => frame.rows[area] ?? 0);
  const {kept, dropped, unknown} = independentColumns(frame, sampled, others);
  const columns = (areas: Int32Array): Columns =>
    kept.map((term) => pick(frame.regressors[term] ?? positionless, areas));
  const known = {
    direct: pick(direct.values, rowsOf(sampled)),
    variance: pick(variance, rowsOf(sampled)),
    columns: columns(sampled)
  };
  const fit = fayHerriot(known, columns(others), method);
  const terms = kept.map((term) => frame.terms[term] ?? "");
  const estimates = new Map([...sampled, ...others].map((area, index) => [area, fit.areas[index]]));
  const name = nameOf(table, options.area);
  const areas = Array.from(positions, (area): SmallAreaRow => {
    const row = frame.rows[area] ?? 0;
    const own = unknown.has(area) ? undefined : estimates.get(area);
    return {
      area: name(row),
      ...areaRow(own, direct.values[row] ?? NaN, variance[row] ?? NaN),
      isSynthetic: !isSampled(row)
    };
  });
  const brought = options.benchmark === undefined ? null : bringToTotal(table, frame, areas, options.benchmark);
  return {
    formula: frame.formula,
    method,
    n: sampled.length,
    refvar: fit.between,
    coefficients: inference(terms, fit.coefficients, {matrix: fit.covariance, dof: Infinity}),
    areas: brought?.areas ?? areas,
    logLik: finite(fit.logLik),
    iterations: fit.iterations,
    benchmark: brought?.benchmark ?? null,
    dropped: [...frame.dropped, ...dropped],
    warnings: warningsOf(
      fit.between,
      others.length,
      [...unknown].map((area) => name(frame.rows[area] ?? 0))
    )
  };
}

const positionless = new Float64Array();

function directColumn(table: Frame, formula: string): {name: string; values: Float64Array} {
  const {outcome, effects, endogenous} = parseFormula(formula);
  if (outcome.type !== "name")
    throw new InputError(
      "invalid-outcome",
      "the outcome is a column of direct estimates; make log(y) a column first",
      formula
    );
  if (effects.length > 0 || endogenous.length > 0)
    throw new InputError(
      "absorbed-effects",
      "write y ~ x: areas are no absorbed effects, and there are no instruments",
      formula
    );
  return {name: outcome.name, values: numberColumn(table, outcome.name)};
}

function varianceColumn(table: Frame, {column, isStandardError}: SmallAreaOptions["variance"]): Float64Array {
  const values = numberColumn(table, column);
  const bad = values.findIndex((value) => value <= 0);
  if (bad >= 0)
    throw new InputError(
      "invalid-variance",
      `${column} is ${values[bad] ?? ""}; a direct estimate has a sampling error above 0, one without it leaves both cells empty`,
      placeOf(table, bad)
    );
  return isStandardError ? values.map((value) => value * value) : values;
}

/** The frame of all areas whose covariates are there, direct estimate or not. */
function allAreas(table: Frame, {formula}: SmallAreaOptions, outcome: string): ModelFrame {
  return modelFrame({...table, columns: {...table.columns, [outcome]: new Float64Array(table.length)}}, formula);
}

/**
 * Terms that are independent among the areas with a direct estimate; and the areas without one for which a term left out
 * would count, since it stands in another relation to the others there: nothing is known of them.
 */
function independentColumns(
  frame: ModelFrame,
  sampled: Int32Array,
  others: Int32Array
): {kept: number[]; dropped: Dropped[]; unknown: Set<number>} {
  const inSample = frame.regressors.map((column) => pick(column, sampled));
  const intercept = frame.terms[0] === "(Intercept)";
  const {kept, dropped} = leastSquares(new Float64Array(sampled.length), inSample, {intercept});
  const unknown = new Set<number>();
  for (const term of dropped) {
    const before = kept.filter((own) => own < term);
    const column = frame.regressors[term] ?? positionless;
    const {coefficients} = leastSquares(
      pick(column, sampled),
      before.map((own) => inSample[own] ?? positionless),
      {tolerance: 0}
    );
    const size = column.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    for (const area of others) {
      const implied = before.reduce(
        (sum, own, index) => sum + (coefficients[index] ?? 0) * (frame.regressors[own]?.[area] ?? 0),
        0
      );
      if (Math.abs((column[area] ?? 0) - implied) > 1e-8 * size) unknown.add(area);
    }
  }
  return {
    kept,
    dropped: dropped.map((term) => ({what: frame.terms[term] ?? "", reason: "collinear", count: 1})),
    unknown
  };
}

function areaRow(
  own: AreaEstimate | undefined,
  direct: number,
  variance: number
): Omit<SmallAreaRow, "area" | "isSynthetic"> {
  const se = own === undefined ? NaN : Math.sqrt(own.mse);
  const half = normalQuantile(0.975) * se;
  const estimate = own?.estimate ?? NaN;
  return {
    direct: finite(direct),
    variance: finite(variance),
    synthetic: finite(own?.synthetic ?? NaN),
    shrinkage: finite(own?.shrinkage ?? NaN),
    estimate: finite(estimate),
    mse: finite(own?.mse ?? NaN),
    se: finite(se),
    low: finite(estimate - half),
    high: finite(estimate + half)
  };
}

function nameOf(table: Frame, column: string | undefined): (row: number) => string {
  if (column === undefined) return (row) => String(row + 1);
  const names = table.columns[column];
  if (names === undefined) throw new InputError("missing-column", `there is no column ${column}`, "--area");
  return (row) => String(names[row] ?? row + 1);
}

function bringToTotal(
  table: Frame,
  frame: ModelFrame,
  areas: readonly SmallAreaRow[],
  {weights: column, total, method}: NonNullable<SmallAreaOptions["benchmark"]>
): {areas: SmallAreaRow[]; benchmark: Benchmark} {
  const weights = pick(numberColumn(table, column), frame.rows);
  const bad = weights.findIndex((value) => !(value >= 0 && value < Infinity));
  if (bad >= 0)
    throw new InputError(
      "invalid-weights",
      `the weight ${column} is ${weights[bad] ?? ""}; every area needs one of 0 or more`,
      placeOf(table, frame.rows[bad] ?? 0)
    );
  const without = areas.find(({estimate, direct}) => estimate === null || (total === undefined && direct === null));
  if (without !== undefined)
    throw new InputError(
      "missing-total",
      without.estimate === null
        ? `${without.area} has no estimate, so the areas do not make a total`
        : `${without.area} has no direct estimate, so they make no total; give the total to agree with: --total`,
      "--benchmark"
    );
  const wanted = total ?? areas.reduce((sum, {direct}, area) => sum + (direct ?? 0) * (weights[area] ?? 0), 0);
  const {values, ...made} = benchmark(
    Float64Array.from(areas, ({estimate}) => estimate ?? NaN),
    weights,
    {total: wanted, ...(method === undefined ? {} : {method})}
  );
  return {areas: areas.map((own, area) => ({...own, benchmarked: finite(values[area] ?? NaN)})), benchmark: made};
}

function warningsOf(between: number, synthetic: number, unknown: readonly string[]): Warning[] {
  const warnings: Warning[] = [];
  if (between === 0)
    warnings.push({
      code: "no-area-variance",
      message: "areas differ no more than their sampling errors explain: every estimate is what the covariates say"
    });
  if (synthetic > 0)
    warnings.push({
      code: "synthetic-areas",
      message: `${synthetic} areas have no direct estimate: theirs is what the covariates say, and nothing of their own is in it`
    });
  if (unknown.length > 0)
    warnings.push({
      code: "no-estimate",
      message: `nothing is known of ${unknown.join(", ")}: no area with a direct estimate is like it in the terms of the formula`
    });
  return warnings;
}
