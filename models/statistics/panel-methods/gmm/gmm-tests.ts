import {twoSidedT, upperChiSquare} from "../../distributions.js";
import {finite} from "../../covariance/inference.js";
import {quadratic, times} from "../../linear/matrix.js";
import type {Square} from "../../types.js";
import {dot, type GmmData, type GmmStep} from "./gmm-solve.js";
import {transposeTimes} from "./sparse-rows.js";

export interface Test {
  statistic: number | null;
  df?: number;
  p: number | null;
}

/** Sargan's (1958) test: ê'ZAZ'ê/σ² of the first step, σ² = Σê²/2(n − K); right when errors are alike and unrelated. */
export function sarganTest(data: GmmData, {residuals, weight}: GmmStep): Test {
  const variance = dot(residuals, residuals) / (2 * (residuals.length - data.x.length));
  return chiSquare(quadratic(transposeTimes(data.z, residuals), weight) / variance, data);
}

/** Hansen's (1982) J: ê'ZAZ'ê of the second step. */
export function hansenTest(data: GmmData, {residuals, weight}: GmmStep): Test {
  return chiSquare(quadratic(transposeTimes(data.z, residuals), weight), data);
}

function chiSquare(statistic: number, {x, z}: GmmData): Test {
  const df = z.width - x.length;
  if (df < 1) return {statistic: null, df: 0, p: null};
  return {statistic: finite(statistic), df, p: finite(upperChiSquare(statistic, df))};
}

/**
 * Arellano & Bond's (1991) test of correlation between errors of a difference equation `order` periods apart: standard
 * normal. Of order 1 there is some by construction; of order 2 there is none when the errors of levels are unrelated.
 *
 * @param covariance of all coefficients of `step`, K×K
 */
export function serialTest(
  {x, z, units, previous}: GmmData,
  step: GmmStep,
  {order, covariance}: {order: number; covariance: Square}
): Test {
  const {residuals, xz, weight, bread, moments} = step;
  const earlier = residuals.map((_, row) => {
    let at = row;
    for (let lag = 0; lag < order; lag++) at = at < 0 ? -1 : (previous[at] ?? -1);
    return at < 0 ? 0 : (residuals[at] ?? 0);
  });
  const products = new Float64Array(units.count);
  for (let row = 0; row < residuals.length; row++) {
    const unit = units.codes[row] ?? 0;
    products[unit] = (products[unit] ?? 0) + (residuals[row] ?? 0) * (earlier[row] ?? 0);
  }
  const ex = x.map((column) => dot(column, earlier));
  const toMoments = Float64Array.from(times(bread, ex));
  const c = new Float64Array(z.width);
  xz.forEach((row, index) => {
    for (let at = 0; at < c.length; at++) c[at] = (c[at] ?? 0) + (toMoments[index] ?? 0) * (row[at] ?? 0);
  });
  const along = times(weight, c);
  let sum = 0;
  let variance = quadratic(ex, covariance);
  products.forEach((product, unit) => {
    sum += product;
    variance += product * product - 2 * product * dot(along, moments[unit] ?? []);
  });
  const statistic = sum / Math.sqrt(variance);
  return {statistic: finite(statistic), p: finite(twoSidedT(statistic, Infinity))};
}
