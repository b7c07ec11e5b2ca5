import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";
import {InputError} from "../../errors.js";
import {finite} from "../covariance/inference.js";
import type {Diagnostic} from "../types.js";

export interface LevelShiftOptions {
  /** Share of the series at each end where no shift is looked for; default 0.15. */
  trim?: number;
  /** Lags of the Bartlett long-run variance; default 0: the noise is independent. */
  lag?: number;
}

/** Whether and when the level of a series shifts once. */
export interface LevelShift {
  /** Index of the first value of the new level with the largest F. */
  at: number | null;
  /** Level after less level before. */
  shift: number | null;
  /** 95 % interval of `at`. */
  low: number | null;
  high: number | null;
  supF: Diagnostic;
  cusum: Diagnostic;
}

/**
 * Test for one shift in the level of a series at an unknown time.
 *
 * supF: the largest F of a shift over the inner times (Andrews 1993); p by the tail of the maximum of a standardised
 * Brownian bridge, 4φ(b)/b + φ(b)(b − 1/b) ln((1−ε)²/ε²), b = √F (Miller & Siegmund 1982), which gives Andrews'
 * critical values. cusum: max |Σ residuals|/(σ√n), p of Kolmogorov (Ploberger & Krämer 1992). The interval of the time
 * is Bai's (1997), with equal noise before and after. `lag` takes the long-run variance in place of σ² in all three.
 *
 * Throws InputError: missing-value, invalid-option.
 *
 * @param values one a period, none missing, oldest first
 * @returns nulls with a reason for fewer than ten values or when nothing varies
 */
export function levelShift(values: ArrayLike<number>, options: LevelShiftOptions = {}): LevelShift {
  const {trim = 0.15, lag = 0} = options;
  if (!(trim > 0 && trim < 0.5)) throw new InputError("invalid-option", "trim is a share between 0 and 0.5");
  if (!Number.isInteger(lag) || lag < 0) throw new InputError("invalid-option", "lag is a whole number of 0 or more");
  const y = Float64Array.from(values);
  const missing = y.findIndex((value) => !Number.isFinite(value));
  if (missing >= 0)
    throw new InputError("missing-value", "a test for a shift needs a value in every period", `value ${missing + 1}`);
  const n = y.length;
  const level = n === 0 ? 0 : meanOf(y);
  const about = y.map((value) => value - level);
  const total = sumOfSquares(about);
  if (n < 10 || !(total > 1e-24 * sumOfSquares(y))) return nothing(n < 10 ? "fewer than ten values" : "nothing varies");
  const running = Float64Array.from(about);
  for (let t = 1; t < n; t++) running[t] = (running[t] ?? 0) + (running[t - 1] ?? 0);
  let best = {n1: 0, f: -Infinity};
  for (let n1 = Math.max(1, Math.floor(trim * n)); n1 <= Math.min(n - 1, Math.floor((1 - trim) * n)); n1++) {
    const f = shiftF(about, {n1, sum: running[n1 - 1] ?? 0, total, lag});
    if (f > best.f) best = {n1, f};
  }
  const {n1, f} = best;
  const after = -(running[n1 - 1] ?? 0) / (n - n1);
  const shift = after - (running[n1 - 1] ?? 0) / n1;
  const residuals = about.map((value, t) => value - (t < n1 ? after - shift : after));
  const half = (bai95 * longRunVariance(residuals, lag)) / (shift * shift);
  const path = running.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const spread = Math.sqrt(lag === 0 ? total / (n - 1) : longRunVariance(about, lag));
  const cusum = path / (spread * Math.sqrt(n));
  return {
    at: n1,
    shift,
    low: Math.max(1, Math.floor(n1 - half)),
    high: Math.min(n - 1, Math.ceil(n1 + half)),
    supF: {statistic: finite(f), p: upperSupF(f, trim), method: "sup F of one shift (Andrews 1993)"},
    cusum: {statistic: cusum, p: upperBridge(cusum), method: "OLS-CUSUM (Ploberger & Krämer 1992)"}
  };
}

/** The 0.975 quantile of the argmax of a two-sided Brownian motion with drift (Bai 1997, eq. B.2). */
const bai95 = 11.0333;

function shiftF(
  about: Float64Array,
  {n1, sum, total, lag}: {n1: number; sum: number; total: number; lag: number}
): number {
  const n = about.length;
  const explained = (sum * sum) / n1 + (sum * sum) / (n - n1);
  if (lag === 0) return explained / (Math.max(0, total - explained) / (n - 2));
  const [before, after] = [sum / n1, -sum / (n - n1)];
  const residuals = about.map((value, t) => value - (t < n1 ? before : after));
  return explained / longRunVariance(residuals, lag);
}

/** P(max over the inner times of a squared standardised Brownian bridge ≥ f). */
function upperSupF(f: number, trim: number): number {
  const b = Math.sqrt(f);
  if (!(b > 1)) return 1;
  if (b === Infinity) return 0;
  const density = exp(-f / 2) / Math.sqrt(2 * Math.PI);
  const width = 2 * ln((1 - trim) / trim);
  return Math.min(1, (4 * density) / b + density * (b - 1 / b) * width);
}

/** P(max |Brownian bridge| ≥ x) = 2 Σ (−1)^(j+1) e^(−2j²x²) (Kolmogorov 1933). */
function upperBridge(x: number): number {
  if (x < 0.2) return 1;
  let sum = 0;
  for (let j = 1; j <= 100; j++) {
    const term = exp(-2 * j * j * x * x);
    sum += j % 2 === 1 ? term : -term;
    if (term < 1e-18) break;
  }
  return Math.min(1, Math.max(0, 2 * sum));
}

/** Σ of autocovariances with Bartlett weights (Newey & West 1987). */
function longRunVariance(residuals: Float64Array, lag: number): number {
  const n = residuals.length;
  let variance = 0;
  for (let step = 0; step <= lag && step < n; step++) {
    let product = 0;
    for (let t = step; t < n; t++) product += (residuals[t] ?? 0) * (residuals[t - step] ?? 0);
    variance += ((step === 0 ? 1 : 2) * (1 - step / (lag + 1)) * product) / n;
  }
  return variance;
}

function nothing(reason: string): LevelShift {
  const none = {statistic: null, p: null, reason};
  return {at: null, shift: null, low: null, high: null, supF: none, cusum: none};
}

const sumOfSquares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);

function meanOf(values: Float64Array): number {
  const first = values.reduce((sum, value) => sum + value, 0) / values.length;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}
