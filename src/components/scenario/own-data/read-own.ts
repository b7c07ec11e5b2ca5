import {parseNumber} from "../../../loaders/sources/table/parse-number.js";
import type {StringTable} from "../../../../loaders/sources/table/string-table.js";
import {InputError} from "../../../models/errors.js";
import {sectorCodes} from "../../../models/scenario/format.js";
import {readInputOutput} from "../../../models/scenario/input-output/read-table.js";
import type {InputOutputTable} from "../../../models/scenario/input-output/table.js";
import type {RegisterOptions, RegisterRow} from "../../../models/scenario/register.js";
import {registerRows} from "../../../models/scenario/register-rows.js";
import type {Column, Frame} from "../../../models/statistics/types.js";
import {scenarioOwnData} from "../../../locale/scenario-own-data.js";
import {readFile} from "../../own-file/read-file.js";

/** Lines of a business register from a file of the reader's own. Throws InputError, with the place in the file. */
export async function readOwnRegister(
  bytes: Uint8Array,
  name: string
): Promise<{rows: RegisterRow[]; unit: RegisterOptions["unit"]}> {
  const {table} = await readFile(bytes, name, ".");
  const decimal = decimalSign(table, name);
  return registerRows(
    frameOf(table, name, () => null),
    decimal
  );
}

/** An input–output table from a file of the reader's own. Throws InputError, with the place in the file. */
export async function readOwnTable(bytes: Uint8Array, name: string): Promise<InputOutputTable> {
  const {table} = await readFile(bytes, name, ".");
  const format = {decimal: decimalSign(table, name), thousands: ""} as const;
  return readInputOutput(
    frameOf(table, name, (cell) => parseNumber(cell, format)),
    name
  );
}

const known: readonly string[] = [...sectorCodes];

/** The name that the models know a column by. */
function columnName(header: string): string {
  const text = header.trim();
  const found = Object.entries(scenarioOwnData.columns).find(([, names]) => names.includes(text.toLowerCase()));
  return found?.[0] ?? known.find((code) => code === text.toUpperCase()) ?? text;
}

/** Columns as numbers where `number` reads every cell, else as text. */
function frameOf(table: StringTable, file: string, number: (cell: string) => number | null): Frame {
  const columns = table.columns.map((header, at): [string, Column] => {
    const cells = table.rows.map((row) => (row[at] ?? "").trim()).map((cell) => (cell === "" ? null : cell));
    const numbers = cells.map((cell) => (cell === null ? NaN : number(cell)));
    const isText = columnName(header) === "sector" || numbers.includes(null);
    return [columnName(header), isText ? cells : Float64Array.from(numbers, (value) => value ?? NaN)];
  });
  return {
    length: table.rows.length,
    columns: Object.fromEntries(columns),
    origin: {file, lines: Int32Array.from(table.rowNumbers)}
  };
}

const grouped = {".": /^[+-]?[1-9]\d{0,2}(\.\d{3})+$/, ",": /^[+-]?[1-9]\d{0,2}(,\d{3})+$/};

/**
 * The decimal sign of a file, told from its own numbers; a comma where none has one. Throws InputError (ambiguous-number)
 * where a sign may just as well stand for thousands: a number that is guessed wrong looks right.
 */
function decimalSign({columns, rows, rowNumbers}: StringTable, file: string): "." | "," {
  const seen = rows.flatMap((row, at) =>
    row.flatMap((cell, column) =>
      columnName(columns[column] ?? "") !== "sector" && /\d[.,]\d/.test(cell)
        ? [{text: cell.trim(), line: rowNumbers[at] ?? at + 2}]
        : []
    )
  );
  const signs = ([".", ","] as const).filter((sign) => seen.some(({text}) => text.includes(sign)));
  const [sign = ","] = signs;
  const unsure = signs.length > 1 ? seen[0] : seen.every(({text}) => grouped[sign].test(text)) ? seen[0] : undefined;
  if (unsure !== undefined)
    throw new InputError(
      "ambiguous-number",
      `"${unsure.text}" may hold a sign for thousands or for decimals; write numbers without one for thousands`,
      `${file}:${unsure.line}`
    );
  return sign;
}
