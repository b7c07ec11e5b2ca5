import {xmlText} from "../../models/xml-text.js";
import {ooxmlFile, contentTypes, relations, xmlHead} from "./ooxml.js";
import type {ChartBlock} from "./report-document.js";

/** The workbook inside a chart: what opens when somebody edits the chart's data. */
export function chartWorkbook({unit, categories, values}: ChartBlock): Uint8Array {
  const text = (at: string, value: string): string =>
    `<c r="${at}" t="inlineStr"><is><t>${xmlText(value)}</t></is></c>`;
  const rows = categories.map((category, at) => {
    const value = values[at] ?? null;
    const number = value === null ? "" : `<c r="B${at + 2}"><v>${value}</v></c>`;
    return `<row r="${at + 2}">${text(`A${at + 2}`, category)}${number}</row>`;
  });
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return ooxmlFile({
    "[Content_Types].xml": contentTypes({
      "xl/workbook.xml": "officedocument.spreadsheetml.sheet.main",
      "xl/worksheets/sheet1.xml": "officedocument.spreadsheetml.worksheet"
    }),
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/_rels/workbook.xml.rels": relations([["worksheet", "worksheets/sheet1.xml"]]),
    "xl/workbook.xml": `${xmlHead}<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Cijfers" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/worksheets/sheet1.xml": `${xmlHead}<worksheet ${main}><sheetData><row r="1">${text("B1", unit)}</row>${rows.join("")}</sheetData></worksheet>`
  });
}

/** A native bar chart (DrawingML) of one series over its categories; numbers in full, shown with their own decimals. */
export function chartXml({unit, categories, values, decimals}: ChartBlock): string {
  const last = categories.length + 1;
  const format = decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`;
  const names = categories.map((category, at) => `<c:pt idx="${at}"><c:v>${xmlText(category)}</c:v></c:pt>`).join("");
  const numbers = categories
    .map((_, at) => ((values[at] ?? null) === null ? "" : `<c:pt idx="${at}"><c:v>${values[at]}</c:v></c:pt>`))
    .join("");
  const axis = (kind: string, id: number, crossed: number, place: string, more: string): string =>
    `<c:${kind}><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${place}"/>${more}<c:crossAx val="${crossed}"/><c:crosses val="autoZero"/></c:${kind}>`;
  return `${xmlHead}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:lang val="nl-NL"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Cijfers!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${xmlText(unit)}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val="2F5D7C"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/><c:dLbls><c:numFmt formatCode="${format}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls><c:cat><c:strRef><c:f>Cijfers!$A$2:$A$${last}</c:f><c:strCache><c:ptCount val="${categories.length}"/>${names}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Cijfers!$B$2:$B$${last}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${categories.length}"/>${numbers}</c:numCache></c:numRef></c:val></c:ser><c:gapWidth val="80"/><c:axId val="111"/><c:axId val="222"/></c:barChart>${axis("catAx", 111, 222, "b", "")}${axis("valAx", 222, 111, "l", `<c:numFmt formatCode="${format}" sourceLinked="0"/>`)}</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
}
