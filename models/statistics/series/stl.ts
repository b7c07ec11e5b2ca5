import {InputError} from "../../errors.js";
import {loess, loessAt} from "./loess.js";
import {partialSort} from "./partial-sort.js";

export interface StlOptions {
  /** Values in one season: 12 for months. */
  period: number;
  /** One pattern for all years, or the window in years over which the pattern may change; default `periodic`. */
  seasonal?: "periodic" | number;
  /** Give outliers less weight. */
  robust?: boolean;
  /** Scale outliers by the exact median, where R's partial sort can miss it; default false, to equal R. */
  exactMedian?: boolean;
  /** What follows has R's defaults: see stl. */
  seasonalDegree?: 0 | 1;
  trendWindow?: number;
  trendDegree?: 0 | 1;
  lowPassWindow?: number;
  lowPassDegree?: 0 | 1;
  seasonalJump?: number;
  trendJump?: number;
  lowPassJump?: number;
  inner?: number;
  outer?: number;
  /** Names a value in messages; default by its number from 1. */
  placeOf?: (index: number) => string;
}

/** A series as the sum of three, in its own unit. */
export interface Stl {
  seasonal: number[];
  trend: number[];
  remainder: number[];
  /** Robustness weights: 0 for an outlier left out, 1 for an ordinary value. */
  weights: number[];
  /** Share of variation a component explains beside the remainder, 0 to 1 (Wang, Smith & Hyndman 2006). */
  strength: {trend: number | null; seasonal: number | null};
}

/**
 * Decompose a series into season, trend and remainder by local regressions (STL; Cleveland, Cleveland, McRae &
 * Terpenning 1990), with the defaults of R's stl: seasonal degree 0, trend and low-pass degree 1, trend window
 * nextodd(⌈1.5p/(1 − 1.5/s)⌉), low-pass window nextodd(p), jumps ⌈window/10⌉, 2 inner and 0 outer rounds, robust 1
 * and 15. `periodic` takes s = 10n + 1 and means the pattern over the years.
 *
 * Throws InputError: missing-value, too-short (two seasons or less), invalid-option.
 *
 * @param values one a period without gaps, oldest first
 */
export function stl(values: ArrayLike<number>, options: StlOptions): Stl {
  const y = Float64Array.from(values);
  const settings = settingsOf(y, options);
  const {outer} = settings;
  let weights: Float64Array | null = null;
  let parts: Parts = {seasonal: new Float64Array(y.length), trend: new Float64Array(y.length)};
  for (let round = 0; round <= outer; round++) {
    parts = innerLoop(y, parts, weights, settings);
    if (round < outer) weights = bisquare(residuals(y, parts), settings.exactMedian);
  }
  const {trend} = parts;
  const seasonal = settings.isPeriodic ? meanPattern(parts.seasonal, settings.period) : parts.seasonal;
  const remainder = y.map((value, t) => value - (seasonal[t] ?? 0) - (trend[t] ?? 0));
  const size = y.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return {
    seasonal: [...seasonal],
    trend: [...trend],
    remainder: [...remainder],
    weights: weights === null ? Array.from(y, () => 1) : [...weights],
    strength: {trend: strength(trend, remainder, size), seasonal: strength(seasonal, remainder, size)}
  };
}

interface Parts {
  seasonal: Float64Array;
  trend: Float64Array;
}

interface Settings {
  period: number;
  isPeriodic: boolean;
  exactMedian: boolean;
  inner: number;
  outer: number;
  seasonal: Smoother;
  trend: Smoother;
  lowPass: Smoother;
}

interface Smoother {
  window: number;
  degree: 0 | 1;
  jump: number;
}

function settingsOf(y: Float64Array, options: StlOptions): Settings {
  const {period, seasonal = "periodic", robust = false, placeOf = (index) => `value ${index + 1}`} = options;
  if (!Number.isInteger(period) || period < 2)
    throw new InputError("invalid-option", "the period is a whole number of 2 or more: 12 for months", "--period");
  if (seasonal !== "periodic" && !(Number.isInteger(seasonal) && seasonal >= 3))
    throw new InputError("invalid-option", "seasonal is periodic or a window of 3 years or more", "--seasonal");
  const missing = y.findIndex((value) => !Number.isFinite(value));
  if (missing >= 0)
    throw new InputError(
      "missing-value",
      "stl needs a value in every period: fill in the missing one, or take a part of the series without gaps",
      placeOf(missing)
    );
  if (y.length <= 2 * period)
    throw new InputError("too-short", `${y.length} values are not more than two seasons of ${period}; give more`);
  const isPeriodic = seasonal === "periodic";
  const window = isPeriodic ? 10 * y.length + 1 : seasonal;
  const trendWindow = options.trendWindow ?? nextOdd(Math.ceil((1.5 * period) / (1 - 1.5 / window)));
  const lowPassWindow = options.lowPassWindow ?? nextOdd(period);
  const smoother = (size: number, degree: 0 | 1, jump: number | undefined): Smoother => ({
    window: Math.max(3, nextOdd(size)),
    degree,
    jump: jump ?? Math.ceil(size / 10)
  });
  return {
    period,
    isPeriodic,
    exactMedian: options.exactMedian ?? false,
    inner: options.inner ?? (robust ? 1 : 2),
    outer: options.outer ?? (robust ? 15 : 0),
    seasonal: smoother(window, isPeriodic ? 0 : (options.seasonalDegree ?? 0), options.seasonalJump),
    trend: smoother(trendWindow, options.trendDegree ?? 1, options.trendJump),
    lowPass: smoother(lowPassWindow, options.lowPassDegree ?? options.trendDegree ?? 1, options.lowPassJump)
  };
}

