import {InputError} from "../../errors.js";
import {demean} from "../linear/demean.js";
import {leastSquares, type LeastSquares} from "../linear/least-squares.js";
import type {Coding, Columns, Square} from "../types.js";
import type {Family} from "./family.js";
import {separatedRows, type Separation} from "./separation.js";

/** Rows of a model whose terms are linearly independent given the effects: see independentTerms. */
export interface GlmProblem {
  readonly outcome: Float64Array;
  readonly terms: readonly string[];
  readonly columns: Columns;
  readonly effects: readonly Coding[];
  /** Prior weights; null: 1. */
  readonly weights: Float64Array | null;
  /** Known part of η; null: 0. */
  readonly offset: Float64Array | null;
}

export interface GlmOptimum {
  /** One a term. */
  readonly coefficients: Float64Array;
  /** n linear predictors η, absorbed effects and offset included. */
  readonly predictor: Float64Array;
  /** n×k, times √weight of the last step, effects taken out with those weights. */
  readonly design: Columns;
  /** (y − μ)·√prior/√(dμ/dη), n: times the design they are the scores. */
  readonly residuals: Float64Array;
  /** Inverse of the information, k×k. */
  readonly bread: Square;
  /** Weights of the last step: prior weight times dμ/dη, n. */
  readonly working: Float64Array;
  readonly logLik: number;
  readonly iterations: number;
}

const mostIterations = 100;
/** Change of η, relative to the largest, after which Newton's next step would be rounding. */
const precision = 1e-10;
/** Before this the steps of rows that do converge are too large to tell them from those that do not. */
const firstSeparationCheck = 8;

/**
 * Maximises the likelihood of a generalised linear model by iteratively reweighted least squares on QR (Green 1984),
 * absorbed effects taken out in every step with its weights (Bergé 2018; Correia, Guimarães & Zylkin 2020). A step that
 * lowers the likelihood is halved. Gives the separated rows instead when they keep it from having a maximum.
 *
 * @throws InputError `not-converged` when there is no maximum and no row shows why
 */
export function fitGlm(problem: GlmProblem, family: Family): GlmOptimum | {separation: Separation} {
  const {outcome: y, columns} = problem;
  let eta: Float64Array = y.map((value) => family.start(value));
  let logLik = -Infinity;
  let coefficients: Float64Array = new Float64Array(columns.length);
  let before = Infinity;
  let isLast = false;
  for (let iteration = 1; iteration <= mostIterations; iteration++) {
    const {solved, fitted, ...state} = weightedStep(problem, family, eta);
    const reached = halved(problem, family, {from: eta, to: fitted, logLik});
    const step = reached.eta.map((value, row) => value - (eta[row] ?? 0));
    const size = largest(step);
    if (!(size < Infinity) || solved.kept.length < columns.length) break;
    const change = solved.coefficients.map((value, term) => value - (coefficients[term] ?? 0));
    [eta, logLik, coefficients] = [reached.eta, reached.logLik, solved.coefficients];
    if (isLast) return {...state, coefficients, predictor: eta, bread: solved.bread, logLik, iterations: iteration};
    const rows = iteration < firstSeparationCheck ? null : separatedRows(y, step, family);
    if (rows !== null) return {separation: {rows, terms: involved(problem, change)}};
    // One step more, so that weights and errors are those of the maximum.
    isLast = size <= precision * (1 + largest(eta)) || (size < 1e-6 && size > before / 2);
    before = size;
  }
  throw new InputError(
    "not-converged",
    `the likelihood has no maximum that ${mostIterations} steps can find; leave out a term that nearly predicts the outcome`
  );
}

interface Step {
  solved: LeastSquares;
  /** η by the weighted regression. */
  fitted: Float64Array;
  design: Columns;
  residuals: Float64Array;
  working: Float64Array;
}

/** One weighted regression of the working response η − offset + (y − μ)/(dμ/dη). */
function weightedStep(
  {outcome, terms, columns, effects, weights, offset}: GlmProblem,
  family: Family,
  eta: Float64Array
): Step {
  const n = outcome.length;
  const working = new Float64Array(n);
  const response = new Float64Array(n);
  const residuals = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    const at = family.rowAt(outcome[row] ?? 0, eta[row] ?? 0);
    const prior = weights?.[row] ?? 1;
    working[row] = prior * at.weight;
    response[row] = (eta[row] ?? 0) - (offset?.[row] ?? 0) + at.residual / at.weight;
    residuals[row] = (Math.sqrt(prior) * at.residual) / Math.sqrt(at.weight);
  }
  const [target = response, ...regressors] = demean([response, ...columns], effects, working);
  const roots = working.map((weight) => Math.sqrt(weight));
  const times = (column: Float64Array): Float64Array => column.map((value, row) => value * (roots[row] ?? 0));
  const design = regressors.map(times);
  const solved = leastSquares(times(target), design, {intercept: terms[0] === "(Intercept)", tolerance: 1e-14});
  // What is left of the demeaned response is left of the response itself, effects and all.
  const fitted = response.map(
    (value, row) => value - (solved.residuals[row] ?? 0) / (roots[row] ?? 1) + (offset?.[row] ?? 0)
  );
  return {solved, fitted, design, residuals, working};
}

/** The step, halved until the likelihood does not fall; the first one, from no fit at all, is taken as it is. */
function halved(
  {outcome, weights}: GlmProblem,
  family: Family,
  {from, to, logLik}: {from: Float64Array; to: Float64Array; logLik: number}
): {eta: Float64Array; logLik: number} {
  let eta = to;
  for (let halving = 0; ; halving++) {
    const reached = logLikelihood(outcome, eta, family, weights);
    if (reached >= logLik - 1e-10 * (1 + Math.abs(logLik)) || logLik === -Infinity || halving === 40)
      return {eta, logLik: reached};
    eta = eta.map((value, row) => (value + (from[row] ?? 0)) / 2);
  }
}

/** Σ weight·log f(y | η). */
export function logLikelihood(
  y: Float64Array,
  eta: Float64Array,
  family: Family,
  weights: Float64Array | null
): number {
  let sum = 0;
  for (let row = 0; row < y.length; row++) sum += (weights?.[row] ?? 1) * family.logLik(y[row] ?? 0, eta[row] ?? 0);
  return sum;
}

/** Terms whose coefficient still moves η, the constant left out. */
function involved({terms, columns}: GlmProblem, change: Float64Array): string[] {
  return terms.filter((_, term) => {
    const column = columns[term] ?? new Float64Array();
    const low = column.reduce((least, value) => Math.min(least, value), Infinity);
    const high = column.reduce((most, value) => Math.max(most, value), -Infinity);
    return Math.abs(change[term] ?? 0) * (high - low) > 1e-3;
  });
}

const largest = (values: Float64Array): number => {
  let most = 0;
  for (const value of values) {
    if (Number.isNaN(value)) return NaN;
    most = Math.max(most, Math.abs(value));
  }
  return most;
};
