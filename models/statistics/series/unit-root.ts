import {InputError} from "../../errors.js";
import {finite} from "../covariance/inference.js";
import {upperNormal} from "../distributions.js";
import {leastSquares} from "../linear/least-squares.js";
import type {Diagnostic} from "../types.js";
import ln from "@stdlib/math-base-special-ln";
import pow from "@stdlib/math-base-special-pow";

export type Deterministic = "none" | "constant" | "trend";

/** A test on one series, with the lags it used and the periods left. */
export interface UnitRootTest extends Diagnostic {
  lags: number;
  n: number;
}

/**
 * Augmented Dickey–Fuller test: t of γ in Δy_t = d_t + γ y_{t−1} + Σ δ_j Δy_{t−j} + e_t. The null is a unit root; p
 * by MacKinnon's (1994) response surface. Without `lags` the number with the least AIC up to ⌊12(n/100)^¼⌋, compared on
 * one sample (Said & Dickey 1984; Schwert 1989).
 *
 * @param values one a period, none missing, oldest first
 * @returns null statistic with a reason when too short or when nothing varies
 * @throws InputError `missing-value`
 */
export function adfTest(
  values: ArrayLike<number>,
  {lags, deterministic = "constant"}: {lags?: number; deterministic?: Deterministic} = {}
): UnitRootTest {
  const y = known(values);
  const method = `augmented Dickey–Fuller, ${deterministic}`;
  const largest = lags ?? Math.min(Math.floor(12 * pow(y.length / 100, 0.25)), Math.floor((y.length - 5) / 3));
  const used = lags ?? leastAic(y, Math.max(0, largest), deterministic);
  const fit = used === null ? null : dickeyFuller(y, {lags: used, deterministic, from: used + 1});
  if (fit === null || used === null)
    return {statistic: null, p: null, method, lags: used ?? 0, n: 0, reason: "too few values, or nothing varies"};
  return {statistic: fit.t, p: finite(macKinnon(fit.t, deterministic)), method, lags: used, n: fit.n};
}

function leastAic(y: Float64Array, largest: number, deterministic: Deterministic): number | null {
  let best: {lags: number; aic: number} | null = null;
  for (let lags = 0; lags <= largest; lags++) {
    const fit = dickeyFuller(y, {lags, deterministic, from: largest + 1});
    if (fit !== null && (best === null || fit.aic < best.aic)) best = {lags, aic: fit.aic};
  }
  return best?.lags ?? null;
}

function dickeyFuller(
  y: Float64Array,
  {lags, deterministic, from}: {lags: number; deterministic: Deterministic; from: number}
): {t: number; n: number; aic: number} | null {
  const n = y.length - from;
  const extra = deterministic === "none" ? 0 : deterministic === "constant" ? 1 : 2;
  const k = 1 + lags + extra;
  if (n - k < 1) return null;
  const part = (valueAt: (t: number) => number): Float64Array =>
    Float64Array.from({length: n}, (_, index) => valueAt(from + index));
  const change = (t: number): number => (y[t] ?? NaN) - (y[t - 1] ?? NaN);
  const design = [
    ...(extra > 0 ? [new Float64Array(n).fill(1)] : []),
    part((t) => y[t - 1] ?? NaN),
    ...(extra > 1 ? [part((t) => t)] : []),
    ...Array.from({length: lags}, (_, index) => part((t) => change(t - index - 1)))
  ];
  const at = extra > 0 ? 1 : 0;
  const {coefficients, residuals, bread, dropped} = leastSquares(part(change), design, {intercept: extra > 0});
  if (dropped.length > 0) return null;
  const ssr = residuals.reduce((sum, value) => sum + value * value, 0);
  const se = Math.sqrt((ssr / (n - k)) * (bread[at]?.[at] ?? NaN));
  const t = (coefficients[at] ?? NaN) / se;
  return Number.isFinite(t) ? {t, n, aic: n * ln(ssr / n) + 2 * k} : null;
}

/** Coefficients of Φ⁻¹(p) as a polynomial in the statistic, left and right of `star` (MacKinnon 1994, table 3). */
const surfaces: Readonly<
  Record<Deterministic, {star: number; min: number; max: number; small: number[]; large: number[]}>
