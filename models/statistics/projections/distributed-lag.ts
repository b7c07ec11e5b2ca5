import {InputError} from "../../errors.js";
import {covariance} from "../covariance/covariance.js";
import {inference, vcovReport} from "../covariance/inference.js";
import {upperF} from "../distributions.js";
import {parseExpression} from "../formula/parse-formula.js";
import {expressionName, expressionText, quoteName} from "../formula/term-name.js";
import {fitLinear} from "../linear/fit-linear.js";
import {invertSymmetric, multiply, quadratic, times} from "../linear/matrix.js";
import {prepareEstimate} from "../prepare-estimate.js";
import type {
  Coefficient,
  Covariance,
  Diagnostic,
  Dropped,
  Frame,
  ModelFrame,
  SmallSample,
  Square,
  VcovReport,
  VcovSpec,
  Warning
} from "../types.js";
import type {CumulativeEffect} from "./cumulative-effects.js";
import {cumulativeEffects, lagPositions} from "./cumulative-effects.js";
import {lagPolynomials} from "./lag-polynomials.js";

export interface DistributedLagOptions {
  outcome: string;
  /** Whose lags 0…`lags` are the terms: a column or an expression. */
  variable: string;
  lags: number;
  panel: {unit: string | null; period: string};
  /** Further terms as a formula writes them. */
  controls?: readonly string[];
  /** Absorbed columns, such as region and period; default none. */
  effects?: readonly string[];
  vcov?: string;
  smallSample?: SmallSample;
  weights?: string;
  /** Degree of an Almon polynomial through the lag coefficients: a choice to declare, never a default. */
  almon?: number;
  seed?: number;
}

/** Coefficients by lag and their running sums. */
export interface DistributedLag {
  formula: string;
  n: number;
  lags: (Omit<Coefficient, "term"> & {lag: number})[];
  cumulative: CumulativeEffect[];
  /** Of an Almon polynomial: Wald F of the shapes it excludes, by the covariance of the free lags. */
  restriction: Diagnostic | null;
  vcov: VcovReport;
  dropped: Dropped[];
  warnings: Warning[];
}

/**
 * The effect of a variable over its lags 0…L in one regression, and cumulated: Σ_{j≤l} b_j with variance c'Vc. With
 * `almon` the coefficients lie on a polynomial of that degree in the lag (Almon 1965): b = Pγ, V_b = P V_γ P'.
 *
 * Throws InputError: invalid-option, collinear-lags when a lag follows from other terms, and those of an estimate.
 */
export function distributedLag(table: Frame, options: DistributedLagOptions): DistributedLag {
  const {outcome, lags, almon, panel, controls = [], effects = []} = options;
  if (!Number.isInteger(lags) || lags < 1)
    throw new InputError("invalid-option", "a distributed lag has one lag or more", "lags");
  if (almon !== undefined && (!Number.isInteger(almon) || almon < 0 || almon >= lags))
    throw new InputError("invalid-option", `the Almon polynomial has a degree of 0 to ${lags - 1}`, "almon");
  const variable = Object.hasOwn(table.columns, options.variable)
    ? {text: quoteName(options.variable), name: options.variable}
    : spelled(options.variable);
  const left = Object.hasOwn(table.columns, outcome) ? quoteName(outcome) : outcome;
  const bar = effects.length > 0 ? ` | ${effects.map(quoteName).join(" + ")}` : "";
  const prepared = prepareEstimate(table, {
    formula: `${left} ~ ${[`l(${variable.text},0:${lags})`, ...controls].join(" + ")}${bar}`,
    panel,
    ...(options.vcov === undefined ? {} : {vcov: [options.vcov]}),
    ...(options.weights === undefined ? {} : {weights: options.weights})
  });
  const [spec] = prepared.asked;
  if (spec === undefined) throw new Error("a distributed lag needs a covariance");
  const settings = {smallSample: options.smallSample ?? "stata", seed: options.seed ?? 1};
  const free = freeLags(prepared.frame, {variable: variable.name, lags}, {spec, ...settings});
  const made = almon === undefined ? free : onPolynomial(prepared.frame, free, {degree: almon, spec, ...settings});
  const positions =
    made.coefficients.length === 0 ? [] : Array.from(made.coefficients, (_, lag) => ({lag, index: lag}));
  const rows = inference(
    positions.map(({lag}) => String(lag)),
    made.coefficients,
    made.covariance
  );
  return {
    formula: prepared.frame.formula,
    n: prepared.frame.n,
    lags: rows.map(({term, ...row}) => ({lag: Number(term), ...row})),
    cumulative: cumulativeEffects(made.coefficients, made.covariance, positions),
    restriction: almon === undefined ? null : excludedShapes(free, almon),
    vcov: vcovReport(made.covariance),
    dropped: [...prepared.frame.dropped, ...made.dropped],
    warnings: [...prepared.warnings, ...made.covariance.warnings]
  };
}

const spelled = (text: string): {text: string; name: string} => {
  const expression = parseExpression(text);
  return {text: expressionText(expression), name: expressionName(expression)};
};

