import {upperChiSquare, upperF} from "../distributions.js";
import {clusterScores, outerSum, weightedCross} from "../covariance/scores.js";
import {clusterCoding} from "../covariance/groups.js";
import {covariance} from "../covariance/covariance.js";
import {demeanFrame} from "../linear/demean-frame.js";
import {fitLinear} from "../linear/fit-linear.js";
import {leastSquares} from "../linear/least-squares.js";
import {crossProduct, invertSymmetric, multiply, quadratic, times} from "../linear/matrix.js";
import type {Columns, Diagnostic, LinearFit, ModelFrame, SmallSample, Square, VcovSpec} from "../types.js";

/**
 * Strength of the instruments: for each instrumented term the F of the excluded instruments in its first stage
 * (Staiger & Stock 1997), classical, and by the covariance of the estimate; with one instrumented term also the
 * effective F of Montiel Olea & Pflueger (2013). The smallest counts.
 *
 * @returns null without instruments
 */
export function firstStage(frame: ModelFrame, spec: VcovSpec, smallSample: SmallSample): Diagnostic | null {
  const {endogenous, instruments} = frame;
  if (endogenous.terms.length === 0) return null;
  const stages = endogenous.terms.map((term, index) => {
    const fit = fitLinear({
      ...frame,
      outcome: {name: term, values: endogenous.columns[index] ?? new Float64Array()},
      terms: [...frame.terms, ...instruments.terms],
      regressors: [...frame.regressors, ...instruments.columns],
      endogenous: {terms: [], columns: []},
      instruments: {terms: [], columns: []}
    });
    const excluded = fit.terms.flatMap((name, at) => (instruments.terms.includes(name) ? [at] : []));
    const free = fit.n - fit.terms.length - fit.absorbedRank;
    const classic = wald(fit, excluded, covariance(fit, {type: "iid"}).matrix);
    const robust = wald(fit, excluded, covariance(fit, robustSpec(spec), {smallSample}).matrix);
    const q = excluded.length;
    return {term, q, free, classic: classic / q, robust: robust / q, effective: effectiveF(fit, excluded, spec)};
  });
  const weakest = stages.reduce((least, stage) => (stage.classic < least.classic ? stage : least));
  return {
    statistic: weakest.classic,
    df: [weakest.q, weakest.free],
    p: upperF(weakest.classic, weakest.q, weakest.free),
    robust: weakest.robust,
    effective: endogenous.terms.length === 1 ? weakest.effective : null,
    terms: Object.fromEntries(stages.map(({term, classic, robust}) => [term, {f: classic, robust}])),
    method: "F of the excluded instruments in the first stage"
  };
}

/** The wild bootstrap gives no covariance of its own; its cluster covariance stands in. */
const robustSpec = (spec: VcovSpec): VcovSpec => (spec.type === "wild" ? {type: "cluster", by: [spec.by]} : spec);

function wald(fit: LinearFit, at: readonly number[], matrix: Square): number {
  const b = at.map((index) => fit.coefficients[index] ?? 0);
  const part = at.map((i) => Float64Array.from(at, (j) => matrix[i]?.[j] ?? 0));
  return quadratic(b, invertSymmetric(part));
}

/** F_eff = π'Z̃'Z̃π / tr(V̂·Z̃'Z̃) with Z̃ cleaned of the exogenous terms and V̂ the covariance of π. */
function effectiveF(fit: LinearFit, excluded: readonly number[], spec: VcovSpec): number {
  const exogenous = fit.design.filter((_, index) => !excluded.includes(index));
  const clean = excluded.map((index) => leastSquares(fit.design[index] ?? new Float64Array(), exogenous).residuals);
  const q = crossProduct(clean);
  const matrix = covariance(fit, robustSpec(spec), {smallSample: "none"}).matrix;
  const v = excluded.map((i) => Float64Array.from(excluded, (j) => matrix[i]?.[j] ?? 0));
  const pi = excluded.map((index) => fit.coefficients[index] ?? 0);
  const trace = multiply(v, q).reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
  return quadratic(pi, q) / trace;
}

/**
 * Over-identification: Sargan's n·R² of the residuals on all instruments under iid, Hansen's J (two-step GMM, weights
 * by the scores' clusters or rows) under a robust covariance.
 *
 * @param fit the two-stage fit of `frame`
 * @returns null when there are no more instruments than instrumented terms
 */
export function overIdentification(frame: ModelFrame, fit: LinearFit, spec: VcovSpec): Diagnostic | null {
  const more = frame.instruments.terms.length - frame.endogenous.terms.length;
  if (more <= 0) return null;
  const {regressors: all, instruments} = demeanFrame(frame);
  const z = orthonormal([...all.slice(0, frame.terms.length), ...instruments]);
  const df = z.length - fit.terms.length;
  if (df <= 0) return null;
  if (spec.type === "iid") {
    const {residuals} = leastSquares(fit.residuals, z);
    const statistic = fit.n * (1 - sumOfSquares(residuals) / sumOfSquares(fit.residuals));
    return {statistic, df, p: upperChiSquare(statistic, df), method: "Sargan"};
  }
  const names = [...frame.terms, ...frame.endogenous.terms];
  // J is the same for any basis of instruments and of regressors, and for residuals in the place of the outcome; in these
  // no digits are lost to a column of 1e7 ± 1.
  const regressors = orthonormal(all.filter((_, index) => fit.terms.includes(names[index] ?? "")));
  const weight = invertSymmetric(scoreMeat(fit, z, spec));
  const zx = crossProduct(z, regressors);
  const zy = Float64Array.from(z, (column) => dot(column, fit.residuals));
  const xz = regressors.map((column) => Float64Array.from(z, (instrument) => dot(column, instrument)));
  const b = times(invertSymmetric(multiply(multiply(xz, weight), zx)), times(multiply(xz, weight), zy));
  const moments = Float64Array.from(zy, (value, row) => value - dot(zx[row] ?? new Float64Array(), b));
  const statistic = quadratic(moments, weight);
  return {statistic, df, p: upperChiSquare(statistic, df), method: "Hansen J"};
}

function scoreMeat(fit: LinearFit, z: Columns, spec: VcovSpec): Square {
  const by = spec.type === "cluster" ? spec.by[0] : spec.type === "cr2" || spec.type === "wild" ? spec.by : undefined;
  if (by !== undefined) return outerSum(clusterScores(z, fit.residuals, clusterCoding(fit, by)));
  return weightedCross(
    z,
    fit.residuals.map((value) => value * value)
  );
}

/** Orthonormal columns with the same span; those that follow from others leave none. */
const orthonormal = (columns: Columns): Columns =>
  leastSquares(new Float64Array(columns[0]?.length ?? 0), columns).basis;

const sumOfSquares = (values: Float64Array): number => dot(values, values);
function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
