import {chartParts} from "./chart-parts.js";
import {contentTypes, coreProperties, ooxmlFile, relations, xmlHead} from "./ooxml.js";
import {chartDescription, type Block, type ReportDocument} from "./report-document.js";
import {slideContents, type Content} from "./slide-flow.js";
import {
  layoutXml,
  masterXml,
  names,
  notesMasterXml,
  notesXml,
  places,
  slideSize,
  slideXml,
  themeXml,
  type Box
} from "./slide-parts.js";
import {chartShape, tableShape, textShape} from "./slide-shapes.js";

interface Slide {
  title: string;
  content: Content;
  notes: string[];
}

/**
 * The report as a presentation (.pptx): a slide for each chart, native and editable, slides of text and tables that hold no
 * more than fits, sources in the notes, and on every slide its number and what a reader must know.
 */
export function reportPptx(report: ReportDocument): Uint8Array {
  const slides = slidesOf(report);
  const parts: Record<string, string | Uint8Array> = {};
  const kinds: Record<string, string> = {
    "ppt/presentation.xml": "officedocument.presentationml.presentation.main",
    "ppt/slideMasters/slideMaster1.xml": "officedocument.presentationml.slideMaster",
    "ppt/slideLayouts/slideLayout1.xml": "officedocument.presentationml.slideLayout",
    "ppt/notesMasters/notesMaster1.xml": "officedocument.presentationml.notesMaster",
    "ppt/theme/theme1.xml": "officedocument.theme",
    "ppt/theme/theme2.xml": "officedocument.theme",
    "docProps/core.xml": "package.core-properties"
  };
  slides.forEach(({title, content, notes}, at) => {
    const n = at + 1;
    const slide = `ppt/slides/slide${n}.xml`;
    const foot = report.marks.length > 0 ? report.marks.join(" ") : short(report.title, 120);
    parts[slide] = slideXml(short(title, longestTitle), foot, shapesOf(content));
    kinds[slide] = "officedocument.presentationml.slide";
    parts[`ppt/notesSlides/notesSlide${n}.xml`] = notesXml(notes);
    kinds[`ppt/notesSlides/notesSlide${n}.xml`] = "officedocument.presentationml.notesSlide";
    parts[`ppt/notesSlides/_rels/notesSlide${n}.xml.rels`] = relations([
      ["notesMaster", "../notesMasters/notesMaster1.xml"],
      ["slide", `../slides/slide${n}.xml`]
    ]);
    parts[`ppt/slides/_rels/slide${n}.xml.rels`] = relations([
      ["slideLayout", "../slideLayouts/slideLayout1.xml"],
      ["notesSlide", `../notesSlides/notesSlide${n}.xml`],
      ...("chart" in content ? [["chart", `../charts/chart${n}.xml`] as const] : [])
    ]);
    if (!("chart" in content)) return;
    Object.assign(parts, chartParts(content.chart, {folder: "ppt", n, letters: 1400}));
    kinds[`ppt/charts/chart${n}.xml`] = "officedocument.drawingml.chart";
  });
  const ids = slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="rId${at + 4}"/>`).join("");
  return ooxmlFile({
    "[Content_Types].xml": contentTypes(kinds),
    "_rels/.rels": relations([
      ["officeDocument", "ppt/presentation.xml"],
      ["core", "docProps/core.xml"]
    ]),
    "docProps/core.xml": coreProperties(report.title),
    "ppt/presentation.xml": `${xmlHead}<p:presentation ${names}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>${ids}</p:sldIdLst><p:sldSz cx="${slideSize.width}" cy="${slideSize.height}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
    "ppt/_rels/presentation.xml.rels": relations([
      ["slideMaster", "slideMasters/slideMaster1.xml"],
      ["notesMaster", "notesMasters/notesMaster1.xml"],
      ["theme", "theme/theme1.xml"],
      ...slides.map((_, at) => ["slide", `slides/slide${at + 1}.xml`] as const)
    ]),
    "ppt/slideMasters/slideMaster1.xml": masterXml,
    "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations([
      ["slideLayout", "../slideLayouts/slideLayout1.xml"],
      ["theme", "../theme/theme1.xml"]
    ]),
    "ppt/slideLayouts/slideLayout1.xml": layoutXml,
    "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations([["slideMaster", "../slideMasters/slideMaster1.xml"]]),
    "ppt/notesMasters/notesMaster1.xml": notesMasterXml,
    "ppt/notesMasters/_rels/notesMaster1.xml.rels": relations([["theme", "../theme/theme2.xml"]]),
    "ppt/theme/theme1.xml": themeXml,
    "ppt/theme/theme2.xml": themeXml,
    ...parts
  });
}

/** Letters that a title has room for; a longer one is in the notes as a whole. */
const longestTitle = 230;
const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** Shapes of a slide; ids 2 to 4 are the title and the foot. */
function shapesOf(content: Content): string {
  if ("chart" in content) {
    const {chart} = content;
    const source = {text: chart.source, isStale: false, isHead: false};
    const height = places.body.height - 400_000;
    return `${chartShape(5, "rId3", chart, {...places.body, height})}${textShape(6, [source], {...places.body, y: places.body.y + height, height: 400_000})}`;
  }
  let {y} = places.body;
  return content.pieces
    .map((piece, at) => {
      const box: Box = {...places.body, y, height: piece.height};
      y += piece.height;
      return piece.kind === "text"
        ? textShape(5 + at, piece.lines, box)
        : tableShape(5 + at, piece, piece.headHeight, box);
    })
    .join("");
}

function slidesOf({title, marks, sections}: ReportDocument): Slide[] {
  const lines = marks.map((text) => ({kind: "paragraph" as const, runs: [{text}]}));
  const first = slideContents(lines)[0] ?? {pieces: []};
  return [
    {title, content: first, notes: [title, ...marks]},
    ...sections.flatMap(({title: heading, blocks}) => {
      const sources = sourcesOf(blocks);
      return slideContents(blocks).map((content): Slide => {
        const chart = "chart" in content ? content.chart : null;
        const head = chart === null ? heading : `${short(heading, 120)} (${chart.unit})`;
        const told = chart === null ? sources : [chart.source, chartDescription(chart)];
        return {title: head, content, notes: [...(heading.length > 120 ? [heading] : []), ...told, ...marks]};
      });
    })
  ];
}

const sourcesOf = (blocks: readonly Block[]): string[] => [
  ...new Set(
    blocks.flatMap((block) => (block.kind === "source" ? [block.text] : block.kind === "chart" ? [block.source] : []))
  )
];
