import {twoSidedT} from "../distributions.js";
import type {Diagnostic, LinearFit} from "../types.js";

/**
 * Pesaran's CD test of cross-sectional dependence in residuals (Pesaran 2004, eq. 7; unbalanced: each pair on the
 * periods both have): √(2/(N(N−1))) Σ √T_ij ρ̂_ij, standard normal when units are independent. Equals plm's
 * pcdtest(test = "cd").
 *
 * @returns null without a panel, or when no pair shares three periods
 */
export function pesaranCd(fit: Pick<LinearFit, "panel" | "residuals" | "weights" | "n">): Diagnostic | null {
  const {panel, residuals, weights, n} = fit;
  if (panel === null) return null;
  const steps = panel.time.reduce((most, step) => Math.max(most, step), 0) + 1;
  const series = panel.unit.levels.map(() => new Float64Array(steps).fill(NaN));
  for (let row = 0; row < n; row++) {
    const own = series[panel.unit.codes[row] ?? 0];
    // Residuals stand on the scale of the design; the test is about the errors themselves.
    if (own !== undefined) own[panel.time[row] ?? 0] = (residuals[row] ?? 0) / Math.sqrt(weights?.[row] ?? 1);
  }
  const whole = series.map(standardised);
  const complete = completePairs(whole.filter((own) => own !== null));
  let {sum, pairs} = complete;
  for (let i = 0; i < series.length; i++)
    for (let j = i + 1; j < series.length; j++) {
      if (whole[i] !== null && whole[j] !== null) continue;
      const {correlation, common} = pairCorrelation(series[i], series[j]);
      if (Number.isNaN(correlation)) continue;
      sum += Math.sqrt(common) * correlation;
      pairs++;
    }
  if (pairs === 0) return null;
  // Over the pairs that count: N(N−1)/2 of them when every pair shares periods.
  const statistic = sum / Math.sqrt(pairs);
  return {statistic, p: twoSidedT(statistic, Infinity), pairs, method: "Pesaran (2004) CD"};
}

/** A series of all periods, three or more, with mean 0 and sum of squares 1; null when it is not whole or does not vary. */
function standardised(series: Float64Array): Float64Array | null {
  const n = series.length;
  let mean = 0;
  for (let t = 0; t < n; t++) mean += series[t] ?? 0;
  mean /= n;
  const clean = new Float64Array(n);
  let square = 0;
  for (let t = 0; t < n; t++) {
    const value = (series[t] ?? 0) - mean;
    clean[t] = value;
    square += value * value;
  }
  if (n < 3 || !(square > 0)) return null;
  const size = Math.sqrt(square);
  for (let t = 0; t < n; t++) clean[t] = (clean[t] ?? 0) / size;
  return clean;
}

/** All pairs of N standardised series at once: Σ_{i<j} zᵢ'zⱼ = (‖Σ zᵢ‖² − N)/2, times √T. */
function completePairs(series: readonly Float64Array[]): {sum: number; pairs: number} {
  const n = series.length;
  const steps = series[0]?.length ?? 0;
  let square = 0;
  for (let t = 0; t < steps; t++) {
    let total = 0;
    for (const own of series) total += own[t] ?? 0;
    square += total * total;
  }
  return {sum: (Math.sqrt(steps) * (square - n)) / 2, pairs: (n * (n - 1)) / 2};
}

function pairCorrelation(
  a: Float64Array | undefined,
  b: Float64Array | undefined
): {correlation: number; common: number} {
  const none = {correlation: NaN, common: 0};
  if (a === undefined || b === undefined) return none;
  let common = 0;
  let meanA = 0;
  let meanB = 0;
  for (let t = 0; t < a.length; t++) {
    const x = a[t] ?? NaN;
    const y = b[t] ?? NaN;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    common++;
    meanA += x;
    meanB += y;
  }
  if (common < 3) return none;
  meanA /= common;
  meanB /= common;
  let cross = 0;
  let squareA = 0;
  let squareB = 0;
  for (let t = 0; t < a.length; t++) {
    const x = (a[t] ?? NaN) - meanA;
    const y = (b[t] ?? NaN) - meanB;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    cross += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return {correlation: squareA > 0 && squareB > 0 ? cross / Math.sqrt(squareA * squareB) : NaN, common};
}
