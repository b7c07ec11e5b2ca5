import {numberColumn, tableColumn} from "../../statistics/formula/table-column.js";
import type {Frame} from "../../statistics/types.js";
import {sectorCodes} from "../format.js";
import {inputOutputTable, type InputOutputTable} from "./table.js";

/**
 * The country's input–output table from a table with a row for each selling sector, a column for each buying one, and
 * `output`.
 *
 * @throws InputError missing-column, text-in-number-column, and as inputOutputTable does
 */
export function readInputOutput(table: Frame, where: string): InputOutputTable {
  const names = tableColumn(table, "sector");
  const columns = new Map(sectorCodes.map((code) => [code, numberColumn(table, code)]));
  const output = numberColumn(table, "output");
  return inputOutputTable(
    Array.from({length: table.length}, (_, row) => ({
      sector: String(names[row] ?? "").trim(),
      deliveries: Object.fromEntries([...columns].map(([code, values]) => [code, values[row] ?? NaN])),
      output: output[row] ?? NaN
    })),
    where
  );
}
