import writeXlsxFile, {type Cell, type Row} from "write-excel-file/universal";
import {nl} from "../locale/nl.js";
import {explanationRows, exportName, type ExportInfo} from "./export-info.js";
import {fileTable, neutralise, type FileCell} from "./export-table.js";
import type {TableData} from "./table-data.js";

/** A workbook with typed cells: the data, and a second sheet "Bron en toelichting". */
export async function buildXlsx(data: TableData, info: ExportInfo): Promise<{name: string; content: Blob}> {
  const {header, rows, decimals} = fileTable(data, info);
  const explanation = [
    ...explanationRows(info, data.rows.length),
    [nl.export.rows.reading, nl.export.formulas] as const
  ];
  const content = await writeXlsxFile([
    {
      sheet: nl.export.dataSheet,
      data: [headerRow(header), ...rows.map((row) => row.map((cell, index) => typedCell(cell, decimals[index])))],
      columns: header.map((text, index) => ({width: columnWidth(text, rows, index)})),
      stickyRowsCount: 1
    },
    {
      sheet: nl.export.sourceSheet,
      data: [
        headerRow([nl.export.field, nl.export.content]),
        ...explanation.map(([label, text]): Row => [typedCell(label), {...textCell(neutralise(text)), wrap: true}])
      ],
      columns: [{width: 30}, {width: 90}],
      stickyRowsCount: 1
    }
  ]).toBlob();
  return {name: `${exportName(info)}.xlsx`, content};
}

function headerRow(texts: readonly string[]): Row {
  return texts.map((text) => ({...textCell(text), fontWeight: "bold" as const, wrap: true}));
}

function textCell(value: string): {value: string; type: StringConstructor} {
  // Excel refuses a file with a longer text in a cell.
  return {value: value.slice(0, 32_767), type: String};
}

function typedCell(cell: FileCell, decimals?: number): Cell {
  if (cell === null) return null;
  if (typeof cell === "string") return textCell(cell);
  const format = decimals === undefined ? {} : {format: decimals > 0 ? `#,##0.${"0".repeat(decimals)}` : "#,##0"};
  return {value: cell, type: Number, ...format};
}

function columnWidth(header: string, rows: readonly (readonly FileCell[])[], index: number): number {
  const longest = rows.slice(0, 200).reduce((most, row) => Math.max(most, String(row[index] ?? "").length), 0);
  return Math.min(50, Math.max(10, longest + 2, Math.min(header.length + 2, 24)));
}
