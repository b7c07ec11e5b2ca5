import type {SiteEdition, SiteEditions} from "../../../loaders/site/editions.js";
import {editions as words} from "../../locale/editions.js";
import {formatDate, formatPeriod} from "../../locale/format.js";
import {nl} from "../../locale/nl.js";
import {DataTable} from "../data-table.js";
import {h} from "../dom.js";
import {pageHref} from "../pages/page-href.js";
import type {Column, Row} from "../table-data.js";
import type {Grain} from "../types.js";

type Changes = NonNullable<SiteEdition["changes"]>;
type Indicators = SiteEditions["indicators"];

const root = "../";

/** The column that names a figure and leads to its page. */
export const figureColumn = (indicators: Indicators): Column => ({
  ...{key: "title", label: words.revisions.indicator, isHeader: true},
  href: ({id}) => (indicators[String(id)]?.hasPage ? pageHref(root, `gegevens/indicator/${String(id)}`) : null)
});

const about = (indicators: Indicators, id: string, grain: string) => ({
  ...{id, title: indicators[id]?.title ?? id, unit: indicators[id]?.unit ?? ""},
  ...{decimals: indicators[id]?.decimals ?? 1, grain: grain as Grain}
});

/** Every value for the Netherlands that was revised, and the years in which figures of municipalities were. */
export function RevisionTables({revisions, municipal}: Changes, indicators: Indicators): HTMLElement {
  const {revisions: text} = words;
  const rows = revisions.map(({indicator, grain, period, before, after, statusBefore, statusAfter}): Row => {
    const {decimals, ...figure} = about(indicators, indicator, grain);
    const isBoth = before !== null && after !== null;
    const rounded = (value: number): number => Number(value.toFixed(decimals));
    return {
      ...figure,
      period: formatPeriod(period, figure.grain),
      before: before === null ? {missing: statusBefore} : rounded(before),
      after: after === null ? {missing: statusAfter} : rounded(after),
      difference: isBoth ? rounded(after - before) : null,
      share: isBoth && before !== 0 ? (100 * (after - before)) / Math.abs(before) : null
    };
  });
  const columns: Column[] = [
    figureColumn(indicators),
    {key: "period", label: text.period},
    {key: "before", label: text.before, type: "number"},
    {key: "after", label: text.after, type: "number"},
    {key: "difference", label: text.difference, type: "number", isSigned: true},
    {key: "share", label: text.share, type: "number", decimals: 1, isSigned: true},
    {key: "unit", label: text.unit}
  ];
  return h(
    "div",
    {},
    rows.length === 0
      ? h("p", {}, text.none)
      : DataTable({columns, rows}, {caption: text.caption, search: rows.length > 10, limit: 25}),
    municipal.length === 0 ? null : [h("h3", {}, text.municipal), municipalTable(municipal, indicators)]
  );
}

function municipalTable(municipal: Changes["municipal"], indicators: Indicators): HTMLElement {
  const rows = municipal.map(({indicator, grain, years}) => ({
    ...about(indicators, indicator, grain),
    years: years.map(({year}) => String(year)).join(", ")
  }));
  const columns = [figureColumn(indicators), {key: "years", label: words.revisions.years}];
  return DataTable({columns, rows}, {caption: words.revisions.municipalCaption, limit: 25});
}

/** Figures that got periods they had not, and provisional ones that became definitive. */
export function FreshTables({newPeriods, settled}: Changes, indicators: Indicators): HTMLElement {
  const {fresh} = words;
  const span = ({grain, periods}: {grain: string; periods: string[]}) => ({
    count: periods.length,
    from: formatPeriod(periods[0] ?? "", grain as Grain),
    to: formatPeriod(periods.at(-1) ?? "", grain as Grain)
  });
  const rows = newPeriods.map((each) => ({...about(indicators, each.indicator, each.grain), ...span(each)}));
  const columns: Column[] = [
    figureColumn(indicators),
    {key: "count", label: fresh.count, type: "number", decimals: 0},
    {key: "from", label: fresh.from},
    {key: "to", label: fresh.to}
  ];
  const statuses: Readonly<Record<string, string>> = nl.status;
  const states = settled.map((each) => ({
    ...about(indicators, each.indicator, each.grain),
    ...span(each),
    status: `${statuses[each.from] ?? each.from} → ${statuses[each.to] ?? each.to}`
  }));
  return h(
    "div",
    {},
    rows.length === 0
      ? h("p", {}, fresh.none)
      : DataTable({columns, rows}, {caption: fresh.caption, search: true, limit: 10}),
    states.length === 0
      ? null
      : [
          h("h3", {}, fresh.settled),
          DataTable(
            {columns: [...columns, {key: "status", label: fresh.status}], rows: states},
            {caption: fresh.settledCaption, limit: 10}
          )
        ]
  );
}

/** How far each text is, who wrote and who tested it. */
export function TextTable({texts}: SiteEdition): HTMLElement {
  const {texts: text} = words;
  const rows = texts.map(({title, status, date, author, tester}) => ({
    ...{title, status, date: formatDate(date), author},
    tester: tester ?? text.nobody
  }));
  const columns = [
    {key: "title", label: text.theme, isHeader: true},
    {key: "status", label: text.status},
    {key: "date", label: text.date},
    {key: "author", label: text.author},
    {key: "tester", label: text.tester}
  ];
  return DataTable({columns, rows}, {caption: text.caption});
}

/** All editions, each with its file. */
export function ArchiveTable({editions}: SiteEditions): HTMLElement {
  const {archive} = words;
  const rows = editions
    .filter(({id}) => id !== null)
    .map(({id, title, date, owner, indicators, isSynthetic}) => ({
      ...{id, title, owner, indicators, synthetic: isSynthetic},
      date: formatDate(date ?? ""),
      file: archive.download
    }));
  const columns: Column[] = [
    {key: "title", label: archive.edition, isHeader: true},
    {key: "date", label: archive.date},
    {key: "owner", label: archive.owner},
    {key: "indicators", label: archive.indicators, type: "number", decimals: 0},
    {key: "synthetic", label: archive.synthetic},
    {key: "file", label: archive.file, href: ({id}) => `${root}data/editions/${String(id)}.edition.json`}
  ];
  return DataTable({columns, rows}, {caption: archive.caption});
}
