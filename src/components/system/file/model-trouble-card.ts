import {systemProblems as words} from "../../../locale/system-problems.js";
import {DataTable} from "../../data-table.js";
import {h} from "../../dom.js";
import {ErrorCard} from "../../error-card.js";
import {ModelTrouble} from "./parse-model.js";

/** Why a file or a link was not opened, with every place in it; what was open stays as it is. */
export function ModelTroubleCard(error: unknown): HTMLElement {
  const card = ErrorCard(error, {works: words.kept, todo: words.todo});
  if (!(error instanceof ModelTrouble) || error.rows.length === 0) return card;
  const table = {
    columns: [
      {key: "where", label: words.where, isHeader: true},
      {key: "what", label: words.what}
    ],
    rows: error.rows.map((row) => ({...row}))
  };
  return h("div", {}, card, DataTable(table, {caption: words.listed, limit: 10}));
}
