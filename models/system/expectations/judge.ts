import type {Predicate} from "./format.js";
import {at, type Measured} from "./measure.js";

/** What a predicate makes of what was measured. */
export interface Verdict {
  holds: boolean;
  value: number | string | null;
  /** What was wanted, in words. */
  wanted: string;
  /** Why there is no value, when there is none. */
  reason?: string;
}

/**
 * Holds a measurement against a predicate. Rises and falls give the difference between two times, peak and trough the
 * moment, returns the largest distance from the start; the others the figure itself. What cannot be measured does not hold.
 *
 * @param measured must be a path for rises, falls, peak, trough and returns, and a figure for the rest
 * @param other the output compared with, for larger, smaller and different
 */
export function judge(measured: Measured, predicate: Predicate, other: Measured | null): Verdict {
  const wanted = wantedOf(predicate, other);
  if (measured.kind === "figure") {
    const {value, reason} = measured;
    const holds = value !== null && figureHolds(value, predicate, other);
    return {holds, value, wanted, ...(reason === undefined ? {} : {reason})};
  }
  const value = pathValue(measured, predicate);
  return {holds: value !== null && pathHolds(value, predicate), value, wanted};
}

function figureHolds(value: number | string, predicate: Predicate, other: Measured | null): boolean {
  if (predicate.is === "equal") {
    const {to, within} = predicate;
    return typeof value === "number" && typeof to === "number" ? Math.abs(value - to) <= within : value === to;
  }
  if (typeof value === "string") return false;
  if (predicate.is === "between") return value >= (predicate.low ?? -Infinity) && value <= (predicate.high ?? Infinity);
  if (predicate.is !== "larger" && predicate.is !== "smaller" && predicate.is !== "different") return false;
  if (other?.kind !== "figure" || typeof other.value !== "number") return false;
  const gap = value - other.value;
  const size = predicate.is === "larger" ? gap : predicate.is === "smaller" ? -gap : Math.abs(gap);
  return size > 0 && size >= predicate.by;
}

function pathValue(path: Extract<Measured, {kind: "path"}>, predicate: Predicate): number | null {
  const {times, values} = path;
  const last = times[times.length - 1] ?? 0;
  if (predicate.is === "rises" || predicate.is === "falls") {
    const [before, after] = [at(path, predicate.from), at(path, predicate.to ?? last)];
    return before === null || after === null ? null : after - before;
  }
  if (values.some((value) => value === null)) return null;
  const levels = values.map((value) => value ?? 0);
  if (predicate.is === "peak" || predicate.is === "trough") {
    const sign = predicate.is === "peak" ? 1 : -1;
    const best = levels.reduce((most, level, index) => (sign * level > sign * (levels[most] ?? 0) ? index : most), 0);
    return times[best] ?? null;
  }
  if (predicate.is !== "returns") return null;
  const {start} = path;
  if (start === null) return null;
  return levels.reduce(
    (most, level, index) => ((times[index] ?? 0) >= predicate.by ? Math.max(most, Math.abs(level - start)) : most),
    0
  );
}

function pathHolds(value: number, predicate: Predicate): boolean {
  if (predicate.is === "rises") return value > 0 && value >= predicate.by;
  if (predicate.is === "falls") return value < 0 && -value >= predicate.by;
  if (predicate.is === "returns") return value <= predicate.within;
  if (predicate.is !== "peak" && predicate.is !== "trough") return false;
  return value >= (predicate.after ?? -Infinity) && value <= (predicate.before ?? Infinity);
}

function wantedOf(predicate: Predicate, other: Measured | null): string {
  switch (predicate.is) {
    case "between": {
      const {low, high} = predicate;
      if (low === undefined) return high === undefined ? "any number" : `at most ${high}`;
      return high === undefined ? `at least ${low}` : `between ${low} and ${high}`;
    }
    case "equal":
      return predicate.within > 0 ? `${predicate.to} ± ${predicate.within}` : String(predicate.to);
    case "rises":
    case "falls": {
      const span = `from ${predicate.from} to ${predicate.to ?? "the end"}`;
      return `${predicate.is} ${span}${predicate.by > 0 ? ` by at least ${predicate.by}` : ""}`;
    }
    case "larger":
    case "smaller":
    case "different": {
      const value = other?.kind === "figure" ? other.value : null;
      const than = predicate.is === "different" ? "from" : "than";
      const shown = typeof value === "number" ? Number(value.toPrecision(4)) : value;
      return `${predicate.is} ${than} ${shown ?? "nothing"} (${predicate.than})${predicate.by > 0 ? ` by at least ${predicate.by}` : ""}`;
    }
    case "peak":
    case "trough":
      return `${predicate.is} ${momentOf(predicate)}`;
    case "returns":
      return `within ${predicate.within} of the start from ${predicate.by} on`;
  }
}

function momentOf({after, before}: {after?: number | undefined; before?: number | undefined}): string {
  if (after === undefined) return before === undefined ? "at any time" : `at ${before} or before`;
  return before === undefined ? `at ${after} or after` : `between ${after} and ${before}`;
}