/** Coefficients of lags 0…L alone, with their covariance. */
interface LagFit {
  coefficients: Float64Array;
  covariance: Covariance;
  /** Positions of the lags among the regressors of the frame. */
  at: readonly number[];
  dropped: readonly Dropped[];
}

interface Settings {
  spec: VcovSpec;
  smallSample: SmallSample;
  seed: number;
}

function freeLags(
  frame: ModelFrame,
  {variable, lags}: {variable: string; lags: number},
  {spec, ...settings}: Settings
): LagFit {
  const fit = fitLinear(frame);
  const found = lagPositions(fit.terms, variable);
  if (found.length !== lags + 1) {
    const gone = fit.dropped.map(({what, reason}) => `${what} (${reason})`).join(", ");
    throw new InputError("collinear-lags", `not every lag can be estimated: ${gone}; use fewer lags`, frame.formula);
  }
  const all = covariance(fit, spec, settings);
  const positions = found.map(({index}) => index);
  const own = picked(all, positions);
  return {
    coefficients: Float64Array.from(positions, (index) => fit.coefficients[index] ?? NaN),
    covariance: own,
    at: lagPositions(frame.terms, variable).map(({index}) => index),
    dropped: fit.dropped
  };
}

/** Replaces the columns of the lags by their sums along the polynomials, and brings the result back to lags. */
function onPolynomial(
  frame: ModelFrame,
  free: LagFit,
  {degree, spec, ...settings}: Settings & {degree: number}
): LagFit {
  const shapes = lagPolynomials(free.coefficients.length - 1).slice(0, degree + 1);
  const columns = shapes.map((shape) => {
    const sum = new Float64Array(frame.n);
    free.at.forEach((index, lag) => {
      const weight = shape[lag] ?? 0;
      const column = frame.regressors[index] ?? new Float64Array();
      for (let row = 0; row < frame.n; row++) sum[row] = (sum[row] ?? 0) + weight * (column[row] ?? 0);
    });
    return sum;
  });
  const isLag = new Set(free.at);
  const names = shapes.map((_, index) => `almon ${index}`);
  const keep = <Item>(items: readonly Item[]): Item[] => items.filter((_, index) => !isLag.has(index));
  // The constant stays first: least squares takes the first column for it.
  const others = keep(frame.terms);
  const first = others[0] === "(Intercept)" ? 1 : 0;
  const regressors = keep(frame.regressors);
  const fit = fitLinear({
    ...frame,
    terms: [...others.slice(0, first), ...names, ...others.slice(first)],
    regressors: [...regressors.slice(0, first), ...columns, ...regressors.slice(first)]
  });
  const positions = names.map((name) => fit.terms.indexOf(name));
  const own = picked(covariance(fit, spec, settings), positions);
  const loadings = transposed(shapes);
  const gamma = positions.map((index) => fit.coefficients[index] ?? NaN);
  return {
    coefficients: times(loadings, gamma),
    covariance: {
      ...own,
      matrix: multiply(multiply(loadings, own.matrix), shapes),
      // Sums of coefficients share the least degrees of freedom of their parts.
      dof: typeof own.dof === "number" ? own.dof : own.dof.reduce((least, value) => Math.min(least, value), Infinity)
    },
    at: free.at,
    dropped: fit.dropped
  };
}

/** The part of a covariance of some coefficients. Bootstrap intervals are of single coefficients and do not go along. */
function picked(whole: Covariance, positions: readonly number[]): Covariance {
  const {label, matrix, dof, smallSample, clusters, warnings} = whole;
  return {
    label,
    smallSample,
    clusters,
    warnings,
    matrix: positions.map((i) => Float64Array.from(positions, (j) => matrix[i]?.[j] ?? NaN)),
    dof: typeof dof === "number" ? dof : Float64Array.from(positions, (index) => dof[index] ?? NaN)
  };
}

/** Null where there are fewer clusters than shapes: their covariance cannot be inverted. */
function excludedShapes(free: LagFit, degree: number): Diagnostic | null {
  const out = lagPolynomials(free.coefficients.length - 1).slice(degree + 1);
  const along = times(out, free.coefficients);
  const spread = multiply(multiply(out, free.covariance.matrix), transposed(out));
  const {dof} = free.covariance;
  const least = typeof dof === "number" ? dof : dof.reduce((low, value) => Math.min(low, value), Infinity);
  const inverse = inverted(spread);
  if (inverse === null) return null;
  const statistic = quadratic(along, inverse) / out.length;
  return {
    statistic,
    df: [out.length, least],
    p: upperF(statistic, out.length, least),
    method: `Wald F of the lag shapes that a polynomial of degree ${degree} excludes`
  };
}

function inverted(a: Square): Square | null {
  try {
    return invertSymmetric(a);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

const transposed = (rows: Square): Float64Array[] =>
  Array.from(rows[0] ?? [], (_, column) => Float64Array.from(rows, (row) => row[column] ?? 0));
