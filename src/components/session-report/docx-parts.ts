import {xmlText} from "../../models/xml-text.js";
import {xmlHead} from "./ooxml.js";

/** Fixed parts of a Word file (WordprocessingML, ECMA-376). Lengths in twentieths of a point, letters in half points. */

export const word =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"';

/** Properties of a paragraph in a list. */
export const bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';

/** An A4 page, by the relations of what stands above (but on the first, where the title is) and below it. */
export const pageXml = (header: string, [footer, first]: readonly [string, string]): string =>
  `<w:sectPr><w:headerReference w:type="default" r:id="${header}"/><w:footerReference w:type="default" r:id="${footer}"/><w:footerReference w:type="first" r:id="${first}"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1304" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>`;

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
const field = (name: string): string => `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;

/** What a reader must know, above every page but the first. */
export const headerXml = (marks: readonly string[]): string =>
  `${xmlHead}<w:hdr ${word}>${(marks.length === 0 ? [""] : marks)
    .map((mark) => `<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>${mark === "" ? "" : run(mark)}</w:p>`)
    .join("")}</w:hdr>`;

/** The title, and which page of how many. */
export function footerXml(title: string, [page, of]: readonly [string, string]): string {
  const short = title.length > 80 ? `${title.slice(0, 79)}…` : title;
  return `${xmlHead}<w:ftr ${word}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${run(short)}<w:r><w:tab/></w:r>${run(`${page}\u00a0`)}${field("PAGE")}${run(`\u00a0${of}\u00a0`)}${field("NUMPAGES")}</w:p></w:ftr>`;
}

/** Without it Word opens the file in the mode of an older version. */
export const settingsXml = `${xmlHead}<w:settings ${word}><w:defaultTabStop w:val="708"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="nl-NL"/></w:settings>`;

export const numberingXml = `${xmlHead}<w:numbering ${word}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

const style = (id: string, name: string, paragraphs: string, letters: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraphs}</w:pPr><w:rPr>${letters}</w:rPr></w:style>`;
const size = (half: number): string => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`;
const grey = '<w:color w:val="595959"/>';

/** A font that every office program has or has a twin of: a report is edited where ours is not installed. */
const fonts = '<w:rFonts w:ascii="Calibri" w:eastAsia="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>';

export const stylesXml = `${xmlHead}<w:styles ${word}><w:docDefaults><w:rPrDefault><w:rPr>${fonts}${size(22)}<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:style>${[
  style("Title", "Title", '<w:spacing w:after="240" w:line="240" w:lineRule="auto"/>', `<w:b/>${size(44)}`),
  style(
    "Heading1",
    "heading 1",
    '<w:keepNext/><w:spacing w:before="360" w:after="120" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="0"/>',
    `<w:b/>${size(32)}`
  ),
  style(
    "Heading2",
    "heading 2",
    '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>',
    `<w:b/>${size(26)}`
  ),
  style("Quote", "Quote", '<w:ind w:left="360"/>', "<w:i/>"),
  style("Header", "header", '<w:spacing w:after="0"/>', `<w:i/>${grey}${size(18)}`),
  style(
    "Footer",
    "footer",
    '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs><w:spacing w:after="0"/>',
    `${grey}${size(18)}`
  ),
  style("Caption", "caption", '<w:spacing w:before="40" w:after="120"/>', `${grey}${size(19)}`),
  style("ChartTitle", "Chart Title", '<w:keepNext/><w:spacing w:after="40"/>', `<w:b/>${size(20)}`),
  style("ListParagraph", "List Paragraph", '<w:spacing w:after="60"/><w:ind w:left="360" w:hanging="360"/>', ""),
  style("TableHead", "Table Head", '<w:keepNext/><w:spacing w:before="40" w:after="40"/>', `<w:b/>${size(19)}`),
  style("TableCell", "Table Cell", '<w:spacing w:before="40" w:after="40"/>', size(19))
].join("")}</w:styles>`;
