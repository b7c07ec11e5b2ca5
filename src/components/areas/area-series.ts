import type {AreaFigure, AreaIndicator} from "../../../loaders/site/areas/area-types.js";
import {pages} from "../../locale/pages.js";
import {usedSources} from "../pages/words.js";
import type {BaselineLevel, Point, SeriesBreak, Source} from "../types.js";

/** The points of a figure from its first value on: before that, nothing was measured. */
export function pointsOf({periods}: AreaIndicator, {values, missing, status}: AreaFigure): Point[] {
  const first = values.findIndex((value) => value !== null);
  if (first < 0) return [];
  const last = values.findLastIndex((value) => value !== null);
  return periods.slice(first).map((period, index) => {
    const at = first + index;
    const value = values[at] ?? null;
    return value === null
      ? {period, value, missing: missing?.[at] ?? "not-available"}
      : {period, value, ...(status && at === last ? {status} : {})};
  });
}

/** The level before the crisis as a chart draws it. */
export function baselineOf({pulse}: AreaFigure): BaselineLevel | null {
  const before = pulse?.baseline;
  if (!before) return null;
  const range = pages.overview.baseline(String(before.firstYear), String(before.lastYear));
  return {level: before.expected, low: before.low, high: before.high, range};
}

/** Dates from which a municipality (or, without a code, every one) is counted otherwise. */
export function breaksOf({notes}: AreaIndicator, code: string | null): SeriesBreak[] {
  return notes
    .filter(({effect, explainedBy}) => effect === "exclude" && !explainedBy)
    .filter(({regions}) => regions === null || (code !== null && regions.includes(code)))
    .map(({starts, text}) => ({starts, text}));
}

/** Sources of a figure with its periods; of its own, the last is of its latest value. */
export function sourcesOf(indicator: AreaIndicator, {values, sources, status}: AreaFigure): Source[] {
  const {periods, grain} = indicator;
  const at = (place: number): string => periods[place] ?? "";
  const first = values.findIndex((value) => value !== null);
  const last = values.findLastIndex((value) => value !== null);
  return usedSources(
    indicator,
    sources.map(([id, from, until]) => [id, at(from), at(until)]),
    {grain, status, whole: first < 0 ? null : [at(first), at(last)]}
  );
}
