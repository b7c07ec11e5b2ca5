/** A local regression on equally spaced points 1…n, as STL uses it. */
export interface LoessOptions {
  /** Points in the neighbourhood; more than n widens it beyond the series. */
  window: number;
  degree: 0 | 1;
  /** Fitted at every so many points, straight lines in between. */
  jump: number;
  /** Robustness weights of the points, or null. */
  weights: Float64Array | null;
}

/** The neighbours first…last (from 1) that a fit at some place uses. */
interface Neighbours {
  readonly first: number;
  readonly last: number;
}

/**
 * Smooth equally spaced values by local regression with tricube weights (Cleveland & Devlin 1988), fitted at every
 * `jump`th point and at the last, straight between.
 *
 * @param y n values
 */
export function loess(y: Float64Array, options: LoessOptions): Float64Array {
  const n = y.length;
  if (n < 2) return Float64Array.from(y);
  const step = Math.min(options.jump, n - 1);
  const smooth = new Float64Array(n);
  const fit = (at: number): void => {
    smooth[at - 1] = loessAt(y, at, neighboursOf(at, n, options.window), options) ?? y[at - 1] ?? NaN;
  };
  let last = 1;
  for (let at = 1; at <= n; at += step) {
    fit(at);
    last = at;
  }
  if (last !== n) {
    // The last point lies between two steps: its neighbours are those of the step before it.
    const neighbours = neighboursOf(last, n, options.window);
    smooth[n - 1] = loessAt(y, n, neighbours, options) ?? y[n - 1] ?? NaN;
  }
  if (step > 1) fillBetween(smooth, step);
  return smooth;
}

function neighboursOf(at: number, n: number, window: number): Neighbours {
  if (window >= n) return {first: 1, last: n};
  const half = Math.floor((window + 1) / 2);
  const first = Math.min(Math.max(1, at - half + 1), n - window + 1);
  return {first, last: first + window - 1};
}

function fillBetween(smooth: Float64Array, step: number): void {
  const n = smooth.length;
  for (let from = 1; from < n; from += step) {
    const to = Math.min(from + step, n);
    const start = smooth[from - 1] ?? NaN;
    const slope = ((smooth[to - 1] ?? NaN) - start) / (to - from);
    for (let at = from + 1; at < to; at++) smooth[at - 1] = start + slope * (at - from);
  }
}

/**
 * The fit at one place, which may lie outside the points.
 *
 * @param at place, points being 1…n
 * @returns null when all neighbours have weight 0
 */
export function loessAt(
  y: Float64Array,
  at: number,
  {first, last}: Neighbours,
  {window, degree, weights}: Pick<LoessOptions, "window" | "degree" | "weights">
): number | null {
  const n = y.length;
  const reach = Math.max(at - first, last - at) + (window > n ? Math.floor((window - n) / 2) : 0);
  const near = 0.001 * reach;
  const far = 0.999 * reach;
  const w = new Float64Array(last - first + 1);
  let sum = 0;
  for (let index = 0; index < w.length; index++) {
    const distance = Math.abs(first + index - at);
    if (distance > far) continue;
    const own = (distance <= near ? 1 : tricube(distance / reach)) * (weights?.[first + index - 1] ?? 1);
    w[index] = own;
    sum += own;
  }
  if (!(sum > 0)) return null;
  for (let index = 0; index < w.length; index++) w[index] = (w[index] ?? 0) / sum;
  if (reach > 0 && degree > 0) tilt(w, first, at, n);
  let value = 0;
  for (let index = 0; index < w.length; index++) value += (w[index] ?? 0) * (y[first + index - 1] ?? 0);
  return value;
}

/** Turns weights of a local mean into those of a local straight line; leaves them when the points hardly spread. */
function tilt(w: Float64Array, first: number, at: number, n: number): void {
  let centre = 0;
  for (let index = 0; index < w.length; index++) centre += (w[index] ?? 0) * (first + index);
  let spread = 0;
  for (let index = 0; index < w.length; index++) {
    const away = first + index - centre;
    spread += (w[index] ?? 0) * away * away;
  }
  if (!(Math.sqrt(spread) > 0.001 * (n - 1))) return;
  const slope = (at - centre) / spread;
  for (let index = 0; index < w.length; index++) w[index] = (w[index] ?? 0) * (slope * (first + index - centre) + 1);
}

function tricube(r: number): number {
  const rest = 1 - r * r * r;
  return rest * rest * rest;
}
