import {InputError} from "../../errors.js";
import {added, positivePart, scaled} from "../linear/matrix.js";
import type {Coding, Covariance, LinearFit, PanelIndex, SmallSample, Square, VcovSpec, Warning} from "../types.js";
import {leverages} from "./absorbed-basis.js";
import {clusterCoding, intersection, smallSampleFactor} from "./groups.js";
import {orthonormalFit, restored, type OrthonormalFit} from "./orthonormal.js";
import {vcovLabel} from "./parse-vcov.js";
import {bartlettSum, clusterScores, outerSum, scoreSums, weightedCross} from "./scores.js";
import {cr2} from "./cr2.js";
import {wildBootstrap} from "./wild-bootstrap.js";

export interface CovarianceOptions {
  smallSample?: SmallSample;
  /** Seed of the wild bootstrap. */
  seed?: number;
}

/**
 * The covariance of a fit's coefficients by the estimator asked for, with its reference distribution: t(n − K) for iid
 * and hc, t(min G − 1) for cluster and wild, t(T − 1) for Driscoll–Kraay, Satterthwaite for CR2.
 *
 * @throws InputError when a cluster variable is missing or has one level, or a panel is needed and not given
 */
export function covariance(given: LinearFit, spec: VcovSpec, options: CovarianceOptions = {}): Covariance {
  const {smallSample = "stata"} = options;
  // All that follows is on orthonormal columns; `report` brings a matrix back to the coefficients as they are reported.
  const own = orthonormalFit(given);
  const {fit, combinations} = own;
  const report = (matrix: Square): Square => restored(matrix, combinations);
  const label = vcovLabel(spec);
  const base = {label, smallSample: null, clusters: null, warnings: []};
  const free = fit.n - fit.terms.length - fit.absorbedRank;
  switch (spec.type) {
    case "iid":
      return {...base, matrix: scaled(given.bread, sumOfSquares(fit.residuals) / free), dof: free};
    case "hc0":
    case "hc1":
    case "hc2":
    case "hc3":
      return {...base, matrix: report(heteroskedastic(fit, spec.type, free)), dof: free};
    case "cluster":
      return {...clustered(own, spec.by, smallSample), label};
    case "cr2": {
      const adjusted = cr2(own, clusterCoding(fit, spec.by));
      return {...base, ...adjusted, matrix: report(adjusted.matrix)};
    }
    case "dk": {
      const {matrix, periods, warnings} = driscollKraay(fit, spec.lag);
      return {...base, matrix: report(matrix), dof: periods - 1, warnings};
    }
    case "nw":
      return {...base, matrix: report(neweyWestMeat(fit, spec.lag)), dof: free};
    case "wild": {
      const cluster = clusterCoding(fit, spec.by);
      const plain = clustered(own, [spec.by], smallSample);
      const {warnings, ...exact} = wildBootstrap(given, cluster, {
        draws: spec.draws,
        seed: options.seed ?? 1,
        factor: smallSampleFactor(fit, [cluster], cluster.levels.length, smallSample)
      });
      return {...plain, label, exact, warnings: [...plain.warnings, ...warnings]};
    }
  }
}

/** White (1980) and the leverage corrections of MacKinnon & White (1985); leverage counts the absorbed effects. */
function heteroskedastic(fit: LinearFit, type: "hc0" | "hc1" | "hc2" | "hc3", free: number): Square {
  const {residuals, design, n} = fit;
  const squares = residuals.map((value) => value * value);
  if (type === "hc2" || type === "hc3") {
    const leverage = leverages(fit);
    for (let row = 0; row < n; row++) {
      const left = 1 - (leverage[row] ?? 0);
      // A row the model fits exactly has residual 0 and leverage 1: it says nothing.
      if (left < 1e-10) squares[row] = 0;
      else squares[row] = (squares[row] ?? 0) / (type === "hc2" ? left : left * left);
    }
  }
  return scaled(weightedCross(design, squares), type === "hc1" ? n / free : 1);
}

