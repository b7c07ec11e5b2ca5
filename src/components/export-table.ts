import {nl} from "../locale/nl.js";
import {cellText, columnHeader, isMissing, missingWords, type Column, type Row, type TableData} from "./table-data.js";

/** A value in a file: text is safe to open in a spreadsheet, numbers are numbers, null is an empty cell. */
export type FileCell = string | number | null;

export interface FileTable {
  header: string[];
  rows: FileCell[][];
  /** Decimals shown for each column; undefined for text. */
  decimals: (number | undefined)[];
}

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection): a first character
 * = + - @, also in full width, after any white space, and a leading tab or line end. Numbers never come here.
 */
export function neutralise(text: string): string {
  return /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}

/**
 * The table as files hold it: values in full, units in the header, the reason of every empty cell in a column of its
 * own, periods in words and as their first day. Made-up data say so in every row.
 */
export function fileTable(
  {columns, rows, totals}: TableData,
  {synthetic = false}: {synthetic?: boolean} = {}
): FileTable {
  const all = totals ? [...rows, totals] : rows;
  const fields = columns.flatMap((column) => fieldsOf(column, all));
  if (synthetic) fields.push({header: nl.export.rows.synthetic, read: () => nl.figure.synthetic, decimals: undefined});
  return {
    header: fields.map(({header}) => neutralise(header)),
    rows: all.map((row) => fields.map(({read}) => safe(read(row)))),
    decimals: fields.map(({decimals}) => decimals)
  };
}

interface Field {
  header: string;
  read: (row: Row) => FileCell;
  decimals: number | undefined;
}

function fieldsOf(column: Column, rows: readonly Row[]): Field[] {
  const header = columnHeader(column);
  const value: Field = {
    header,
    read: (row) => fileCell(row, column),
    decimals: column.type === "number" ? column.decimals : undefined
  };
  const fields = [value];
  if (column.type === "period") {
    const read = (row: Row): FileCell => {
      const cell = row[column.key];
      return typeof cell === "string" ? cell : null;
    };
    fields.push({header: nl.table.periodStart(column.label), read, decimals: undefined});
  }
  if (rows.some((row) => isMissing(row[column.key]))) {
    const read = (row: Row): FileCell => (isMissing(row[column.key]) ? missingWords(row[column.key]) : null);
    fields.push({header: nl.table.reasonColumn(column.label), read, decimals: undefined});
  }
  return fields;
}

function fileCell(row: Row, column: Column): FileCell {
  const cell = row[column.key];
  if (isMissing(cell)) return null;
  return typeof cell === "number" ? cell : cellText(cell, column);
}

function safe(cell: FileCell): FileCell {
  return typeof cell === "string" ? neutralise(cell) : cell;
}
