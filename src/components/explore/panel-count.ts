import {formatNumber} from "../../locale/format.js";
import {start} from "../../locale/start.js";
import {DataTable} from "../data-table.js";
import {figure, type FigureElement, type FigureOptions} from "../figure.js";
import type {Row, TableData} from "../table-data.js";
import {notesOf, periodsWords, regionsWords} from "./estimate-words.js";
import type {PanelTable} from "./panel.js";

const words = start.count;
const every = "";

/** How many regions have a value, by indicator and period, and how many have them all: what a table is worth, before use. */
export function PanelCount(
  panel: PanelTable,
  {headingLevel}: Partial<Pick<FigureOptions, "headingLevel">> = {}
): FigureElement {
  const {periods, regions, level} = panel;
  const counts = panelCounts(panel);
  const last = periods.at(-1) ?? "";
  const data: TableData = {
    columns: [
      {key: "what", label: words.variable, isHeader: true},
      ...periods.map((period) => ({key: period, label: period, type: "number" as const, decimals: 0}))
    ],
    rows: counts.map(({id, present}): Row => ({
      what: id === every ? words.all : (panel.variables[id]?.title ?? id),
      ...present
    }))
  };
  const all = counts.at(-1)?.present[last] ?? 0;
  return figure(DataTable(data, {caption: words.title[level], hideCaption: true}), {
    ...{title: words.title[level], subtitle: words.subtitle(regionsWords(panel), periodsWords(panel))},
    ...{label: words.label(formatNumber(all, 0), formatNumber(regions.length, 0), last), level: "description"},
    ...{table: data, sources: panel.sources, notes: notesOf(panel)},
    ...(headingLevel === undefined ? {} : {headingLevel})
  });
}

/** Regions with a value, by indicator and period; under the empty id those that have them all. */
export function panelCounts({columns, variables, periods, length}: PanelTable): {
  id: string;
  present: Record<string, number>;
}[] {
  const ids = Object.keys(variables);
  const has = (id: string, row: number): boolean => !Number.isNaN(Number(columns[id]?.[row] ?? NaN));
  const count = (test: (row: number) => boolean): Record<string, number> => {
    const present = Object.fromEntries(periods.map((period) => [period, 0]));
    for (let row = 0; row < length; row++) {
      const period = periods[row % periods.length] ?? "";
      if (test(row)) present[period] = (present[period] ?? 0) + 1;
    }
    return present;
  };
  return [
    ...ids.map((id) => ({id, present: count((row) => has(id, row))})),
    {id: every, present: count((row) => ids.every((id) => has(id, row)))}
  ];
}
