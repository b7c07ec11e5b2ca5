import {formatNumber} from "../../locale/format.js";
import {chartWorkbook, chartXml} from "./chart-parts.js";
import {contentTypes, coreProperties, ooxmlFile, relations, xmlHead} from "./ooxml.js";
import {plainText, type Block, type ChartBlock, type ReportDocument, type Run} from "./report-document.js";
import {
  chartShape,
  layoutXml,
  masterXml,
  names,
  notesMasterXml,
  notesXml,
  slideSize,
  slideXml,
  textShape,
  themeXml,
  type Line
} from "./slide-parts.js";

interface Slide {
  title: string;
  lines: Line[];
  chart: ChartBlock | null;
  notes: string[];
}

/**
 * The report as a presentation (.pptx): a slide for each chart, native and editable, with its source and figures in the
 * notes, and slides of text that hold no more than fits.
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
  slides.forEach(({title, lines, chart, notes}, at) => {
    const n = at + 1;
    const margin = 600_000;
    const width = slideSize.width - 2 * margin;
    const body = {x: margin, y: 1_500_000, width, height: slideSize.height - 2_000_000};
    const heading = textShape(
      2,
      [{text: title, isStale: false, isHead: true}],
      {x: margin, y: 350_000, width, height: 1_000_000},
      {isTitle: true, size: title.length > 90 ? 2000 : 2600}
    );
    const shapes =
      chart === null ? textShape(3, lines, body, {size: 1600}) : chartShape(3, "rId3", described(chart), body);
    const slide = `ppt/slides/slide${n}.xml`;
    parts[slide] = slideXml(`${heading}${shapes}`);
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
      ...(chart === null ? [] : [["chart", `../charts/chart${n}.xml`] as const])
    ]);
    if (chart === null) return;
    parts[`ppt/charts/chart${n}.xml`] = chartXml(chart);
    kinds[`ppt/charts/chart${n}.xml`] = "officedocument.drawingml.chart";
    parts[`ppt/charts/_rels/chart${n}.xml.rels`] = relations([["package", `../embeddings/cijfers${n}.xlsx`]]);
    parts[`ppt/embeddings/cijfers${n}.xlsx`] = chartWorkbook(chart);
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

const described = ({title, categories, values, decimals}: ChartBlock): string =>
  `${title}. ${categories.map((category, at) => `${category}: ${formatNumber(values[at] ?? null, decimals)}`).join("; ")}`;

function slidesOf({title, marks, sections}: ReportDocument): Slide[] {
  const first: Slide = {
    title,
    lines: marks.map((text) => ({text, isStale: false, isHead: false})),
    chart: null,
    notes: marks
  };
  return [
    first,
    ...sections.flatMap(({title: heading, blocks}) => [
      ...blocks.flatMap((block): Slide[] =>
        block.kind === "chart"
          ? [
              {
                title: `${heading} (${block.unit})`,
                lines: [],
                chart: block,
                notes: [block.source, described(block), ...marks]
              }
            ]
          : []
      ),
      ...textSlides(heading, blocks.flatMap(linesOf), marks)
    ])
  ];
}

/** Room on a slide, in lines of about this many letters. */
const room = 14;
const letters = 100;

function textSlides(title: string, lines: readonly Line[], notes: string[]): Slide[] {
  const slides: Slide[] = [];
  let used = room + 1;
  for (const line of lines) {
    const size = Math.max(1, Math.ceil(line.text.length / letters));
    if (used + size > room) {
      slides.push({title, lines: [], chart: null, notes});
      used = 0;
    }
    slides.at(-1)?.lines.push(line);
    used += size;
  }
  return slides;
}

const lineOf = (runs: readonly Run[], isHead = false): Line => ({
  text: plainText(runs).replaceAll(/\s*[\r\n]+\s*/g, " "),
  isStale: runs.some((run) => "ref" in run && run.stale !== null),
  isHead
});

function linesOf(block: Block): Line[] {
  switch (block.kind) {
    case "heading":
      return [lineOf([{text: block.text}], true)];
    case "paragraph":
      return [lineOf(block.runs)];
    case "list":
      return block.items.map((item) => lineOf([{text: "• "}, ...item]));
    case "table":
      return block.rows.map((row) =>
        lineOf(
          row
            .filter((cell) => plainText(cell) !== "")
            .flatMap((cell, at) => (at === 0 ? cell : [{text: " · "}, ...cell]))
        )
      );
    case "chart":
      return [];
  }
}
