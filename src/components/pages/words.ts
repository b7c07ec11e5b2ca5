import type {IndicatorPage, SiteNote, SiteSource} from "../../../loaders/site/types.js";
import {formatChange, formatPeriod, formatPeriodRange, formatValue} from "../../locale/format.js";
import {pages} from "../../locale/pages.js";
import {chanceWords} from "../chance-words.js";
import type {BaselineLevel, Grain, SeriesBreak, Source} from "../types.js";

type Facts = Pick<IndicatorPage, "indicator" | "grain" | "unitShown" | "decimalsShown" | "national" | "pulse">;

/** The message of an indicator, made from its numbers and never stronger than a description. */
export function pulseSentence({indicator, grain, unitShown, decimalsShown, pulse}: Facts): string {
  if (!pulse || grain === null) return indicator.missingBecause ?? pages.indicator.lede.none;
  const shown = {unit: unitShown, decimals: decimalsShown};
  const period = formatPeriod(pulse.latest.period, grain);
  const first = pages.indicator.lede.value(period, formatValue(pulse.latest.value, shown));
  if (!pulse.previous || !pulse.sincePrevious) return first;
  const change = formatChange(pulse.sincePrevious.difference, {
    ...shown,
    reference: formatPeriod(pulse.previous.period, grain)
  });
  return `${first} ${pages.indicator.lede.change(change, chanceWords(pulse.sincePrevious))}`;
}

/** Breaks as a chart draws them: where an unexplained note on these levels says that years may not be compared. */
export function breaksOf(notes: readonly SiteNote[], levels: readonly string[]): SeriesBreak[] {
  return notes
    .filter(
      ({effect, explainedBy, level}) => effect === "exclude" && !explainedBy && (!level || levels.includes(level))
    )
    .map(({starts, text}) => ({starts, text}));
}

/** The level before the crisis as a chart draws it. */
export function baselineOf({pulse}: Facts): BaselineLevel | null {
  const before = pulse?.baseline;
  if (!before) return null;
  return {
    level: before.expected,
    low: before.low,
    high: before.high,
    range: pages.overview.baseline(String(before.firstYear), String(before.lastYear))
  };
}

/** Sources as the source line says them, with the period the series covers. */
export function sourcesOf(sources: readonly SiteSource[], {national, grain, pulse}: Facts): Source[] {
  const points = national.flatMap((series) => series.points.filter(({value}) => value !== null));
  const first = points[0]?.period;
  const last = points.at(-1)?.period;
  const period = grain !== null && first && last ? formatPeriodRange(first, last, grain) : null;
  return sources.map((source) => ({...source, period, status: pulse?.latest.status ?? null}));
}

/** Of those, the ones that the Dutch series is from; the last holds its last value. */
export function nationalSources(page: Facts & Pick<IndicatorPage, "sources" | "nationalVintages">): Source[] {
  const own = page.nationalVintages.flatMap((id) => page.sources.filter(({vintage}) => vintage === id));
  return sourcesOf(own.length > 0 ? own : page.sources, page);
}

/** Sources by their ids, over the periods of municipalities. */
export function municipalSources(
  sources: readonly SiteSource[],
  ids: readonly string[],
  {grain, periods}: {grain: Grain; periods: readonly string[]}
): Source[] {
  const own = sources.filter(({vintage}) => ids.some((id) => vintage.startsWith(`${id}@`)));
  const [first, last] = [periods[0], periods.at(-1)];
  const period = first && last ? formatPeriodRange(first, last, grain) : null;
  return (own.length > 0 ? own : sources).map((source) => ({...source, period}));
}