const nextOdd = (value: number): number => (value % 2 === 0 ? value + 1 : value);

function innerLoop(
  y: Float64Array,
  start: Parts,
  weights: Float64Array | null,
  {period, inner, seasonal: seasonalBy, trend: trendBy, lowPass}: Settings
): Parts {
  let {seasonal, trend} = start;
  for (let round = 0; round < inner; round++) {
    const detrended = y.map((value, t) => value - (trend[t] ?? 0));
    const cycles = smoothCycles(detrended, period, {...seasonalBy, weights});
    const low = loess(movingAverages(cycles, period), {...lowPass, weights: null});
    seasonal = low.map((value, t) => (cycles[t + period] ?? 0) - value);
    const pattern = seasonal;
    const deseasoned = y.map((value, t) => value - (pattern[t] ?? 0));
    trend = loess(deseasoned, {...trendBy, weights});
  }
  return {seasonal, trend};
}

/** Each month's own series smoothed over the years, and continued one year at both ends: n + 2·period values. */
function smoothCycles(y: Float64Array, period: number, options: Parameters<typeof loess>[1]): Float64Array {
  const {window, weights} = options;
  const result = new Float64Array(y.length + 2 * period);
  for (let month = 0; month < period; month++) {
    const years = Math.floor((y.length - 1 - month) / period) + 1;
    const pick = (from: Float64Array): Float64Array =>
      Float64Array.from({length: years}, (_, year) => from[year * period + month] ?? 0);
    const own = pick(y);
    const settings = {...options, weights: weights === null ? null : pick(weights)};
    const smooth = loess(own, settings);
    const before = loessAt(own, 0, {first: 1, last: Math.min(window, years)}, settings) ?? smooth[0] ?? NaN;
    const after =
      loessAt(own, years + 1, {first: Math.max(1, years - window + 1), last: years}, settings) ??
      smooth[years - 1] ??
      NaN;
    result[month] = before;
    smooth.forEach((value, year) => {
      result[(year + 1) * period + month] = value;
    });
    result[(years + 1) * period + month] = after;
  }
  return result;
}

/** Moving averages of length p, p and 3: what is slower than a season. */
const movingAverages = (values: Float64Array, period: number): Float64Array =>
  movingAverage(movingAverage(movingAverage(values, period), period), 3);

function movingAverage(values: Float64Array, length: number): Float64Array {
  const result = new Float64Array(values.length - length + 1);
  let sum = 0;
  for (let index = 0; index < length; index++) sum += values[index] ?? 0;
  result[0] = sum / length;
  for (let index = 1; index < result.length; index++) {
    sum += (values[index + length - 1] ?? 0) - (values[index - 1] ?? 0);
    result[index] = sum / length;
  }
  return result;
}

const residuals = (y: Float64Array, {seasonal, trend}: Parts): Float64Array =>
  y.map((value, t) => value - ((trend[t] ?? 0) + (seasonal[t] ?? 0)));

/** Bisquare weights of residuals on the scale of six times their median size. */
function bisquare(left: Float64Array, exactMedian: boolean): Float64Array {
  const sizes = left.map(Math.abs);
  const upper = Math.floor(sizes.length / 2) + 1;
  const ranks = [upper, sizes.length - upper + 1];
  const sorted = exactMedian ? Float64Array.from(sizes).sort() : null;
  const [a = NaN, b = NaN] = sorted === null ? partialSort(sizes, ranks) : ranks.map((rank) => sorted[rank - 1] ?? NaN);
  const scale = 3 * (a + b);
  return sizes.map((size) => {
    if (size <= 0.001 * scale) return 1;
    if (size > 0.999 * scale) return 0;
    const rest = 1 - (size / scale) * (size / scale);
    return rest * rest;
  });
}

function meanPattern(seasonal: Float64Array, period: number): Float64Array {
  const sums = new Float64Array(period);
  const counts = new Float64Array(period);
  seasonal.forEach((value, t) => {
    sums[t % period] = (sums[t % period] ?? 0) + value;
    counts[t % period] = (counts[t % period] ?? 0) + 1;
  });
  return seasonal.map((_, t) => (sums[t % period] ?? 0) / (counts[t % period] ?? 1));
}

/** max(0, 1 − var(remainder)/var(component + remainder)); null when neither varies but by rounding. */
function strength(component: Float64Array, remainder: Float64Array, size: number): number | null {
  const both = variance(component.map((value, t) => value + (remainder[t] ?? 0)));
  return Math.sqrt(both) > 1e-12 * size ? Math.max(0, 1 - variance(remainder) / both) : null;
}

function variance(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
}
