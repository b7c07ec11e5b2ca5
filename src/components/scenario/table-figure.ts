import {DataTable} from "../data-table.js";
import type {FigureOptions} from "../figure.js";
import type {TableData} from "../table-data.js";
import type {FigureSpec} from "./figure-place.js";
import type {ScenarioContext} from "./scenario-data.js";
import {scenarioFilters, scenarioSources} from "./scenario-sources.js";

/** A figure of a scenario that is a table: the rows are the message. */
export function tableFigure(
  view: ScenarioContext,
  table: TableData,
  options: Pick<FigureOptions, "title" | "subtitle" | "label" | "caption"> & Partial<FigureOptions>
): FigureSpec {
  return {
    body: DataTable(table, {caption: options.title, hideCaption: true}),
    options: {
      ...{level: "model", table, synthetic: view.file.synthetic},
      sources: scenarioSources(view, {care: true}),
      filters: scenarioFilters(view),
      ...options
    }
  };
}
