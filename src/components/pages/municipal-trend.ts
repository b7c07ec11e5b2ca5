import type {IndicatorPage, IndicatorSeries} from "../../../loaders/site/types.js";
import {pages} from "../../locale/pages.js";
import {h} from "../dom.js";
import {figure} from "../figure.js";
import {Trend} from "../trend.js";
import type {Series} from "../types.js";
import {breaksOf, municipalUses, usedSources} from "./words.js";

const words = pages.indicator;

/** Whether municipalities have their figures at another grain, or in another unit, than the Netherlands. */
export const standsApart = ({grain, unitShown, latest}: IndicatorPage): boolean =>
  latest !== null && (latest.grain !== grain || latest.unit !== unitShown);

/** Levels whose breaks cut the line of a municipality. */
export const municipalLevels = ({latest}: IndicatorPage): string[] => [
  "gemeente",
  ...(latest?.isFromWijken ? ["wijk"] : [])
];

/** The series of one municipality; empty when it has none. */
export function municipalSeries(series: IndicatorSeries | null, code: string, label: string): Series[] {
  const values = series?.values[code];
  if (!series || !values) return [];
  const points = series.periods.map((period, index) => {
    const value = values[index] ?? null;
    return value === null ? {period, value, missing: "not-available"} : {period, value};
  });
  return [{id: code, label, points}];
}

/** What is said of a figure whose municipalities have years only, or are divided by another population. */
export function ApartNote(page: IndicatorPage): HTMLElement | null {
  const {grain, indicator, latest, national, unitShown, denominatorTitle} = page;
  if (latest === null || !standsApart(page)) return null;
  const said = [
    ...(national.length === 0
      ? []
      : [
          latest.grain === grain
            ? words.ownUnit(unitShown, latest.unit)
            : words.ownGrain(words.grains[grain ?? "year"], indicator.flow === "flow" && latest.unit === unitShown)
        ]),
    ...(latest.baseTitle === null ? [] : [words.otherBase(latest.baseTitle, denominatorTitle)])
  ];
  return said.length === 0 ? null : h("p", {class: "sh-note", role: "note"}, said.join(" "));
}

/** The course of one municipality at its own grain, in a drawing of its own. */
export function MunicipalTrend(
  page: IndicatorPage,
  [own]: readonly Series[],
  series: IndicatorSeries | null
): HTMLElement {
  const {latest, notes} = page;
  if (!own || !latest) return h("p", {}, words.noSeries);
  const {grain, unit, decimals} = latest;
  const periods = own.points.filter(({value}) => value !== null).map(({period}) => period);
  const [first, last] = [periods[0], periods.at(-1)];
  const whole = first && last ? ([first, last] as const) : null;
  const known = {...page, baseSources: series?.baseSources ?? []};
  const sources = usedSources(known, municipalUses(series, own.id), {grain, whole});
  const title = grain === "year" ? words.trendOf(own.label) : words.trendIn(own.label);
  return figure(
    ({width}) =>
      Trend([own], {...{grain, label: title, unit, decimals, width}, breaks: breaksOf(notes, municipalLevels(page))}),
    {
      ...{title, subtitle: words.subtitle(unit, own.label), label: title, level: "description", sources},
      notes: notes.map((note) => ({...note, href: `#note-${note.id}`})),
      filters: [[words.region, own.label]],
      headingLevel: 2,
      table: {
        columns: [
          {key: "period", label: words.period, type: "period", grain, isHeader: true},
          {key: "value", label: own.label, type: "number", unit, decimals}
        ],
        rows: own.points.map(({period, value, missing}) => ({period, value: value ?? {missing: missing ?? null}}))
      }
    }
  );
}
