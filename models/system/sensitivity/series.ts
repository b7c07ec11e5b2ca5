import type {Interval} from "./sampled-model.js";
import type {Estimated} from "./types.js";

/** A number of a result: null where it does not exist. */
export const finiteOrNull = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

/** Intervals at each time as one series. */
export const seriesOf = (intervals: readonly (Interval | undefined)[]): Estimated => ({
  estimate: intervals.map((each) => finiteOrNull(each?.estimate)),
  low: intervals.map((each) => finiteOrNull(each?.low)),
  high: intervals.map((each) => finiteOrNull(each?.high))
});

/** Why a number has no shares; null when it has. */
export function reasonFor(variance: number | undefined): string | null {
  if (variance === undefined || !Number.isFinite(variance)) return "too few runs have a solution";
  return variance > 0
    ? null
    : "does not vary at this time: what is imposed has not reached it, or nothing uncertain moves it";
}
