import {strToU8, zipSync} from "fflate";
import {formatPlainNumber} from "../locale/format.js";
import {nl} from "../locale/nl.js";
import {explanationRows, exportName, type ExportInfo} from "./export-info.js";
import {fileTable, neutralise, type FileCell} from "./export-table.js";
import type {TableData} from "./table-data.js";

/** Cells as Dutch Excel reads them: semicolon, decimal comma, UTF-8 with byte order mark, CRLF, RFC 4180 quotes. */
export function csvText(rows: readonly (readonly FileCell[])[]): string {
  return `\ufeff${rows.map((row) => row.map(field).join(";")).join("\r\n")}\r\n`;
}

function field(cell: FileCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return formatPlainNumber(cell);
  return /[;"\r\n,\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The data file. */
export function buildCsv(data: TableData, info: ExportInfo): string {
  const {header, rows} = fileTable(data, info);
  return csvText([header, ...rows]);
}

/** The second file: source, choices, date, what to be careful about. */
export function buildExplanationCsv(data: TableData, info: ExportInfo): string {
  const rows = [...explanationRows(info, data.rows.length), [nl.export.rows.reading, nl.export.formulas] as const];
  return csvText([[nl.export.field, nl.export.content], ...rows.map((row) => row.map(neutralise))]);
}

/**
 * Both files in one zip: browsers ask leave for a second download, and data that lose their explanation on the way are
 * what this must prevent.
 */
export function buildCsvZip(data: TableData, info: ExportInfo): {name: string; content: Uint8Array<ArrayBuffer>} {
  const name = exportName(info);
  const content = zipSync(
    {
      [`${name}.csv`]: strToU8(buildCsv(data, info)),
      [`${name}-${nl.export.explanation}.csv`]: strToU8(buildExplanationCsv(data, info))
    },
    {mtime: info.date}
  );
  return {name: `${name}.zip`, content: new Uint8Array(content)};
}
