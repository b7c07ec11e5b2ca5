import type {TableData} from "../../../src/components/table-data.js";

/** The columns of a small table of a report: words, numbers with a unit, and a code that is for the file. */
export const columns: TableData["columns"] = [
  {key: "place", label: "Plaats"},
  {key: "value", label: "Aantal", type: "number", decimals: 1, unit: "%"},
  {key: "code", label: "Code"}
];
