import {xmlText} from "../../models/xml-text.js";
import {chartDescription, type ChartBlock} from "./report-document.js";
import {frame, type Box} from "./slide-parts.js";

/** Shapes with content on a slide (DrawingML). */

export interface Line {
  text: string;
  isStale: boolean;
  isHead: boolean;
}

/** Letters of text and of tables, in points. */
export const letters = {text: 16, table: 12} as const;
/** Room between paragraphs and around the text of a cell, in points. */
export const gaps = {paragraph: 6, cell: 3} as const;

const runXml = ({text, isStale, isHead}: Line, size: number): string => {
  const look = isStale ? '<a:highlight><a:srgbClr val="FFE08A"/></a:highlight>' : "";
  const bold = isHead ? ' b="1"' : "";
  return `<a:r><a:rPr lang="nl-NL" sz="${size * 100}"${bold} dirty="0">${look}</a:rPr><a:t>${xmlText(text)}</a:t></a:r>`;
};

/** A box with lines of text, each a paragraph. */
export function textShape(id: number, lines: readonly Line[], box: Box): string {
  const after = `<a:pPr><a:spcAft><a:spcPts val="${gaps.paragraph * 100}"/></a:spcAft></a:pPr>`;
  const paragraphs = lines.map((line) => `<a:p>${after}${runXml(line, letters.text)}</a:p>`).join("");
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Tekst ${id}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>${frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square" tIns="0" bIns="0"><a:normAutofit/></a:bodyPr><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`;
}

/** Anything in a frame: a chart or a table; `description` is read aloud in its place. */
const graphicFrame = (
  id: number,
  {name, description = "", box}: {name: string; description?: string; box: Box},
  uri: string,
  content: string
): string =>
  `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="${name} ${id}"${description === "" ? "" : ` descr="${xmlText(description)}"`}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>${frame(box, "p")}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/${uri}">${content}</a:graphicData></a:graphic></p:graphicFrame>`;

export const chartShape = (id: number, relation: string, chart: ChartBlock, box: Box): string =>
  graphicFrame(
    id,
    {name: "Grafiek", description: chartDescription(chart), box},
    "chart",
    `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${relation}"/>`
  );

export interface TableRows {
  /** Widths of the columns in EMU. */
  widths: readonly number[];
  /** Columns of figures, which stand to the right. */
  numeric: readonly number[];
  header: readonly Line[];
  rows: readonly {cells: readonly Line[]; height: number}[];
}

/** A native table with a header row. */
export function tableShape(
  id: number,
  {widths, numeric, header, rows}: TableRows,
  headHeight: number,
  box: Box
): string {
  const inset = gaps.cell * 12_700;
  const cell = (line: Line, at: number, rule: number): string =>
    `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="${numeric.includes(at) ? "r" : "l"}"/>${runXml(line, letters.table)}</a:p></a:txBody><a:tcPr marL="91440" marR="91440" marT="${inset}" marB="${inset}"><a:lnB w="${rule}"><a:solidFill><a:srgbClr val="999999"/></a:solidFill></a:lnB><a:noFill/></a:tcPr></a:tc>`;
  const row = (cells: readonly Line[], height: number, rule: number): string =>
    `<a:tr h="${height}">${cells.map((each, at) => cell(each, at, rule)).join("")}</a:tr>`;
  const grid = widths.map((width) => `<a:gridCol w="${width}"/>`).join("");
  return graphicFrame(
    id,
    {name: "Tabel", box},
    "table",
    `<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>${grid}</a:tblGrid>${row(header, headHeight, 19_050)}${rows.map(({cells, height}) => row(cells, height, 9525)).join("")}</a:tbl>`
  );
}
