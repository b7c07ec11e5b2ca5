import type {IndicatorPage, IndicatorSeries, SiteNote, SiteSource} from "../../../loaders/site/types.js";
import {formatChange, formatPeriod, formatPeriodRange, formatValue} from "../../locale/format.js";
import {nl} from "../../locale/nl.js";
import {pages} from "../../locale/pages.js";
import {chanceWords} from "../chance-words.js";
import type {BaselineLevel, Grain, SeriesBreak, Source, Status} from "../types.js";

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

/** Where a source gives values of what is shown: its id or vintage, and the first and last period. */
export type SourceUse = readonly [source: string, first: string, last: string];

const isOf = ({vintage}: SiteSource, source: string): boolean => vintage === source || vintage.startsWith(`${source}@`);

/** What a figure may name: the sources of an indicator, and those of the population it was divided by. */
interface Known {
  sources: readonly SiteSource[];
  baseSources: readonly SiteSource[];
}

/**
 * Sources as the source line says them: each with its own periods, in the order of their uses, then those of the population
 * that are not among them. All of the indicator, over the whole of what is shown, where it is not known which were used.
 */
export function usedSources(
  {sources, baseSources}: Known,
  uses: readonly SourceUse[],
  {grain, whole = null, status = null}: {grain: Grain; whole?: readonly [string, string] | null; status?: Status | null}
): Source[] {
  const found = uses.flatMap(([id, first, last]) =>
    sources
      .filter((source) => isOf(source, id))
      .map((source) => ({...source, status, period: formatPeriodRange(first, last, grain)}))
  );
  const period = whole && formatPeriodRange(...whole, grain);
  const own = found.length > 0 ? found : sources.map((source) => ({...source, status, period}));
  const base = baseSources.filter(({vintage}) => !own.some((source) => source.vintage === vintage));
  return [...own, ...base.map((source) => ({...source, use: nl.source.base}))];
}

/** Sources by their ids, of values of one period. */
export const sourcesIn = (
  known: Known,
  ids: readonly string[],
  {grain, period}: {grain: Grain; period: string}
): Source[] =>
  usedSources(
    known,
    ids.map((id) => [id, period, period]),
    {grain, whole: [period, period]}
  );

/** Uses of more than one series as one list: of each source the first and last period it gives any of. */
export function joinUses(uses: readonly SourceUse[], sources: readonly SiteSource[]): SourceUse[] {
  const joined = new Map<string, SourceUse>();
  for (const [id, first, last] of uses) {
    const key = sources.find((source) => isOf(source, id))?.vintage ?? id;
    const [, from, until] = joined.get(key) ?? [key, first, last];
    joined.set(key, [key, first < from ? first : from, last > until ? last : until]);
  }
  return [...joined.values()];
}

/** Those of the Dutch series; of them, the last before the population's holds its last value. */
export const nationalSources = (page: Known & NationalFacts): Source[] =>
  usedSources(page, page.nationalSources, {grain: page.grain ?? "year", ...nationalFacts(page)});

type NationalFacts = Pick<IndicatorPage, "nationalSources" | "grain" | "pulse" | "national">;

function nationalFacts({national, pulse}: NationalFacts): {whole: [string, string] | null; status: Status | null} {
  const periods = national.flatMap(({points}) => points.filter(({value}) => value !== null)).map(({period}) => period);
  const [first, last] = [periods[0], periods.at(-1)];
  return {whole: first && last ? [first, last] : null, status: pulse?.latest.status ?? null};
}

/** Those of the Dutch series and of one municipality beside it; without a code, of all of them. */
export function allSources(page: IndicatorPage, series: IndicatorSeries | null, code?: string): Source[] {
  const {sources, baseSources, grain} = page;
  const base = new Map([...baseSources, ...(series?.baseSources ?? [])].map((source) => [source.vintage, source]));
  const uses = joinUses([...page.nationalSources, ...municipalUses(series, code)], sources);
  return usedSources({sources, baseSources: [...base.values()]}, uses, {
    grain: grain ?? "year",
    ...nationalFacts(page)
  });
}

/** The uses of sources by one municipality; without a code, by all of them. */
export function municipalUses(series: IndicatorSeries | null, code?: string): SourceUse[] {
  if (series === null) return [];
  const spans = code === undefined ? Object.values(series.sources).flat() : (series.sources[code] ?? []);
  return spans.map(([id, first, last]) => [id, series.periods[first] ?? "", series.periods[last] ?? ""]);
}
