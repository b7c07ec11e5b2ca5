import {readFile} from "node:fs/promises";
import {resolve} from "node:path";
import {CsvError, parse} from "csv-parse/sync";
import {decodeText} from "../loaders/sources/table/decode-text.js";
import {InputError} from "../models/errors.js";
import type {Column, Frame} from "../models/statistics/types.js";
import type {CommandContext} from "./command.js";

export interface FrameFileOptions {
  /** The decimal sign, "." by default. */
  decimal?: string | undefined;
  /** Columns kept as text though all their cells are numbers: codes. */
  text?: readonly string[];
}

/**
 * Reads a CSV file as every statistics command takes it: delimiter `;` if the header has one outside quotes, else `,`;
 * the first row is the header; an empty cell or `NA` is missing; a column is numbers when every cell that is not missing
 * is one, else text. UTF-8 with or without byte order mark, or Windows-1252.
 *
 * Throws InputError naming file and line: missing-file, empty-file, duplicate-column, ragged-row, invalid-csv,
 * invalid-option.
 */
export async function readFrame(
  context: Pick<CommandContext, "cwd">,
  file: string,
  options: FrameFileOptions = {}
): Promise<Frame> {
  const decimal = options.decimal ?? ".";
  if (decimal !== "." && decimal !== ",")
    throw new InputError("invalid-option", `the decimal sign is . or , and not "${decimal}"`, "--decimal");
  const records = parseRecords(await readText(resolve(context.cwd, file), file), file);
  const [header, ...rows] = records;
  if (header === undefined) throw new InputError("empty-file", "the file has no header row", file);
  const names = columnNames(header.cells, file);
  for (const {cells, line} of rows) {
    if (cells.length !== names.length)
      throw new InputError(
        "ragged-row",
        `the row has ${cells.length} cells, the header ${names.length}; a text that holds the delimiter must stand in quotes`,
        `${file}:${line}`
      );
  }
  const columns = names.map((name, index): [string, Column] => {
    const cells = rows.map((row) => cellOf(row.cells[index] ?? ""));
    return [name, options.text?.includes(name) ? cells : (numbersOf(cells, decimal) ?? cells)];
  });
  return {
    length: rows.length,
    columns: Object.fromEntries(columns),
    origin: {file, lines: Int32Array.from(rows, ({line}) => line)}
  };
}

async function readText(path: string, file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new InputError("missing-file", "there is no such file", file);
    if (code === "EISDIR") throw new InputError("missing-file", "this is a folder; give a CSV file", file);
    throw error;
  }
  try {
    return decodeText(bytes, "utf-8", file);
  } catch (error) {
    if (!(error instanceof InputError) || error.kind !== "wrong-encoding") throw error;
    return decodeText(bytes, "windows-1252", file);
  }
}

interface Row {
  cells: string[];
  /** The line its last cell ends on. */
  line: number;
}

function parseRecords(text: string, file: string): Row[] {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true
    }) as unknown as {record: string[]; info: {lines: number}}[];
    return records.map(({record, info}) => ({cells: record, line: info.lines}));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InputError("invalid-csv", error.message, file);
  }
}

/** `;` when the header has one outside quotes, else `,`. */
function delimiterOf(text: string): string {
  const header = /^(?:[^"\r\n]|"[^"]*")*/.exec(text.replace(/^\s+/, ""))?.[0] ?? "";
  return header.replaceAll(/"[^"]*"/g, "").includes(";") ? ";" : ",";
}

function columnNames(cells: readonly string[], file: string): string[] {
  const names = cells.map((cell, index) => {
    const name = cell.trim();
    // R writes row names as a first column without name.
    return name === "" && index === 0 ? "row" : name;
  });
  const unnamed = names.indexOf("");
  if (unnamed >= 0)
    throw new InputError("unnamed-column", `column ${unnamed + 1} has no name in the header`, `${file}:1`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new InputError("duplicate-column", `two columns are named "${twice}"; rename one`, `${file}:1`);
  return names;
}

const cellOf = (cell: string): string | null => {
  const text = cell.trim();
  return text === "" || text === "NA" ? null : text;
};

const numberPatterns = {
  ".": /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/,
  ",": /^[+-]?(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?$/
};

/** The column as numbers, or null when a cell is not one. A column without any value is numbers, all missing. */
function numbersOf(cells: readonly (string | null)[], decimal: "." | ","): Float64Array | null {
  const pattern = numberPatterns[decimal];
  const numbers = new Float64Array(cells.length);
  for (const [row, cell] of cells.entries()) {
    if (cell !== null && !pattern.test(cell)) return null;
    const number = cell === null ? NaN : Number(decimal === "," ? cell.replace(",", ".") : cell);
    // 1e999 is written like a number, but there is none to calculate with.
    if (Math.abs(number) === Infinity) return null;
    numbers[row] = number;
  }
  return numbers;
}
