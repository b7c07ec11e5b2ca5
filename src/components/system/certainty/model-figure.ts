import type {SystemFile} from "../../../models/system/format.js";
import {certainty as words} from "../../../locale/system-certainty.js";
import {whatIf} from "../../../locale/system-what-if.js";
import {DataTable} from "../../data-table.js";
import {figure, type FigureBody} from "../../figure.js";
import type {TableData} from "../../table-data.js";

export interface Said {
  title: string;
  subtitle: string;
  label: string;
  caption?: string;
  headingLevel?: 2 | 3 | 4;
}

/** A figure about a model: drawn, or as a table where the numbers are read side by side. */
export function modelFigure(
  system: SystemFile,
  table: TableData,
  {title, headingLevel = 2, ...said}: Said,
  body: FigureBody = DataTable(table, {caption: said.label, hideCaption: true, limit: 12})
): HTMLElement {
  return figure(body, {
    ...{title, ...said, table, level: "model", headingLevel, tableOptions: {limit: 20}},
    sources: [{publisher: whatIf.source.publisher, title: words.source(system.name)}]
  });
}

export const percent = (share: number | null | undefined): number | null => (share == null ? null : share * 100);
