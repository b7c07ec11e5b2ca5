import {xmlText} from "../../models/xml-text.js";
import {contentTypes, coreProperties, ooxmlFile, relations, xmlHead} from "./ooxml.js";
import type {Block, ReportDocument, Run} from "./report-document.js";

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/**
 * The report as a Word file (.docx): headings, lists and tables as Word has them, each figure a content control with the
 * ref of its cell as its tag, and a stale figure in yellow.
 */
export function reportDocx({title, marks, sections}: ReportDocument): Uint8Array {
  const body = [
    paragraph([{text: title}], "Title"),
    ...marks.map((mark) => paragraph([{text: mark}], "Quote")),
    ...sections.flatMap(({title: heading, blocks}) => [
      paragraph([{text: heading}], "Heading1"),
      ...blocks.map(blockXml)
    ])
  ].join("");
  return ooxmlFile({
    "[Content_Types].xml": contentTypes({
      "word/document.xml": "officedocument.wordprocessingml.document.main",
      "word/styles.xml": "officedocument.wordprocessingml.styles",
      "word/numbering.xml": "officedocument.wordprocessingml.numbering",
      "docProps/core.xml": "package.core-properties"
    }),
    "_rels/.rels": relations([
      ["officeDocument", "word/document.xml"],
      ["core", "docProps/core.xml"]
    ]),
    "docProps/core.xml": coreProperties(title),
    "word/_rels/document.xml.rels": relations([
      ["styles", "styles.xml"],
      ["numbering", "numbering.xml"]
    ]),
    "word/document.xml": `${xmlHead}<w:document ${word}><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    "word/styles.xml": styles,
    "word/numbering.xml": `${xmlHead}<w:numbering ${word}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
  });
}

function paragraph(runs: readonly Run[], style?: string, more = ""): string {
  const styled = style === undefined ? "" : `<w:pStyle w:val="${style}"/>`;
  return `<w:p><w:pPr>${styled}${more}</w:pPr>${runs.map(runXml).join("")}</w:p>`;
}

function runXml(run: Run): string {
  if (!("ref" in run)) return text(run.text);
  const control = `<w:sdt><w:sdtPr><w:alias w:val="${xmlText(run.ref)}"/><w:tag w:val="${xmlText(run.ref)}"/></w:sdtPr><w:sdtContent>${text(run.text, run.stale !== null)}</w:sdtContent></w:sdt>`;
  return run.stale === null ? control : `${control}${text(` ${run.stale}`, true)}`;
}

function text(content: string, isStale = false): string {
  const look = isStale ? '<w:rPr><w:highlight w:val="yellow"/></w:rPr>' : "";
  const lines = content.split(/\r?\n/).map((line) => `<w:t xml:space="preserve">${xmlText(line)}</w:t>`);
  return `<w:r>${look}${lines.join("<w:br/>")}</w:r>`;
}

function blockXml(block: Block): string {
  switch (block.kind) {
    case "heading":
      return paragraph([{text: block.text}], "Heading2");
    case "paragraph":
      return paragraph(block.runs);
    case "list":
      return block.items.map((item) => paragraph(item, "ListParagraph", bullet)).join("");
    case "chart":
      // The table below it holds the same figures.
      return paragraph([{text: `${block.title}. ${block.source}`}]);
    case "table":
      return tableXml(block);
  }
}

const bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';

function tableXml({header, rows, numeric}: Extract<Block, {kind: "table"}>): string {
  const width = Math.floor(9638 / Math.max(1, header.length));
  const cell = (runs: readonly Run[], at: number, style?: string): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(runs, style, numeric.includes(at) ? '<w:jc w:val="right"/>' : "")}</w:tc>`;
  const head = `<w:tr><w:trPr><w:tblHeader/></w:trPr>${header.map((title, at) => cell([{text: title}], at, "TableHead")).join("")}</w:tr>`;
  const body = rows.map(
    (row) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row.map((runs, at) => cell(runs, at, "TableCell")).join("")}</w:tr>`
  );
  const rule = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/><w:tblBorders>${["top", "bottom", "insideH"].map(rule).join("")}</w:tblBorders></w:tblPr><w:tblGrid>${header.map(() => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${head}${body.join("")}</w:tbl><w:p/>`;
}

const style = (id: string, name: string, paragraphs: string, letters: string, more = ""): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${id === "Normal" ? "" : '<w:basedOn w:val="Normal"/>'}${more}<w:pPr>${paragraphs}</w:pPr><w:rPr>${letters}</w:rPr></w:style>`;
const size = (half: number): string => `<w:sz w:val="${half}"/>`;
const styles = `${xmlHead}<w:styles ${word}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Source Sans 3" w:hAnsi="Source Sans 3" w:cs="Calibri"/>${size(22)}<w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault></w:docDefaults>${[
  style("Normal", "Normal", '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>', "", "<w:qFormat/>"),
  style("Title", "Title", '<w:spacing w:after="240"/>', `<w:b/>${size(44)}`),
  style(
    "Heading1",
    "heading 1",
    '<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>',
    `<w:b/>${size(32)}`
  ),
  style(
    "Heading2",
    "heading 2",
    '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>',
    `<w:b/>${size(26)}`
  ),
  style("Quote", "Quote", '<w:ind w:left="360"/>', "<w:i/>"),
  style("ListParagraph", "List Paragraph", '<w:spacing w:after="60"/><w:ind w:left="360" w:hanging="360"/>', ""),
  style("TableHead", "Table Head", '<w:keepNext/><w:spacing w:before="40" w:after="40"/>', `<w:b/>${size(19)}`),
  style("TableCell", "Table Cell", '<w:spacing w:before="40" w:after="40"/>', size(19))
].join("")}</w:styles>`;
