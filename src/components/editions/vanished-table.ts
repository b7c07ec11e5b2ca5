import type {SiteEdition, SiteEditions} from "../../../loaders/site/editions.js";
import {editions} from "../../locale/editions.js";
import {formatCount} from "../../locale/format.js";
import {nl} from "../../locale/nl.js";
import {breakdownWords} from "../breakdown-words.js";
import {DataTable} from "../data-table.js";
import {h} from "../dom.js";
import type {Column} from "../table-data.js";
import {figureColumn} from "./edition-tables.js";

const words = editions.vanished;
const levels: Readonly<Record<string, string>> = nl.regionLevel;
/** So many areas are named in a row. */
const named = 5;

/** Figures that were in the edition before and are not any more: of which areas, groups and years. */
export function VanishedTable(
  {vanished}: NonNullable<SiteEdition["changes"]>,
  {indicators, regions, breakdowns}: SiteEditions
): HTMLElement {
  if (vanished.length === 0) return h("p", {}, words.none);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const areas = (codes: readonly string[]): string => {
    const names = [...new Set(codes)].map((code) => regions[code] ?? code).sort((a, b) => a.localeCompare(b, "nl"));
    const first = names.slice(0, named).join(", ");
    const others = names.length - named;
    return others > 0 ? words.more(first, formatCount(others, words.area, words.areas)) : first;
  };
  const rows = vanished.map(({indicator, level, breakdown, whole, years}) => ({
    ...{id: indicator, title: indicators[indicator]?.title ?? indicator, level: levels[level] ?? level},
    breakdown: breakdown === null ? words.any : breakdownWords(breakdown, breakdowns, words.total),
    years: whole ? words.all : years.map(({year}) => String(year)).join(", "),
    before: sum(years.map(({before}) => before)),
    after: sum(years.map(({after}) => after)),
    regions: areas(years.flatMap((year) => year.regions))
  }));
  const columns: Column[] = [
    figureColumn(indicators),
    {key: "level", label: words.level},
    {key: "breakdown", label: words.breakdown},
    {key: "years", label: words.years},
    {key: "before", label: words.before, type: "number", decimals: 0},
    {key: "after", label: words.after, type: "number", decimals: 0},
    {key: "regions", label: words.regions}
  ];
  return DataTable({columns, rows}, {caption: words.caption, search: rows.length > 10, limit: 25});
}