> = {
  none: {
    star: -1.04,
    min: -19.04,
    max: Infinity,
    small: [0.6344, 1.2378, 0.032496],
    large: [0.4797, 0.93557, -0.06999, 0.033066]
  },
  constant: {
    star: -1.61,
    min: -18.83,
    max: 2.74,
    small: [2.1659, 1.4412, 0.038269],
    large: [1.7339, 0.93202, -0.12745, -0.010368]
  },
  trend: {
    star: -2.89,
    min: -16.18,
    max: 0.7,
    small: [3.2512, 1.6047, 0.049588],
    large: [2.5261, 0.61654, -0.37956, -0.060285]
  }
};

function macKinnon(t: number, deterministic: Deterministic): number {
  const {star, min, max, small, large} = surfaces[deterministic];
  if (t > max) return 1;
  if (t < min) return 0;
  const z = (t <= star ? small : large).reduceRight((value, coefficient) => value * t + coefficient, 0);
  return upperNormal(-z);
}

/**
 * KPSS test (Kwiatkowski, Phillips, Schmidt & Shin 1992): Σ S_t²/(n² λ²), S the running sum of residuals from a level
 * or a trend, λ² their Bartlett long-run variance over ⌊4(n/100)^¼⌋ lags unless given. The null is stationarity; p by
 * interpolation in their table, so between 0.01 and 0.10.
 *
 * @param values one a period, none missing, oldest first
 * @throws InputError `missing-value`
 */
export function kpssTest(
  values: ArrayLike<number>,
  {lags, deterministic = "constant"}: {lags?: number; deterministic?: "constant" | "trend"} = {}
): UnitRootTest {
  const y = known(values);
  const n = y.length;
  const used = lags ?? Math.floor(4 * pow(n / 100, 0.25));
  const method = `KPSS, ${deterministic}; p is kept between 0.01 and 0.10`;
  const constant = new Float64Array(n).fill(1);
  const design = deterministic === "trend" ? [constant, constant.map((_, t) => t)] : [constant];
  const residuals = n < 5 ? constant : leastSquares(y, design, {intercept: true}).residuals;
  const size = y.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (n < 5 || !residuals.some((value) => Math.abs(value) > 1e-12 * size))
    return {statistic: null, p: null, method, lags: used, n, reason: n < 5 ? "too few values" : "nothing varies"};
  let [running, squares] = [0, 0];
  for (const value of residuals) {
    running += value;
    squares += running * running;
  }
  const statistic = squares / (n * n * longRun(residuals, used));
  return {statistic: finite(statistic), p: tablePoint(statistic, kpssTable[deterministic]), method, lags: used, n};
}

function longRun(residuals: Float64Array, lags: number): number {
  let variance = 0;
  for (let lag = 0; lag <= lags && lag < residuals.length; lag++) {
    let product = 0;
    for (let t = lag; t < residuals.length; t++) product += (residuals[t] ?? 0) * (residuals[t - lag] ?? 0);
    variance += ((lag === 0 ? 1 : 2) * (1 - lag / (lags + 1)) * product) / residuals.length;
  }
  return variance;
}

const kpssShares = [0.1, 0.05, 0.025, 0.01];
const kpssTable = {constant: [0.347, 0.463, 0.574, 0.739], trend: [0.119, 0.146, 0.176, 0.216]};

function tablePoint(statistic: number, points: readonly number[]): number {
  const above = points.findIndex((point) => statistic <= point);
  if (above === 0) return 0.1;
  if (above < 0) return 0.01;
  const [low = 0, high = 1] = points.slice(above - 1, above + 1);
  const [from = 0, to = 0] = kpssShares.slice(above - 1, above + 1);
  return from + ((statistic - low) / (high - low)) * (to - from);
}

function known(values: ArrayLike<number>): Float64Array {
  const y = Float64Array.from(values);
  const missing = y.findIndex((value) => !Number.isFinite(value));
  if (missing >= 0)
    throw new InputError("missing-value", "a unit root test needs a value in every period", `value ${missing + 1}`);
  return y;
}
