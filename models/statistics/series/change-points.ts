import ln from "@stdlib/math-base-special-ln";
import {InputError} from "../../errors.js";

export interface ChangePointOptions {
  /** Fewest values between two changes; default 5. */
  minimum?: number;
  /** What one change must gain, in units of the noise variance; default 3 ln n, that of the modified BIC. */
  penalty?: number;
  /** Standard deviation of the noise; default from the differences of neighbours, which a change hardly touches. */
  sigma?: number;
}

/** Stretches of a series with a level of their own. */
export interface ChangePoints {
  /** Index of the first value of every stretch after the first, ascending. */
  changes: number[];
  segments: {from: number; to: number; n: number; mean: number}[];
  sigma: number;
  penalty: number;
  /** Sum of squares about the levels. */
  cost: number;
}

/**
 * Find where the level of a series shifts: the division with the least Σ (v − level)²/σ² + penalty·changes, exactly, by
 * PELT (Killick, Fearnhead & Eckley 2012). The penalty 3 ln n is the leading term of the modified BIC for a mean
 * (Zhang & Siegmund 2007). The noise is taken as independent: take season and autocorrelation out first, or give a
 * larger penalty, else slow swings are cut in steps.
 *
 * Throws InputError: missing-value, invalid-option.
 *
 * @param values one a period, none missing, oldest first
 * @returns no changes for fewer than two stretches of values or when nothing varies
 */
export function changePoints(values: ArrayLike<number>, options: ChangePointOptions = {}): ChangePoints {
  const y = Float64Array.from(values);
  const n = y.length;
  const {minimum = 5, penalty = 3 * ln(Math.max(2, n))} = options;
  if (!Number.isInteger(minimum) || minimum < 1)
    throw new InputError("invalid-option", "the fewest values between changes is a whole number of 1 or more");
  if (!(penalty >= 0)) throw new InputError("invalid-option", "the penalty of a change is 0 or more");
  const missing = y.findIndex((value) => !Number.isFinite(value));
  if (missing >= 0)
    throw new InputError("missing-value", "change points need a value in every period", `value ${missing + 1}`);
  const sigma = options.sigma ?? noise(y);
  if (options.sigma !== undefined && !(options.sigma > 0))
    throw new InputError("invalid-option", "the standard deviation of the noise is more than 0");
  const cost = costOf(y);
  const changes = n < 2 * minimum || !(sigma > 0) ? [] : pelt(n, cost, {minimum, penalty: penalty * sigma * sigma});
  const starts = n === 0 ? [] : [0, ...changes];
  const segments = starts.map((from, index) => {
    const to = (starts[index + 1] ?? n) - 1;
    return {from, to, n: to - from + 1, mean: mean(y, from, to)};
  });
  return {
    changes,
    segments,
    sigma,
    penalty,
    cost: segments.reduce((sum, {from, to}) => sum + cost(from, to + 1), 0)
  };
}

/**
 * The least cost up to t is that up to the last change before it plus the stretch since; a change that is already worse
 * than none stays so and is dropped, once a stretch can start where that was seen.
 */
function pelt(
  n: number,
  cost: (from: number, to: number) => number,
  {minimum, penalty}: {minimum: number; penalty: number}
): number[] {
  const best = new Float64Array(n + 1).fill(Infinity);
  const before = new Int32Array(n + 1);
  best[0] = -penalty;
  let candidates: {at: number; lostAt: number}[] = [{at: 0, lostAt: Infinity}];
  for (let t = minimum; t <= n; t++) {
    const newest = t - minimum;
    if (newest >= minimum) candidates.push({at: newest, lostAt: Infinity});
    candidates = candidates.filter(({lostAt}) => t < lostAt);
    const costs = candidates.map(({at}) => (best[at] ?? Infinity) + cost(at, t));
    costs.forEach((value, index) => {
      if (value + penalty >= (best[t] ?? Infinity)) return;
      best[t] = value + penalty;
      before[t] = candidates[index]?.at ?? 0;
    });
    candidates.forEach((candidate, index) => {
      if ((costs[index] ?? 0) > (best[t] ?? 0)) candidate.lostAt = Math.min(candidate.lostAt, t + minimum);
    });
  }
  const changes: number[] = [];
  for (let t = before[n] ?? 0; t > 0; t = before[t] ?? 0) changes.unshift(t);
  return changes;
}

/** Sum of squares about its mean of values from…to − 1, from running sums of the centred series. */
function costOf(y: Float64Array): (from: number, to: number) => number {
  const centre = y.length === 0 ? 0 : mean(y, 0, y.length - 1);
  const sums = new Float64Array(y.length + 1);
  const squares = new Float64Array(y.length + 1);
  y.forEach((value, index) => {
    const away = value - centre;
    sums[index + 1] = (sums[index] ?? 0) + away;
    squares[index + 1] = (squares[index] ?? 0) + away * away;
  });
  return (from, to) => {
    const sum = (sums[to] ?? 0) - (sums[from] ?? 0);
    return Math.max(0, (squares[to] ?? 0) - (squares[from] ?? 0) - (sum * sum) / (to - from));
  };
}

function mean(y: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let index = from; index <= to; index++) sum += (y[index] ?? 0) - (y[from] ?? 0);
  return (y[from] ?? 0) + sum / (to - from + 1);
}

/** σ by the median size of differences, 1.4826·median|d|/√2; by their root mean square when most are 0. */
function noise(y: Float64Array): number {
  const sizes = Float64Array.from({length: Math.max(0, y.length - 1)}, (_, t) =>
    Math.abs((y[t + 1] ?? 0) - (y[t] ?? 0))
  ).sort();
  if (sizes.length === 0) return 0;
  const middle = ((sizes[Math.floor((sizes.length - 1) / 2)] ?? 0) + (sizes[Math.floor(sizes.length / 2)] ?? 0)) / 2;
  if (middle > 0) return (1.482602218505602 * middle) / Math.SQRT2;
  return Math.sqrt(sizes.reduce((sum, size) => sum + size * size, 0) / sizes.length / 2);
}
