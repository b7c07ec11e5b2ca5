import {InputError} from "../../errors.js";
import {yuleWalker} from "./yule-walker.js";

export interface CrossCorrelation {
  /** Autoregression taken out of both, fitted on x; null when it was not asked for. */
  order: number | null;
  coefficients: number[];
  /** Values left after filtering. */
  n: number;
  /** Correlations outside ±band are rare (5 %) when the two have nothing to do with each other. */
  band: number;
  /** x leads y by `lag` periods; negative: y leads x. */
  values: {lag: number; r: number; outside: boolean}[];
}

/**
 * The cross-correlation of two series. Two series that each move slowly correlate at many lags by chance; so x is first
 * made white by an autoregression (Yule–Walker, order by AIC) and y goes through the same filter (Box & Jenkins 1976).
 * r at lag k is Σ_t x_t·y_{t+k}/(n·s_x·s_y) with the means and deviations of the whole, band 1.96/√n (R: `ccf`).
 *
 * @param x values in order of time; missing ones only at the ends
 * @param y values at the same times
 * @param options `maxLag` default 12; `prewhiten` default true; `order` fixes that of the autoregression
 * @throws InputError `gap-in-series`, `too-few-rows` (under 8), `constant-series`
 */
export function crossCorrelation(
  x: Float64Array,
  y: Float64Array,
  {maxLag, prewhiten = true, order}: {maxLag?: number; prewhiten?: boolean; order?: number} = {}
): CrossCorrelation {
  const [a, b] = commonStretch(x, y);
  if (a.length < 8)
    throw new InputError("too-few-rows", `${a.length} periods have both values; a cross-correlation needs 8 or more`);
  if (isConstant(a) || isConstant(b)) throw new InputError("constant-series", "one of the series does not vary");
  const fit = prewhiten ? yuleWalker(a, order) : null;
  const [u, v] = fit === null ? [a, b] : [filtered(a, fit.coefficients), filtered(b, fit.coefficients)];
  const n = u.length;
  const band = 1.959963984540054 / Math.sqrt(n);
  const most = Math.min(maxLag ?? 12, n - 2);
  const [left, right] = [deviations(u), deviations(v)];
  const scale = Math.sqrt(squares(left) * squares(right));
  const values = Array.from({length: 2 * most + 1}, (_, index) => {
    const lag = index - most;
    let sum = 0;
    for (let t = Math.max(0, -lag); t < n && t + lag < n; t++) sum += (left[t] as number) * (right[t + lag] as number);
    const r = sum / scale;
    return {lag, r, outside: Math.abs(r) > band};
  });
  return {order: fit?.order ?? null, coefficients: Array.from(fit?.coefficients ?? []), n, band, values};
}

/** The stretch in which both have values. */
function commonStretch(x: Float64Array, y: Float64Array): [Float64Array, Float64Array] {
  const both = Array.from(x.keys()).filter((t) => Number.isFinite(x[t]) && Number.isFinite(y[t]));
  const [first = 0, last = -1] = [both[0], both[both.length - 1]];
  if (both.length < last - first + 1)
    throw new InputError(
      "gap-in-series",
      "a period between the first and the last has no value; take a stretch without gaps, or fill it by a named choice"
    );
  return [x.slice(first, last + 1), y.slice(first, last + 1)];
}

/** What an autoregression does not foresee; the first `order` values are used up. */
function filtered(series: Float64Array, coefficients: Float64Array): Float64Array {
  const off = deviations(series);
  const order = coefficients.length;
  return Float64Array.from({length: series.length - order}, (_, index) => {
    let value = off[index + order] as number;
    for (let i = 0; i < order; i++) value -= (coefficients[i] as number) * (off[index + order - 1 - i] as number);
    return value;
  });
}

function deviations(series: Float64Array): Float64Array {
  const mean = series.reduce((sum, value) => sum + value, 0) / series.length;
  return series.map((value) => value - mean);
}

const squares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);
const isConstant = (values: Float64Array): boolean => values.every((value) => value === values[0]);
