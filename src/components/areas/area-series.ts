import type {AreaFigure, AreaIndicator} from "../../../loaders/site/areas/area-types.js";
import {formatPeriodRange} from "../../locale/format.js";
import {nl} from "../../locale/nl.js";
import {pages} from "../../locale/pages.js";
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

/** Sources of a figure with its periods; the last is of its latest value. */
export function sourcesOf({sources, periods, grain}: AreaIndicator, figure: AreaFigure): Source[] {
  const range = (first: number, last: number): string =>
    formatPeriodRange(periods[first] ?? "", periods[last] ?? "", grain);
  const own = figure.sources.flatMap(([id, first, last]) =>
    sources
      .filter(({vintage}) => vintage.startsWith(`${id}@`))
      .map((source) => ({...source, period: range(first, last)}))
  );
  const first = figure.values.findIndex((value) => value !== null);
  const whole =
    first < 0
      ? null
      : range(
          first,
          figure.values.findLastIndex((value) => value !== null)
        );
  const used: Source[] = own.length > 0 ? own : sources.map((source) => ({...source, period: whole}));
  return used.map((source) => ({...source, status: figure.status}));
}

/** Those of the population a figure was divided by, which are not among its own. */
export const baseSourcesOf = ({sources, baseSources}: AreaIndicator): Source[] =>
  baseSources
    .filter(({vintage}) => !sources.some((own) => own.vintage === vintage))
    .map((source) => ({...source, use: nl.source.base}));
