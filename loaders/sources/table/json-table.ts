import {InputError} from "../../../models/errors.js";
import {quote} from "./quote.js";
import type {StringTable} from "./string-table.js";

/**
 * JSON rows as a table: a list of objects, an OData answer `{value: [...]}`, or an object of objects, whose keys become
 * the column `@key`. Columns are those of all rows, in order of appearance. Throws InputError for anything else.
 */
export function jsonTable(value: unknown, file: string): StringTable {
  const records = jsonRecords(value, file);
  const columns: string[] = [];
  const position = new Map<string, number>();
  for (const record of records)
    for (const name of Object.keys(record))
      if (!position.has(name)) {
        position.set(name, columns.length);
        columns.push(name);
      }
  const rows = records.map((record, index) =>
    columns.map((name) => {
      const cell = record[name];
      if (typeof cell === "object" && cell !== null)
        throw new InputError(
          "nested-json",
          `${quote(name)} holds a nested value; only plain rows can be read`,
          `${file}, row ${index + 1}`
        );
      return cell === null || cell === undefined ? "" : String(cell);
    })
  );
  return {columns, rows, rowNumbers: rows.map((_, index) => index + 1)};
}

/** The records of any of the shapes above. */
export function jsonRecords(value: unknown, file: string): Record<string, unknown>[] {
  if (isRecord(value) && Array.isArray(value["value"])) return jsonRecords(value["value"], file);
  if (Array.isArray(value) && value.every(isRecord)) return value;
  if (isRecord(value)) {
    const entries = Object.entries(value);
    if (entries.length > 0 && entries.every(([, inner]) => isRecord(inner)))
      return entries.map(([key, inner]) => ({"@key": key, ...(inner as Record<string, unknown>)}));
  }
  throw new InputError("no-rows", "the JSON holds no list of rows", file);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
