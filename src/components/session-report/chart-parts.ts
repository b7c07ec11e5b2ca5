import {xmlText} from "../../models/xml-text.js";
import {ooxmlFile, contentTypes, relations, xmlHead} from "./ooxml.js";
import type {ChartBlock} from "./report-document.js";

/**
 * The parts of a chart in a package, by path: the chart, its relations and its workbook.
 *
 * @param folder `word` or `ppt`
 * @param letters size of its letters in hundredths of a point
 */
export function chartParts(
  chart: ChartBlock,
  {folder, n, letters}: {folder: string; n: number; letters: number}
): Record<string, string | Uint8Array> {
  return {
    [`${folder}/charts/chart${n}.xml`]: chartXml(chart, letters),
    [`${folder}/charts/_rels/chart${n}.xml.rels`]: relations([["package", `../embeddings/cijfers${n}.xlsx`]]),
    [`${folder}/embeddings/cijfers${n}.xlsx`]: chartWorkbook(chart)
  };
}

/** What opens when somebody edits the chart's data. */
function chartWorkbook({unit, categories, values}: ChartBlock): Uint8Array {
  const text = (at: string, value: string): string =>
    `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
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
    "xl/worksheets/sheet1.xml": `${xmlHead}<worksheet ${main}><cols><col min="1" max="1" width="40" customWidth="1"/><col min="2" max="2" width="20" customWidth="1"/></cols><sheetData><row r="1">${text("B1", unit)}</row>${rows.join("")}</sheetData></worksheet>`
  });
}

/** The end of the axis that must be zero: a bar shows its figure by its length. */
function zeroEnd(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  if (known.every((value) => value >= 0)) return '<c:min val="0"/>';
  return known.every((value) => value <= 0) ? '<c:max val="0"/>' : "";
}

/** A native bar chart (DrawingML) of one series over its categories; numbers in full, shown with their own decimals. */
function chartXml({unit, categories, values, decimals}: ChartBlock, letters: number): string {
  const last = categories.length + 1;
  const format = decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
  const names = categories.map((category, at) => `<c:pt idx="${at}"><c:v>${xmlText(category)}</c:v></c:pt>`).join("");
  const numbers = categories
    .map((_, at) => ((values[at] ?? null) === null ? "" : `<c:pt idx="${at}"><c:v>${values[at]}</c:v></c:pt>`))
    .join("");
  const axis = (ids: readonly [number, number], look: string, end = ""): string =>
    `<c:axId val="${ids[0]}"/><c:scaling><c:orientation val="minMax"/>${end}</c:scaling><c:delete val="0"/>${look}<c:crossAx val="${ids[1]}"/><c:crosses val="autoZero"/>`;
  const words = `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${letters}"/></a:pPr><a:endParaRPr lang="nl-NL"/></a:p></c:txPr>`;
  return `${xmlHead}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:lang val="nl-NL"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Cijfers!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${xmlText(unit)}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val="2F5D7C"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/><c:dLbls><c:numFmt formatCode="${format}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls><c:cat><c:strRef><c:f>Cijfers!$A$2:$A$${last}</c:f><c:strCache><c:ptCount val="${categories.length}"/>${names}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Cijfers!$B$2:$B$${last}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${categories.length}"/>${numbers}</c:numCache></c:numRef></c:val></c:ser><c:gapWidth val="80"/><c:axId val="111"/><c:axId val="222"/></c:barChart><c:catAx>${axis([111, 222], '<c:axPos val="b"/><c:tickLblPos val="low"/>')}</c:catAx><c:valAx>${axis([222, 111], `<c:axPos val="l"/><c:numFmt formatCode="${format}" sourceLinked="0"/>`, zeroEnd(values))}<c:crossBetween val="between"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>${words}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
}
