import ln from "@stdlib/math-base-special-ln";

export interface AutoregressiveFit {
  order: number;
  /** φ₁ … φ_order. */
  coefficients: Float64Array;
  /** AIC of orders 0 … largest, less the smallest. */
  aic: Float64Array;
}

/**
 * Fits an autoregression by the Yule–Walker equations (Levinson–Durbin) on autocovariances with divisor n; the order is
 * that of the smallest AIC = n·ln σ²_p + 2p, up to 10·log₁₀ n (R: `ar(x, method = "yule-walker")`).
 *
 * @param series n ≥ 3 values without gaps, not constant
 * @param order fixed order, instead of one chosen
 */
export function yuleWalker(series: Float64Array, order?: number): AutoregressiveFit {
  const n = series.length;
  const most = order ?? Math.min(n - 1, Math.floor((10 * ln(n)) / ln(10)));
  const covariance = autocovariances(series, most);
  const fits: Float64Array[] = [new Float64Array()];
  const variances = [covariance[0] as number];
  for (let p = 1; p <= most; p++) {
    const before = fits[p - 1] as Float64Array;
    let ahead = covariance[p] as number;
    for (let i = 0; i < p - 1; i++) ahead -= (before[i] as number) * (covariance[p - 1 - i] as number);
    const reflection = ahead / (variances[p - 1] as number);
    const fit = new Float64Array(p);
    for (let i = 0; i < p - 1; i++) fit[i] = (before[i] as number) - reflection * (before[p - 2 - i] as number);
    fit[p - 1] = reflection;
    fits.push(fit);
    variances.push((variances[p - 1] as number) * (1 - reflection * reflection));
  }
  const aic = Float64Array.from(variances, (variance, p) => n * ln(variance) + 2 * p);
  const least = aic.reduce((best, value) => Math.min(best, value), Infinity);
  const chosen = order ?? aic.indexOf(least);
  return {order: chosen, coefficients: fits[chosen] as Float64Array, aic: aic.map((value) => value - least)};
}

function autocovariances(series: Float64Array, most: number): Float64Array {
  const n = series.length;
  const mean = series.reduce((sum, value) => sum + value, 0) / n;
  return Float64Array.from({length: most + 1}, (_, lag) => {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += ((series[t] as number) - mean) * ((series[t - lag] as number) - mean);
    return sum / n;
  });
}
