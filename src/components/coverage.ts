import {formatMissing, formatNumber, formatPercent, formatPeriod} from "../locale/format.js";
import {nl} from "../locale/nl.js";
import {h} from "./dom.js";
import type {Grain} from "./types.js";

/** How many regions of a level have a value in a period, and why the others have none (reason → count). */
export interface CoverageCell {
  level: string;
  period: string;
  present: number;
  expected: number;
  missing: Readonly<Record<string, number>>;
}

export interface CoverageOptions {
  grain: Grain;
  caption: string;
}

/** More columns than this become one a year. */
const MOST = 40;
/** Characters of all columns together that a sheet of paper holds. */
const WIDEST_ON_PAPER = 90;

interface Heading {
  key: string;
  text: string;
}

/** Level by period: how much is there, as a table whose cells say it in numbers and not by colour alone. */
export function Coverage(cells: readonly CoverageCell[], {grain, caption}: CoverageOptions): HTMLElement {
  if (cells.length === 0) return h("p", {class: "sh-missing"}, nl.chart.allMissing);
  const many = new Set(cells.map(({period}) => period)).size > MOST;
  const shown = many ? yearly(cells) : cells;
  const columnGrain: Grain = many ? "year" : grain;
  const periods = [...new Set(shown.map(({period}) => period))].sort();
  const order = Object.keys(nl.regionLevel);
  const levels = [...new Set(shown.map(({level}) => level))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const byKey = new Map(shown.map((cell) => [`${cell.level}/${cell.period}`, cell]));
  const rows: Heading[] = levels.map((level) => ({key: level, text: levelName(level)}));
  const columns: Heading[] = periods.map((period) => ({
    key: period,
    text: formatPeriod(period, columnGrain, {short: true})
  }));
  const grid = {caption, corner: nl.coverage.levels, rows, columns};
  // A cell says up to "99,9 %", and has a margin.
  const width = columns.reduce((sum, {text}) => sum + Math.max(text.length, 6) + 3, 0);
  const isWide = width > WIDEST_ON_PAPER;
  return h(
    "div",
    {class: "sh-coverage"},
    h(
      "div",
      {
        class: `sh-table-scroll${isWide ? " sh-screen-only" : ""}`,
        role: "region",
        tabindex: 0,
        "aria-label": nl.table.region(caption)
      },
      coverageTable(grid, (level, period) => byKey.get(`${level}/${period}`))
    ),
    // A sheet is narrower than a year of months is wide: there a row is a period.
    isWide
      ? h(
          "div",
          {class: "sh-print-only"},
          coverageTable({...grid, corner: nl.coverage.periods, rows: columns, columns: rows}, (period, level) =>
            byKey.get(`${level}/${period}`)
          )
        )
      : null,
    h(
      "ul",
      {class: "sh-chart-notes"},
      h("li", {}, nl.coverage.legend),
      reasons(cells, grain).map((line) => h("li", {}, line))
    )
  );
}

function coverageTable(
  {
    caption,
    corner,
    rows,
    columns
  }: {caption: string; corner: string; rows: readonly Heading[]; columns: readonly Heading[]},
  cellOf: (row: string, column: string) => CoverageCell | undefined
): HTMLElement {
  return h(
    "table",
    {class: "sh-table sh-coverage-table"},
    h("caption", {}, caption),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", {scope: "col"}, corner),
        columns.map(({text}) => h("th", {scope: "col", class: "sh-number"}, text))
      )
    ),
    h(
      "tbody",
      {},
      rows.map((row) =>
        h(
          "tr",
          {},
          h("th", {scope: "row"}, row.text),
          columns.map(({key}) => coverageCell(cellOf(row.key, key)))
        )
      )
    )
  );
}

function coverageCell(cell: CoverageCell | undefined): HTMLElement {
  if (!cell || cell.expected === 0 || cell.present === 0)
    return h("td", {class: "sh-coverage-none", title: cell ? tooltip(cell) : null}, nl.coverage.none);
  const share = Math.min(1, cell.present / cell.expected);
  const step = share === 1 ? 4 : share >= 0.9 ? 3 : share >= 0.5 ? 2 : 1;
  const text = share === 1 ? nl.coverage.complete : formatPercent(Math.min(99.9, share * 100), share > 0.99 ? 1 : 0);
  return h("td", {class: `sh-coverage-${step}`, title: tooltip(cell)}, text);
}

function tooltip({present, expected, missing}: CoverageCell): string {
  const why = Object.entries(missing).map(([reason, count]) => `${formatNumber(count, 0)}: ${formatMissing(reason)}`);
  return [nl.coverage.cell(formatNumber(present, 0), formatNumber(expected, 0)), ...why].join("; ");
}

function yearly(cells: readonly CoverageCell[]): CoverageCell[] {
  const sums = new Map<string, CoverageCell>();
  for (const {level, period, present, expected, missing} of cells) {
    const year = `${period.slice(0, 4)}-01-01`;
    const sum = sums.get(`${level}/${year}`) ?? {level, period: year, present: 0, expected: 0, missing: {}};
    const reasons = {...sum.missing};
    for (const [reason, count] of Object.entries(missing)) reasons[reason] = (reasons[reason] ?? 0) + count;
    sums.set(`${level}/${year}`, {
      ...sum,
      present: sum.present + present,
      expected: sum.expected + expected,
      missing: reasons
    });
  }
  return [...sums.values()];
}

/** What is not there, in words, by level: the reason of most cells first. */
function reasons(cells: readonly CoverageCell[], grain: Grain): string[] {
  const lines = new Map<string, {level: string; reason: string; count: number; periods: Set<string>}>();
  for (const {level, period, missing} of cells)
    for (const [reason, count] of Object.entries(missing)) {
      const line = lines.get(`${level}/${reason}`) ?? {level, reason, count: 0, periods: new Set<string>()};
      line.count += count;
      line.periods.add(period);
      lines.set(`${level}/${reason}`, line);
    }
  return [...lines.values()]
    .sort((a, b) => b.count - a.count)
    .map(({level, reason, count, periods}) => {
      const sorted = [...periods].sort();
      const [first = "", last = ""] = [sorted[0], sorted.at(-1)];
      const when =
        first === last
          ? formatPeriod(first, grain)
          : nl.coverage.between(formatPeriod(first, grain), formatPeriod(last, grain));
      const name = levelName(level);
      return nl.coverage.reason(
        name.charAt(0).toUpperCase() + name.slice(1),
        when,
        formatNumber(count, 0),
        formatMissing(reason)
      );
    });
}

function levelName(level: string): string {
  return (nl.regionLevel as Readonly<Record<string, string>>)[level] ?? level;
}
