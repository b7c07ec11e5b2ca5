import {sessionReport as say} from "../../locale/session-report.js";
import {xmlText} from "../../models/xml-text.js";
import {chartParts} from "./chart-parts.js";
import {columnWidths} from "./column-widths.js";
import {bullet, footerXml, headerXml, numberingXml, pageXml, settingsXml, stylesXml, word} from "./docx-parts.js";
import {contentTypes, coreProperties, ooxmlFile, relations, xmlHead} from "./ooxml.js";
import {chartDescription, type Block, type ChartBlock, type ReportDocument, type Run} from "./report-document.js";

/** Relations of the document that are always there; charts come after them. */
const fixed = [
  ["styles", "styles.xml"],
  ["numbering", "numbering.xml"],
  ["settings", "settings.xml"],
  ["header", "header1.xml"],
  ["footer", "footer1.xml"],
  ["footer", "footer2.xml"]
] as const;

/** Width of the text in twentieths of a point, and in letters of a table in a wide font. */
const textWidth = 9638;
const tableLetters = 80;

/**
 * The report as a Word file (.docx): headings, lists, tables and charts as Word has them, each figure a content control
 * with the ref of its cell as its tag, and a stale figure in yellow. What a reader must know stands on every page, the number
 * of the page below it.
 */
export function reportDocx({title, marks, sections}: ReportDocument): Uint8Array {
  const charts = sections.flatMap(({blocks}) => blocks.filter((block) => block.kind === "chart"));
  const numberOf = (chart: ChartBlock): number => charts.indexOf(chart) + 1;
  const body = [
    paragraph([{text: title}], "Title"),
    ...marks.map((mark) => paragraph([{text: mark}], "Quote")),
    ...sections.flatMap(({title: heading, blocks}) => [
      paragraph([{text: heading}], "Heading1"),
      ...blocks.map((block) => (block.kind === "chart" ? chartXml(block, numberOf(block)) : blockXml(block)))
    ])
  ].join("");
  const chartTypes = charts.map(
    (_, at) => [`word/charts/chart${at + 1}.xml`, "officedocument.drawingml.chart"] as const
  );
  return ooxmlFile({
    "[Content_Types].xml": contentTypes({
      "word/document.xml": "officedocument.wordprocessingml.document.main",
      "word/styles.xml": "officedocument.wordprocessingml.styles",
      "word/numbering.xml": "officedocument.wordprocessingml.numbering",
      "word/settings.xml": "officedocument.wordprocessingml.settings",
      "word/header1.xml": "officedocument.wordprocessingml.header",
      "word/footer1.xml": "officedocument.wordprocessingml.footer",
      "word/footer2.xml": "officedocument.wordprocessingml.footer",
      "docProps/core.xml": "package.core-properties",
      ...Object.fromEntries(chartTypes)
    }),
    "_rels/.rels": relations([
      ["officeDocument", "word/document.xml"],
      ["core", "docProps/core.xml"]
    ]),
    "docProps/core.xml": coreProperties(title),
    "word/_rels/document.xml.rels": relations([
      ...fixed,
      ...charts.map((_, at) => ["chart", `charts/chart${at + 1}.xml`] as const)
    ]),
    "word/document.xml": `${xmlHead}<w:document ${word}><w:body>${body}${pageXml("rId4", ["rId5", "rId6"])}</w:body></w:document>`,
    "word/styles.xml": stylesXml,
    "word/numbering.xml": numberingXml,
    "word/settings.xml": settingsXml,
    "word/header1.xml": headerXml(marks),
    "word/footer1.xml": footerXml(title, say.page),
    "word/footer2.xml": footerXml(title, say.page),
    ...Object.assign({}, ...charts.map((chart, at) => chartParts(chart, {folder: "word", n: at + 1, letters: 1000})))
  });
}

function paragraph(runs: readonly Run[], style?: string, more = ""): string {
  const styled = style === undefined ? "" : `<w:pStyle w:val="${style}"/>`;
  return `<w:p><w:pPr>${styled}${more}</w:pPr>${runs.map(runXml).join("")}</w:p>`;
}

function runXml(run: Run): string {
  if (!("ref" in run)) return text(run.text);
  // Word calls a file damaged whose tag is longer than 64 letters.
  const ref = xmlText(run.ref.slice(0, 64));
  const control = `<w:sdt><w:sdtPr><w:alias w:val="${ref}"/><w:tag w:val="${ref}"/></w:sdtPr><w:sdtContent>${text(run.text, run.stale !== null)}</w:sdtContent></w:sdt>`;
  return run.stale === null ? control : `${control}${text(` ${run.stale}`, true)}`;
}

function text(content: string, isStale = false): string {
  const look = isStale ? '<w:rPr><w:highlight w:val="yellow"/></w:rPr>' : "";
  const lines = content.split(/\r?\n/).map((line) => `<w:t xml:space="preserve">${xmlText(line)}</w:t>`);
  return `<w:r>${look}${lines.join("<w:br/>")}</w:r>`;
}

function blockXml(block: Exclude<Block, ChartBlock>): string {
  switch (block.kind) {
    case "heading":
      return paragraph([{text: block.text}], "Heading2");
    case "paragraph":
      return paragraph(block.runs);
    case "list":
      return block.items.map((item) => paragraph(item, "ListParagraph", bullet)).join("");
    case "source":
      return paragraph([{text: block.text}], "Caption");
    case "table":
      return tableXml(block);
  }
}

/** The chart in the line of text, as tall as a third of the page, with its unit above and its source below. */
function chartXml(chart: ChartBlock, n: number): string {
  const [width, height] = [6_120_000, 2_700_000];
  const frame = `<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width}" cy="${height}"/><wp:docPr id="${n}" name="Grafiek ${n}" descr="${xmlText(chartDescription(chart))}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rId${fixed.length + n}"/></a:graphicData></a:graphic></wp:inline>`;
  return `${paragraph([{text: chart.title}], "ChartTitle")}<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:drawing>${frame}</w:drawing></w:r></w:p>${paragraph([{text: chart.source}], "Caption")}`;
}

function tableXml(table: Extract<Block, {kind: "table"}>): string {
  const {header, rows, numeric} = table;
  const widths = columnWidths(table, textWidth, tableLetters);
  const cell = (runs: readonly Run[], at: number, style: string): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[at]}" w:type="dxa"/></w:tcPr>${paragraph(runs, style, numeric.includes(at) ? '<w:jc w:val="right"/>' : "")}</w:tc>`;
  const head = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${header.map((title, at) => cell([{text: title}], at, "TableHead")).join("")}</w:tr>`;
  const body = rows.map(
    (row) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row.map((runs, at) => cell(runs, at, "TableCell")).join("")}</w:tr>`
  );
  const rule = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`;
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  // A table ends with a paragraph, or Word joins it with the next one.
  const end = '<w:p><w:pPr><w:spacing w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>';
  return `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders>${["top", "bottom", "insideH"].map(rule).join("")}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${head}${body.join("")}</w:tbl>${end}`;
}
