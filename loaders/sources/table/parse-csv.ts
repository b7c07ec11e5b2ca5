import {CsvError, parse} from "csv-parse/browser/esm/sync";
import {InputError} from "../../../models/errors.js";
import {decodeText} from "./decode-text.js";
import {quote} from "./quote.js";
import type {StringTable} from "./string-table.js";

export interface CsvOptions {
  delimiter?: "," | ";" | "\t" | "auto";
  encoding?: "utf-8" | "windows-1252";
  /** The name used in messages. */
  file: string;
  /** Largest file read, in bytes. */
  maxBytes?: number;
}

const maxColumns = 10_000;

/**
 * Text or bytes of a CSV file as a table of text cells; the first row is the header. Delimiter `auto`: `;` if the header
 * has one outside quotes, else `,`. Blank lines are passed over. Throws InputError with the line for an unclosed or stray
 * quote, a wrong number of fields, duplicate headers, an empty or too large file, NUL bytes and a wrong encoding.
 */
export function parseCsv(source: string | Uint8Array, options: CsvOptions): StringTable {
  const {file, delimiter = "auto", encoding = "utf-8", maxBytes = 500_000_000} = options;
  if (source.length > maxBytes)
    throw new InputError("too-large", `larger than ${maxBytes} bytes; split the file`, file);
  let text = typeof source === "string" ? source : decodeText(source, encoding, file);
  if (text.includes("\0")) throw new InputError("nul-byte", "the text holds a NUL; save it as CSV UTF-8", file);
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  const sign = delimiter === "auto" ? detectDelimiter(text) : delimiter;
  const [lines, numbers] = text.includes('"') ? parseQuoted(text, sign, file) : parsePlain(text, sign);
  const header = lines[0];
  if (!header) throw new InputError("empty-file", "the file is empty; the first row must hold the column names", file);
  const columns = checkHeader(header, file, numbers[0] ?? 1);
  const rows = lines.slice(1);
  const rowNumbers = numbers.slice(1);
  rows.forEach((row, index) => {
    if (row.length !== columns.length)
      throw new InputError(
        "wrong-field-count",
        `${row.length} fields where the header has ${columns.length}; check quotes and the delimiter "${sign}"`,
        `${file}:${rowNumbers[index]}`
      );
  });
  return {columns, rows, rowNumbers};
}

/** `;` if the first line has one outside quotes, else a tab if it has one and no comma, else `,`. */
function detectDelimiter(text: string): string {
  let quoted = false;
  let comma = false;
  let tab = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === ";") return ";";
    else if (char === ",") comma = true;
    else if (char === "\t") tab = true;
    else if (char === "\n" || char === "\r") break;
  }
  return tab && !comma ? "\t" : ",";
}

/** Without any quote a line is a record: several times faster than a general parser, with the same result. */
function parsePlain(text: string, delimiter: string): [string[][], number[]] {
  const rows: string[][] = [];
  const numbers: number[] = [];
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (line === "") return;
    rows.push(line.split(delimiter));
    numbers.push(index + 1);
  });
  return [rows, numbers];
}

function parseQuoted(text: string, delimiter: string, file: string): [string[][], number[]] {
  const rows: string[][] = [];
  const numbers: number[] = [];
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      on_record: (record: string[], context) => {
        rows.push(record);
        numbers.push(context.lines);
        return null;
      }
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? error["lines"] : rows.length + 1;
    const open = error.code === "CSV_QUOTE_NOT_CLOSED";
    throw new InputError(
      open ? "unclosed-quote" : "stray-quote",
      open ? "a quote is opened and never closed" : `a quote stands where none may be; double it inside a cell`,
      `${file}:${line}`
    );
  }
  return [rows, numbers];
}

/** Trimmed names; a nameless column is called `column-3`. */
export function checkHeader(header: readonly string[], file: string, line: number): string[] {
  if (header.length > maxColumns)
    throw new InputError("too-many-columns", `more than ${maxColumns} columns; is the delimiter right?`, file);
  const columns = header.map((name, index) => name.trim() || `column-${index + 1}`);
  const seen = new Set<string>();
  for (const name of columns) {
    if (seen.has(name))
      throw new InputError(
        "duplicate-header",
        `the column ${quote(name)} stands in the header twice`,
        `${file}:${line}`
      );
    seen.add(name);
  }
  return columns;
}
