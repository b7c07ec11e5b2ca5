import {InputError} from "../../errors.js";

/** A graphical function: points with rising x. */
export interface Lookup {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Outside the points: the end value, along the last line, or (discrete) steps. */
  readonly type: "continuous" | "extrapolate" | "discrete";
}

/**
 * Value of a graphical function (XMILE 1.0 §3.1.4): straight between points; beyond the ends the end value, or along the
 * first and last line for `extrapolate`; `discrete` keeps the value of the point before.
 */
export function lookUp({x, y, type}: Lookup, at: number): number {
  const last = x.length - 1;
  if (!(at > (x[0] ?? NaN))) {
    if (Number.isNaN(at)) return NaN;
    return type === "extrapolate" && last > 0 ? line(x, y, 0, at) : (y[0] ?? NaN);
  }
  if (at >= (x[last] ?? NaN)) return type === "extrapolate" && last > 0 ? line(x, y, last - 1, at) : (y[last] ?? NaN);
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((x[middle] ?? NaN) <= at) low = middle;
    else high = middle;
  }
  return type === "discrete" ? (y[low] ?? NaN) : line(x, y, low, at);
}

function line(x: readonly number[], y: readonly number[], from: number, at: number): number {
  const [x0, x1, y0, y1] = [x[from] ?? NaN, x[from + 1] ?? NaN, y[from] ?? NaN, y[from + 1] ?? NaN];
  return y0 + ((y1 - y0) * (at - x0)) / (x1 - x0);
}

/**
 * A lookup from its parts: y, and x or the scale that y is spread over.
 *
 * @throws InputError (invalid-lookup) when points are missing, not numbers, or x does not rise
 */
export function makeLookup(
  {x, y, type}: {x: readonly number[] | {min: number; max: number}; y: readonly number[]; type: Lookup["type"]},
  where: string
): Lookup {
  if (y.length === 0) throw new InputError("invalid-lookup", "a graphical function needs ypts", where);
  const xs =
    "min" in x ? y.map((_, at) => (y.length === 1 ? x.min : x.min + ((x.max - x.min) * at) / (y.length - 1))) : x;
  if (xs.length !== y.length)
    throw new InputError("invalid-lookup", `there are ${xs.length} xpts and ${y.length} ypts; give as many`, where);
  const bad = [...xs, ...y].find((value) => !Number.isFinite(value));
  if (bad !== undefined) throw new InputError("invalid-lookup", "a point is no number", where);
  for (let at = 1; at < xs.length; at++)
    if (!((xs[at] ?? NaN) > (xs[at - 1] ?? NaN)))
      throw new InputError("invalid-lookup", `the x of point ${at + 1} is not above the one before`, where);
  return {x: xs, y, type};
}
