import {xmlText} from "../../models/xml-text.js";
import {xmlHead} from "./ooxml.js";

/** Fixed parts of a presentation (PresentationML, ECMA-376). Lengths in EMU: 914,400 an inch, 12,700 a point. */

export const names =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

export const slideSize = {width: 12_192_000, height: 6_858_000};

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const margin = 600_000;
const width = slideSize.width - 2 * margin;
/** Where the title, the content, what a reader must know and the number of a slide stand. */
export const places = {
  title: {x: margin, y: 350_000, width, height: 1_000_000},
  body: {x: margin, y: 1_450_000, width, height: 4_750_000},
  footer: {x: margin, y: 6_400_000, width: width - 1_200_000, height: 300_000},
  number: {x: margin + width - 1_000_000, y: 6_400_000, width: 1_000_000, height: 300_000}
} as const satisfies Record<string, Box>;

export const frame = ({x, y, width: cx, height: cy}: Box, prefix = "a"): string =>
  `<${prefix}:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/></${prefix}:xfrm>`;

const rectangle = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>';

/** A shape that takes the place the master has for its kind. */
function placeholder(id: number, name: string, kind: string, {box, content}: {box?: Box; content: string}): string {
  const where = box === undefined ? "<p:spPr/>" : `<p:spPr>${frame(box)}${rectangle}</p:spPr>`;
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${kind}/></p:nvPr></p:nvSpPr>${where}<p:txBody>${content}</p:txBody></p:sp>`;
}

const kinds = {
  title: 'type="title"',
  footer: 'type="ftr" sz="quarter" idx="11"',
  number: 'type="sldNum" sz="quarter" idx="12"'
};
const plain = (text: string): string => `<a:r><a:rPr lang="nl-NL"/><a:t>${xmlText(text)}</a:t></a:r>`;

/** Letters at the foot; written on each slide too, as not every program takes them over from the master. */
const small = 'sz="1000"><a:solidFill><a:srgbClr val="595959"/></a:solidFill><a:latin typeface="+mn-lt"/>';
const footText = (text: string): string =>
  `<a:p><a:pPr algn="l"/><a:r><a:rPr lang="nl-NL" ${small}</a:rPr><a:t>${xmlText(text)}</a:t></a:r></a:p>`;
const numberText = `<a:p><a:pPr algn="r"/><a:fld id="{5B8A3C1E-7D42-4F60-9A1B-2C3D4E5F6071}" type="slidenum"><a:rPr lang="nl-NL" ${small}</a:rPr><a:t>‹nr.›</a:t></a:fld></a:p>`;

/** The title of a slide, in letters that fit its room. */
export const titleShape = (text: string): string =>
  placeholder(2, "Titel", kinds.title, {
    content: `<a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="nl-NL" sz="${text.length > 160 ? 1800 : text.length > 90 ? 2000 : 2600}"/><a:t>${xmlText(text)}</a:t></a:r></a:p>`
  });

const footShapes = (text: string): string =>
  `${placeholder(3, "Voettekst", kinds.footer, {content: `<a:bodyPr/><a:lstStyle/>${footText(text)}`})}${placeholder(4, "Dianummer", kinds.number, {content: `<a:bodyPr/><a:lstStyle/>${numberText}`})}`;

const tree = (shapes: string): string =>
  `<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shapes}</p:spTree></p:cSld>`;
const inherit = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>";
const colours =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';

/** A slide: its title, what is on it, and at its foot what a reader must know. */
export const slideXml = (title: string, foot: string, shapes: string): string =>
  `${xmlHead}<p:sld ${names}>${tree(`${titleShape(title)}${footShapes(foot)}${shapes}`)}${inherit}</p:sld>`;

const image = (box: string): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Dia"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr>${box}</p:sp>`;
const notesPlaces = {
  image: {x: 685_800, y: 1_143_000, width: 5_486_400, height: 3_086_100},
  text: {x: 685_800, y: 4_400_000, width: 5_486_400, height: 3_600_000}
};

/** Notes of a slide: what a presenter reads, and where figures come from. */
export const notesXml = (lines: readonly string[]): string =>
  `${xmlHead}<p:notes ${names}>${tree(
    `${image("<p:spPr/>")}${placeholder(3, "Notities", 'type="body" idx="1"', {
      content: `<a:bodyPr/><a:lstStyle/>${lines.map((line) => `<a:p>${plain(line)}</a:p>`).join("") || "<a:p/>"}`
    })}`
  )}${inherit}</p:notes>`;

const level = (size: number, more = ""): string =>
  `<a:lvl1pPr algn="l"><a:defRPr lang="nl-NL" sz="${size}"${more}><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>`;
const footStyle = (align: string): string =>
  `<a:bodyPr anchor="ctr"/><a:lstStyle><a:lvl1pPr algn="${align}"><a:defRPr ${small}</a:defRPr></a:lvl1pPr></a:lstStyle>`;
const masterShapes = `${placeholder(2, "Titel", kinds.title, {box: places.title, content: '<a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:endParaRPr lang="nl-NL"/></a:p>'})}${placeholder(3, "Voettekst", kinds.footer, {box: places.footer, content: `${footStyle("l")}<a:p><a:endParaRPr lang="nl-NL"/></a:p>`})}${placeholder(4, "Dianummer", kinds.number, {box: places.number, content: `${footStyle("r")}${numberText}`})}`;
const layoutShapes = `${placeholder(2, "Titel", kinds.title, {content: '<a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="nl-NL"/></a:p>'})}${footShapes("")}`;

export const masterXml = `${xmlHead}<p:sldMaster ${names}>${tree(masterShapes)}${colours}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>${level(2600, ' b="1"')}</p:titleStyle><p:bodyStyle>${level(1600)}</p:bodyStyle><p:otherStyle>${level(1600)}</p:otherStyle></p:txStyles></p:sldMaster>`;
export const layoutXml = `${xmlHead}<p:sldLayout ${names} type="titleOnly">${tree(layoutShapes)}${inherit}</p:sldLayout>`;
export const notesMasterXml = `${xmlHead}<p:notesMaster ${names}>${tree(
  `${image(`<p:spPr>${frame(notesPlaces.image)}${rectangle}<a:noFill/><a:ln w="9525"><a:solidFill><a:srgbClr val="999999"/></a:solidFill></a:ln></p:spPr>`)}${placeholder(3, "Notities", 'type="body" idx="1"', {box: notesPlaces.text, content: '<a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="nl-NL"/></a:p>'})}`
)}${colours}<p:notesStyle>${level(1200)}</p:notesStyle></p:notesMaster>`;

const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const three = (content: string): string => content.repeat(3);
const colour = (name: string, value: string): string => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`;
const font = (kind: string): string =>
  `<a:${kind}><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:${kind}>`;
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
)}</a:clrScheme><a:fontScheme name="Samenhang">${font("majorFont")}${font("minorFont")}</a:fontScheme><a:fmtScheme name="Samenhang"><a:fillStyleLst>${three(fill)}</a:fillStyleLst><a:lnStyleLst>${three(`<a:ln w="9525">${fill}</a:ln>`)}</a:lnStyleLst><a:effectStyleLst>${three("<a:effectStyle><a:effectLst/></a:effectStyle>")}</a:effectStyleLst><a:bgFillStyleLst>${three(fill)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
