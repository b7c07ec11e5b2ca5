import {InputError} from "../../errors.js";
import {clusterCoding, smallSampleFactor} from "../covariance/groups.js";
import {vcovLabel} from "../covariance/parse-vcov.js";
import {clusterScores, outerSum} from "../covariance/scores.js";
import {normalQuantile} from "../distributions.js";
import {crossProduct, sandwich, scaled} from "../linear/matrix.js";
import {leastSquares} from "../linear/least-squares.js";
import type {Columns, Covariance, LinearFit, SmallSample, Square, VcovSpec} from "../types.js";
import {hallSheather, rawBandwidth} from "./bandwidth.js";
import {fitQuantile} from "./fit-quantile.js";

/** A quantile regression with all a covariance needs; rows, columns and residuals times their weight. */
export interface QuantileRows {
  readonly tau: number;
  readonly outcome: Float64Array;
  readonly design: Columns;
  readonly residuals: Float64Array;
  /** For clusters and their small-sample factor. */
  readonly fit: Pick<LinearFit, "n" | "terms" | "effects" | "panel" | "groups" | "absorbedRank">;
}

/**
 * The covariance of a linear quantile regression. `iid`: τ(1 − τ)s²(X'X)⁻¹ with the sparsity s from the residuals near 0
 * (Koenker & Bassett 1978; summary.rq's "iid"). `hc0`: τ(1 − τ)D⁻¹X'XD⁻¹, D = Σ f_i x_i x_i' with densities from the
 * fits at τ ± h (Hendricks & Koenker 1992; summary.rq's "nid"). `cluster`: A⁻¹BA⁻¹, B from the scores
 * x·(τ − 1{r < 0}) summed by cluster, A = Σ 1{|r| ≤ c} x x'/2c (Parente & Santos Silva 2016), times the small-sample
 * factor. Judged by t(n − k), and t(G − 1) for clusters.
 *
 * @throws InputError `unsupported-vcov`, `no-density` when the rows cannot tell a density
 */
export function quantileCovariance(rows: QuantileRows, spec: VcovSpec, rule: SmallSample): Covariance {
  const {fit, tau, design} = rows;
  const free = fit.n - fit.terms.length;
  const base = {label: vcovLabel(spec), smallSample: null, clusters: null, warnings: []};
  if (spec.type === "iid")
    return {
      ...base,
      matrix: scaled(inverseCross(design), sparsity(rows) * sparsity(rows) * tau * (1 - tau)),
      dof: free
    };
  if (spec.type === "hc0") {
    const {bread, crossed} = hendricksKoenker(rows);
    const matrix = scaled(sandwich(bread, crossProduct(design)), tau * (1 - tau));
    return {...base, matrix, dof: free, warnings: crossed};
  }
  const by = spec.type === "cluster" && spec.by.length === 1 ? spec.by[0] : undefined;
  if (by === undefined)
    throw new InputError(
      "unsupported-vcov",
      `quantile regression has iid, hc0 and cluster:g in one way; there is no ${vcovLabel(spec)} for it`,
      "--vcov"
    );
  const cluster = clusterCoding(fit, by);
  const scores = rows.residuals.map((value) => tau - (value < 0 ? 1 : 0));
  const meat = outerSum(clusterScores(design, scores, cluster));
  const g = cluster.levels.length;
  const factor = smallSampleFactor(fit as LinearFit, [cluster], g, rule);
  return {
    ...base,
    matrix: scaled(sandwich(powell(rows), meat), factor),
    dof: g - 1,
    smallSample: rule,
    clusters: {[by]: g}
  };
}

/** Slope of the residuals nearest 0 on their rank, by median regression: the reciprocal of the density there. */
function sparsity({tau, residuals, fit}: QuantileRows): number {
  const n = residuals.length;
  const k = fit.terms.length;
  const size = residuals.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const zeros = residuals.reduce((count, value) => count + (Math.abs(value) <= 1e-10 * size ? 1 : 0), 0);
  const width = Math.max(k + 1, Math.ceil(n * rawBandwidth(tau, n)));
  const nearest = Float64Array.from(residuals)
    .sort((a, b) => Math.abs(a) - Math.abs(b))
    .slice(zeros, zeros + width + 1)
    .sort();
  if (nearest.length < 3) throw noDensity();
  const rank = nearest.map((_, index) => (zeros + 1 + index) / (n - k));
  return fitQuantile(nearest, [new Float64Array(rank.length).fill(1), rank], 0.5).coefficients[1] ?? NaN;
}

/** D⁻¹, densities 2h over the distance between the fits at τ + h and τ − h; a row where they cross counts for nothing. */
function hendricksKoenker({tau, outcome, design}: QuantileRows): {bread: Square; crossed: Covariance["warnings"]} {
  const h = hallSheather(tau, outcome.length);
  const [high, low] = [tau + h, tau - h].map((at) => fitQuantile(outcome, design, at).coefficients);
  let count = 0;
  const density = outcome.map((_, row) => {
    let distance = 0;
    design.forEach((column, term) => {
      distance += ((high?.[term] ?? 0) - (low?.[term] ?? 0)) * (column[row] ?? 0);
    });
    if (distance > 0) return (2 * h) / distance;
    count++;
    return 0;
  });
  const crossed =
    count === 0
      ? []
      : [
          {
            code: "quantiles-cross",
            message: `the quantiles around ${tau} cross in ${count} rows, which count for nothing in hc0`
          }
        ];
  return {bread: inverseCross(weightedBy(design, density)), crossed};
}

/** A⁻¹ with a uniform kernel of c = κ(Φ⁻¹(τ + h) − Φ⁻¹(τ − h)), κ the median absolute deviation of the residuals. */
function powell({tau, residuals, design}: QuantileRows): Square {
  const h = hallSheather(tau, residuals.length);
  const middle = median(residuals);
  const spread = median(residuals.map((value) => Math.abs(value - middle)));
  const c = spread * (normalQuantile(tau + h) - normalQuantile(tau - h));
  if (!(c > 0)) throw noDensity();
  return inverseCross(
    weightedBy(
      design,
      residuals.map((value) => (Math.abs(value) <= c ? 1 / (2 * c) : 0))
    )
  );
}

const weightedBy = (design: Columns, weights: Float64Array): Columns => {
  const roots = weights.map((weight) => Math.sqrt(weight));
  return design.map((column) => column.map((value, row) => value * (roots[row] ?? 0)));
};

/** (X'X)⁻¹ by QR. */
function inverseCross(design: Columns): Square {
  const {bread, dropped} = leastSquares(new Float64Array(design[0]?.length ?? 0), design, {tolerance: 1e-12});
  if (dropped.length > 0) throw noDensity();
  return bread;
}

const noDensity = (): InputError =>
  new InputError(
    "no-density",
    "too few rows lie near this quantile to tell how dense they are; take a quantile nearer 0.5 or another --vcov",
    "--vcov"
  );

function median(values: Float64Array): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
}
