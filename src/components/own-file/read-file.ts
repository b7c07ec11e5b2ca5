import {InputError} from "../../models/errors.js";
import {parseCsv} from "../../loaders/sources/table/parse-csv.js";
import {parseXlsx} from "../../loaders/sources/table/parse-xlsx.js";
import type {StringTable} from "../../../loaders/sources/table/string-table.js";

/** A file as read, with what its card must say of it. */
export interface ReadFile {
  table: StringTable;
  type: "csv" | "xlsx";
  encoding: "utf-8" | "windows-1252";
}

/**
 * Reads a CSV (UTF-8 or, as Excel for Windows still saves it, Windows-1252) or XLSX by its content, not its name.
 * Numbers of a workbook are written with `decimal`. Throws InputError with file and row.
 */
export async function readFile(bytes: Uint8Array, name: string, decimal: "." | ","): Promise<ReadFile> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return {table: await parseXlsx(bytes, {file: name, decimal}), type: "xlsx", encoding: "utf-8"};
  // The container of .xls files of before 2007.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new InputError("old-excel", "an old .xls workbook; save it as .xlsx", name);
  try {
    return {table: parseCsv(bytes, {file: name}), type: "csv", encoding: "utf-8"};
  } catch (error) {
    if (!(error instanceof InputError) || error.kind !== "wrong-encoding") throw error;
    return {
      table: parseCsv(bytes, {file: name, encoding: "windows-1252"}),
      type: "csv",
      encoding: "windows-1252"
    };
  }
}
