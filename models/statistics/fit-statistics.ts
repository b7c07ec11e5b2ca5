import ln from "@stdlib/math-base-special-ln";
import {demean} from "./linear/demean.js";
import type {Estimate, LinearFit, ModelFrame} from "./types.js";

/**
 * How well a least-squares fit describes its rows, as R's summary(lm) with the effects as dummies would say: R² about
 * the (weighted) mean, about 0 without constant; R² within after the effects are taken out; the Gaussian likelihood.
 * Null for what does not exist: R² of an outcome that does not vary, the likelihood of a two-stage or exact fit.
 */
export function fitStatistics(frame: ModelFrame, fit: LinearFit): Estimate["fit"] {
  const {weights, effects} = frame;
  const {n} = fit;
  const y = frame.outcome.values;
  const hasConstant = fit.hasIntercept || effects.length > 0;
  const dof = n - fit.terms.length - fit.absorbedRank;
  const ssr = fit.residuals.reduce((sum, value) => sum + value * value, 0);
  const total = squaresAbout(y, weights, hasConstant ? mean(y, weights) : 0);
  const r2 = ratio(ssr, total);
  const within =
    effects.length === 0 ? null : ratio(ssr, squaresAbout(demean([y], effects, weights)[0] ?? y, weights, 0));
  const free = hasConstant ? n - 1 : n;
  return {
    r2,
    r2Adjusted: r2 === null || dof <= 0 ? null : 1 - ((1 - r2) * free) / dof,
    r2Within: within,
    sigma: dof > 0 ? Math.sqrt(ssr / dof) : null,
    ssr,
    logLik: fit.isInstrumented || ssr === 0 ? null : logLikelihood(n, ssr, weights)
  };
}

const ratio = (left: number, total: number): number | null => (total > 0 ? 1 - left / total : null);

function mean(y: Float64Array, weights: Float64Array | null): number {
  let [sum, weight] = [0, 0];
  y.forEach((value, row) => {
    const w = weights?.[row] ?? 1;
    sum += w * value;
    weight += w;
  });
  const first = sum / weight;
  // A second pass takes out the rounding of the first.
  let rest = 0;
  y.forEach((value, row) => {
    rest += (weights?.[row] ?? 1) * (value - first);
  });
  return first + rest / weight;
}

function squaresAbout(y: Float64Array, weights: Float64Array | null, centre: number): number {
  return y.reduce((sum, value, row) => sum + (weights?.[row] ?? 1) * (value - centre) * (value - centre), 0);
}

/** As R's logLik.lm: ½(Σ ln w − n(ln 2π + 1 − ln n + ln Σ w e²)). */
function logLikelihood(n: number, ssr: number, weights: Float64Array | null): number {
  const logWeights = weights === null ? 0 : weights.reduce((sum, weight) => sum + ln(weight), 0);
  return 0.5 * (logWeights - n * (ln(2 * Math.PI) + 1 - ln(n) + ln(ssr)));
}
