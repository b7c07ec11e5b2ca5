import type {AreaFile, AreaIndex, AreaIndicator} from "../../../loaders/site/areas/area-types.js";
import {areas} from "../../locale/areas.js";
import {DataTable} from "../data-table.js";
import {h} from "../dom.js";
import {figure} from "../figure.js";
import {pageHref} from "../pages/page-href.js";
import type {Row, TableData} from "../table-data.js";
import {Trend} from "../trend.js";
import type {Series} from "../types.js";
import {baselineOf, breaksOf, pointsOf, sourcesOf} from "./area-series.js";
import {otherSentences, ownSentences} from "./words.js";

const words = areas.block;

/** An area in a block: its figures, and how it is called. */
export interface NamedArea {
  code: string;
  label: string;
  file: AreaFile;
}

const rowsShown = 12;

/**
 * An indicator of an area as Zuid-Holland-Zuid tells it: a short text, a chart per 1.000 beside the areas it is compared
 * with, a table of absolute numbers, and what the figure means.
 */
export function FigureBlock(
  indicator: AreaIndicator,
  own: NamedArea,
  others: readonly NamedArea[],
  {index, root}: {index: AreaIndex; root: string}
): HTMLElement {
  const {id, title, unit, decimals, grain} = indicator;
  const mine = own.file.figures[id];
  if (!mine) return h("section", {class: "sh-area-block"}, h("h2", {}, title), h("p", {}, words.none(own.label)));
  const personsOf = index.indicators.find((each) => each.id === indicator.persons);
  const personCounts =
    personsOf && personsOf.grain === grain ? countsOf(personsOf, own.file) : new Map<string, number>();
  const persons = personsOf
    ? {title: personsOf.title, count: personCounts.get(mine.pulse?.latest.period ?? "") ?? null}
    : null;
  const text = [
    ownSentences(own.label, indicator, mine, {crisis: index.crisis, persons}).join(" "),
    ...others.map(({code, label, file}) =>
      otherSentences(own.label, indicator, mine, {code, label, figure: file.figures[id] ?? null}).join(" ")
    )
  ];
  const series: Series[] = [own, ...others].flatMap(({code, label, file}, at) => {
    const found = file.figures[id];
    return found ? [{id: code, label, points: pointsOf(indicator, found), isReference: at > 0}] : [];
  });
  const sources = sourcesOf(indicator, mine);
  const label = `${title}. ${text[0] ?? ""}`;
  const counts = countsOf(indicator, own.file);
  const shownCounts = counts.size > 0 ? counts : personCounts;
  const countTitle = counts.size > 0 ? title : (personsOf?.title ?? title);
  return h(
    "section",
    {class: "sh-area-block", id: "cijfer"},
    h("h2", {}, title),
    text.map((paragraph) => h("p", {class: "sh-area-text"}, paragraph)),
    figure(
      ({width}) =>
        Trend(series, {
          ...{grain, label, unit, decimals, width, baseline: baselineOf(mine)},
          breaks: breaksOf(indicator, own.code.startsWith("GM") ? own.code : null)
        }),
      {
        ...{
          title: `${title}, ${own.label}`,
          subtitle: words.subtitle(unit, series.map((each) => each.label).join(", "))
        },
        ...{label, level: "description" as const, sources, headingLevel: 3 as const},
        table: tableOf(indicator, series),
        notes: indicator.notes
          .filter(({regions}) => regions === null || regions.includes(own.code))
          .map((note) => ({...note, href: pageHref(root, "gegevens/kwaliteit")})),
        filters: [[areas.municipality.choose, own.label]]
      }
    ),
    h("h3", {}, words.absolute),
    shownCounts.size > 0
      ? [
          DataTable(absolutes(indicator, own, shownCounts, countTitle), {
            caption: words.absoluteOf(countTitle, own.label),
            limit: rowsShown
          }),
          h("p", {class: "sh-figure-caption"}, words[(personsOf ?? indicator).flow])
        ]
      : h("p", {}, words.noCounts),
    h("h3", {}, words.meaning),
    h("p", {}, indicator.definition),
    h(
      "p",
      {},
      `${words.from(indicator.source)} `,
      h("a", {href: pageHref(root, `gegevens/indicator/${id}`)}, words.more)
    )
  );
}

/** Counts by period, known ones only. */
function countsOf({id, periods}: AreaIndicator, {figures}: AreaFile): Map<string, number> {
  const counts = figures[id]?.counts ?? [];
  return new Map(
    periods.flatMap((period, at): [string, number][] => {
      const count = counts[at] ?? null;
      return count === null ? [] : [[period, count]];
    })
  );
}

/** The newest first: a table of absolute numbers is read for what is now. */
function absolutes(
  {periods, grain, unit, decimals, id}: AreaIndicator,
  {label, file}: NamedArea,
  counts: ReadonlyMap<string, number>,
  title: string
): TableData {
  const figure = file.figures[id];
  const rows = periods
    .map((period, at): Row => {
      const missing = figure?.missing?.[at] ?? "not-available";
      return {period, count: counts.get(period) ?? {missing}, value: figure?.values[at] ?? {missing}};
    })
    .filter(({period}) => counts.has(String(period)) || figure?.values[periods.indexOf(String(period))] != null)
    .reverse();
  return {
    columns: [
      {key: "period", label: words.period, type: "period", grain, isHeader: true},
      {key: "count", label: `${title}, ${label}`, type: "number", decimals: 0},
      {key: "value", label: unit, type: "number", unit, decimals}
    ],
    rows
  };
}

function tableOf({grain, unit, decimals}: AreaIndicator, series: readonly Series[]): TableData {
  const periods = [...new Set(series.flatMap(({points}) => points.map(({period}) => period)))].sort();
  const lookup = series.map(({points}) => new Map(points.map((point) => [point.period, point])));
  return {
    columns: [
      {key: "period", label: words.period, type: "period", grain, isHeader: true},
      ...series.map(({id, label}) => ({key: id, label, type: "number" as const, unit, decimals}))
    ],
    rows: periods.map((period) => ({
      period,
      ...Object.fromEntries(
        series.map(({id}, at) => {
          const point = lookup[at]?.get(period);
          return [id, point?.value ?? {missing: point?.missing ?? "not-available"}];
        })
      )
    }))
  };
}
