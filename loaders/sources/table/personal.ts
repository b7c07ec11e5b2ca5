import type {SourceCard} from "../../catalogue/schema.js";
import type {StringTable} from "./string-table.js";

/** The table without the columns the card calls personal: nothing after parsing ever sees them. */
export function dropPersonal(table: StringTable, card: SourceCard): StringTable {
  if (card.personal.length === 0) return table;
  const personal = new Set(card.personal.map((name) => name.toLowerCase()));
  const kept = table.columns.flatMap((name, index) => (personal.has(name.toLowerCase()) ? [] : [index]));
  return {
    columns: kept.map((index) => table.columns[index] ?? ""),
    rows: table.rows.map((row) => kept.map((index) => row[index] ?? "")),
    rowNumbers: table.rowNumbers
  };
}
