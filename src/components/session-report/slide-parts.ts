import {xmlText} from "../../models/xml-text.js";
import {xmlHead} from "./ooxml.js";

/** Fixed parts and shapes of a presentation (PresentationML, ECMA-376). Lengths in EMU: 914,400 an inch. */

export const names =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

export const slideSize = {width: 12_192_000, height: 6_858_000};

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const frame = ({x, y, width, height}: Box, prefix = "a"): string =>
  `<${prefix}:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${width}" cy="${height}"/></${prefix}:xfrm>`;

export interface Line {
  text: string;
  isStale: boolean;
  isHead: boolean;
}

/** A box with lines of text; the title's placeholder when it is the title. */
export function textShape(
  id: number,
  lines: readonly Line[],
  box: Box,
  options: {isTitle?: boolean; size: number}
): string {
  const place = options.isTitle === true ? '<p:ph type="title"/>' : "";
  const paragraphs = lines.map(({text, isStale, isHead}) => {
    const look = isStale ? '<a:highlight><a:srgbClr val="FFE08A"/></a:highlight>' : "";
    const bold = isHead || options.isTitle === true ? ' b="1"' : "";
    return `<a:p><a:pPr><a:spcAft><a:spcPts val="600"/></a:spcAft></a:pPr><a:r><a:rPr lang="nl-NL" sz="${options.size}"${bold} dirty="0">${look}</a:rPr><a:t>${xmlText(text)}</a:t></a:r></a:p>`;
  });
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${options.isTitle === true ? "Titel" : "Tekst"} ${id}"/><p:cNvSpPr/><p:nvPr>${place}</p:nvPr></p:nvSpPr><p:spPr>${frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr wrap="square"><a:normAutofit/></a:bodyPr><a:lstStyle/>${paragraphs.join("") || "<a:p/>"}</p:txBody></p:sp>`;
}

/** The frame of a chart; `description` is read aloud in its place. */
export const chartShape = (id: number, relation: string, description: string, box: Box): string =>
  `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="Grafiek ${id}" descr="${xmlText(description)}"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>${frame(box, "p")}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${relation}"/></a:graphicData></a:graphic></p:graphicFrame>`;

const tree = (shapes: string): string =>
  `<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shapes}</p:spTree></p:cSld>`;
const inherit = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>";
const colours =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';

export const slideXml = (shapes: string): string => `${xmlHead}<p:sld ${names}>${tree(shapes)}${inherit}</p:sld>`;

/** Notes of a slide: what a presenter reads, and where figures come from. */
export const notesXml = (lines: readonly string[]): string =>
  `${xmlHead}<p:notes ${names}>${tree(
    `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Notities"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${lines
      .map((line) => `<a:p><a:r><a:rPr lang="nl-NL"/><a:t>${xmlText(line)}</a:t></a:r></a:p>`)
      .join("")}</p:txBody></p:sp>`
  )}${inherit}</p:notes>`;

export const masterXml = `${xmlHead}<p:sldMaster ${names}>${tree("")}${colours}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`;
export const layoutXml = `${xmlHead}<p:sldLayout ${names} type="blank">${tree("")}${inherit}</p:sldLayout>`;
export const notesMasterXml = `${xmlHead}<p:notesMaster ${names}>${tree("")}${colours}</p:notesMaster>`;

const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const three = (content: string): string => content.repeat(3);
const colour = (name: string, value: string): string => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`;
export const themeXml = `${xmlHead}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Samenhang"><a:themeElements><a:clrScheme name="Samenhang">${[
  colour("dk1", "1D2430"),
  colour("lt1", "FFFFFF"),
  colour("dk2", "2F5D7C"),
  colour("lt2", "F4F1EA"),
  ...["2F5D7C", "8A5A3C", "5B6E4E", "6D5A7E", "A8862B", "4B5563"].map((value, at) => colour(`accent${at + 1}`, value)),
  colour("hlink", "2F5D7C"),
  colour("folHlink", "6D5A7E")
].join(
  ""
)}</a:clrScheme><a:fontScheme name="Samenhang"><a:majorFont><a:latin typeface="Source Serif 4"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Source Sans 3"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Samenhang"><a:fillStyleLst>${three(fill)}</a:fillStyleLst><a:lnStyleLst>${three(`<a:ln w="9525">${fill}</a:ln>`)}</a:lnStyleLst><a:effectStyleLst>${three("<a:effectStyle><a:effectLst/></a:effectStyle>")}</a:effectStyleLst><a:bgFillStyleLst>${three(fill)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