/**
 * One- or two-way cluster covariance (Liang & Zeger 1986; Cameron, Gelbach & Miller 2011). Negative eigenvalues of the
 * two-way one are set to 0 on the orthonormal columns: those of the covariance itself change with the units and the
 * origin of every column, so that the same data in euros and in millions would be repaired differently.
 */
function clustered({fit, combinations}: OrthonormalFit, by: readonly string[], rule: SmallSample): Covariance {
  const codings = by.map((name) => clusterCoding(fit, name));
  const clusters = Object.fromEntries(codings.map(({name, levels}) => [name, levels.length]));
  const least = Math.min(...codings.map(({levels}) => levels.length));
  const meat = (coding: Coding): Square => outerSum(clusterScores(fit.design, fit.residuals, coding));
  const factor = (coding: Coding): number =>
    smallSampleFactor(fit, codings, rule === "fixest" ? least : coding.levels.length, rule);
  const [first, second] = codings;
  if (first === undefined) throw new InputError("invalid-vcov", "name a column to cluster by", "--vcov");
  const part = (coding: Coding): Square => scaled(meat(coding), factor(coding));
  const base = {label: `cluster:${by.join("+")}`, dof: least - 1, smallSample: rule, clusters};
  if (second === undefined) return {...base, matrix: restored(part(first), combinations), warnings: []};
  const both = intersection(first, second);
  const sum = added(added(part(first), part(second)), scaled(part(both), -1));
  const {matrix, changed} = positivePart(sum);
  const warnings: Warning[] = changed
    ? [{code: "vcov-not-positive", message: "the two-way covariance had a negative eigenvalue, set to 0"}]
    : [];
  return {...base, matrix: restored(matrix, combinations), warnings};
}

/** Driscoll & Kraay (1998): Bartlett weights on the sums by period. */
function driscollKraay(fit: LinearFit, lag: number): {matrix: Square; periods: number; warnings: Warning[]} {
  const {time} = panelOf(fit, "dk");
  const {codes, count} = periodsOf(time);
  if (count < 2) throw new InputError("one-cluster", "Driscoll–Kraay needs two or more periods", "--vcov");
  const sums = scoreSums(fit.design, fit.residuals, codes, count);
  const matrix = bartlettSum(sums, lag, fit.terms.length);
  const warnings =
    count < 100 ? [{code: "dk-short-t", message: `dk rests on many periods; with ${count} it rejects too often`}] : [];
  return {matrix, periods: count, warnings};
}

/** The periods that occur, numbered in time order. */
function periodsOf(time: Int32Array): {codes: Int32Array; count: number} {
  let last = 0;
  for (let row = 0; row < time.length; row++) last = Math.max(last, time[row] ?? 0);
  const place = new Int32Array(last + 1).fill(-1);
  for (let row = 0; row < time.length; row++) place[time[row] ?? 0] = 0;
  let count = 0;
  for (let step = 0; step <= last; step++) if (place[step] === 0) place[step] = count++;
  const codes = new Int32Array(time.length);
  for (let row = 0; row < time.length; row++) codes[row] = place[time[row] ?? 0] ?? 0;
  return {codes, count};
}

/** Newey & West (1987) within each unit; a gap in time is a gap in the lags. */
function neweyWestMeat(fit: LinearFit, lag: number): Square {
  const {unit, time} = panelOf(fit, "nw");
  const k = fit.terms.length;
  const series = unit.levels.map((): (Float64Array | undefined)[] => []);
  const first = time.reduce((least, step) => Math.min(least, step), Infinity);
  for (let row = 0; row < fit.n; row++) {
    const score = Float64Array.from(fit.design, (column) => (column[row] ?? 0) * (fit.residuals[row] ?? 0));
    const own = series[unit.codes[row] ?? 0];
    if (own !== undefined) own[(time[row] ?? 0) - first] = score;
  }
  let meat: Square = Array.from({length: k}, () => new Float64Array(k));
  for (const own of series) meat = added(meat, bartlettSum(own, lag, k));
  return meat;
}

function panelOf({panel}: LinearFit, type: string): PanelIndex {
  if (panel === null)
    throw new InputError("panel-needed", `${type} needs to know the periods: give --panel unit,period`, "--vcov");
  return panel;
}

const sumOfSquares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);
