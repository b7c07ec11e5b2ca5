import {unzipSync} from "fflate";
import {InputError} from "../../../models/errors.js";
import {checkHeader} from "./parse-csv.js";
import {quote} from "./quote.js";
import type {StringTable} from "./string-table.js";

export interface XlsxOptions {
  /** Name of the sheet; default the first. */
  sheet?: string | undefined;
  /** Decimal sign the card declares: numeric cells are written with it, as the text of a CSV would be. */
  decimal?: "." | ",";
  file: string;
  maxBytes?: number;
  /** What the parts of the workbook may hold together once unpacked. */
  maxUnpacked?: number;
}

/**
 * Bytes of an XLSX file as a table of text cells; the first row is the header, dates become ISO, blank rows are passed
 * over. Runs in Node and in a browser. Throws InputError for a broken file, an absent sheet, a sheet without rows,
 * duplicate headers and a file that is too large.
 */
export async function parseXlsx(bytes: Uint8Array, options: XlsxOptions): Promise<StringTable> {
  const {file, decimal = ".", maxBytes = 100_000_000, maxUnpacked = 1_000_000_000} = options;
  if (bytes.length > maxBytes)
    throw new InputError("too-large", `larger than ${maxBytes} bytes; save the sheet as CSV`, file);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new InputError("broken-xlsx", "this is not an XLSX file; save it again as .xlsx", file);
  if (unpackedSize(bytes) > maxUnpacked)
    throw new InputError("too-large", `larger than ${maxUnpacked} bytes once unpacked; save the sheet as CSV`, file);
  const {default: readExcel} = await import("read-excel-file/universal");
  let sheets: {sheet: string; data: unknown[][]}[];
  try {
    const copy = new Uint8Array(bytes);
    sheets = (await readExcel(copy.buffer)) as {sheet: string; data: unknown[][]}[];
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new InputError("broken-xlsx", `the workbook cannot be read (${why}); open and save it again`, file);
  }
  const chosen = options.sheet === undefined ? sheets[0] : sheets.find(({sheet}) => sheet === options.sheet);
  if (!chosen)
    throw new InputError(
      "missing-sheet",
      `no sheet ${quote(options.sheet ?? "")}; there are: ${sheets.map(({sheet}) => quote(sheet)).join(", ")}`,
      file
    );
  const where = `${file}, sheet ${chosen.sheet}`;
  const lines = chosen.data.map((row) => row.map((cell) => cellText(cell, decimal)));
  const first = lines.findIndex((row) => row.some((cell) => cell !== ""));
  const header = lines[first];
  if (!header)
    throw new InputError("empty-file", "the sheet is empty; the first row must hold the column names", where);
  const columns = checkHeader(header, where, first + 1);
  const table: StringTable = {columns, rows: [], rowNumbers: []};
  lines.slice(first + 1).forEach((row, index) => {
    if (row.every((cell) => cell === "")) return;
    const number = first + 2 + index;
    if (row.length > columns.length && row.slice(columns.length).some((cell) => cell !== ""))
      throw new InputError("wrong-field-count", "a cell stands outside the named columns", `${where}:${number}`);
    table.rows.push(columns.map((_, column) => row[column] ?? ""));
    table.rowNumbers.push(number);
  });
  return table;
}

/** What the directory of a zip says its parts hold, in bytes; nothing beyond it is unpacked. 0 for a broken zip. */
function unpackedSize(bytes: Uint8Array): number {
  let size = 0;
  try {
    unzipSync(bytes, {
      filter({originalSize}) {
        size += originalSize;
        return false;
      }
    });
  } catch {
    return 0;
  }
  return size;
}

function cellText(cell: unknown, decimal: "." | ","): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "#date" : cell.toISOString().slice(0, 10);
  if (typeof cell === "number") return decimal === "." ? String(cell) : String(cell).replace(".", ",");
  return String(cell);
}
