import {strFromU8, unzipSync} from "fflate";
import {describe, expect, it} from "vitest";
import type {Session} from "../../models/interpretation/format.js";
import {reportView} from "../../models/interpretation/report-view.js";
import {exampleSession} from "../../../test/helpers/example-session.js";
import {misplaced} from "../../../test/helpers/office-order.js";
import {buildReport} from "./build-report.js";
import {columnWidths} from "./column-widths.js";
import {words, type ReportDocument} from "./report-document.js";
import {reportDocx} from "./report-docx.js";
import {reportPptx} from "./report-pptx.js";
import {places} from "./slide-parts.js";

const base = await exampleSession();
const reportOf = (session: Session): ReportDocument =>
  buildReport(reportView(session, {isPublic: false, mark: "x"}), {replayed: null, labels: new Map()});

/** Parts of a package as text, with those of workbooks inside it. */
const partsOf = (file: Uint8Array): [string, string][] =>
  Object.entries(unzipSync(file)).flatMap(([path, content]) =>
    path.endsWith(".xlsx") ? partsOf(content) : [[path, strFromU8(content)] as [string, string]]
  );
const partOf = (file: Uint8Array, path: string): string => strFromU8(unzipSync(file)[path] ?? new Uint8Array());

const long = `${"Een lange zin die telkens terugkomt. ".repeat(80)}${"x".repeat(900)}`;
const wordy: Session = {
  ...base,
  title: long.slice(0, 300),
  questions: base.questions.map((question) => ({...question, text: long})),
  readings: base.readings.map((reading) => ({...reading, text: long})),
  statements: base.statements.map((statement) => ({...statement, text: `${long}\n${long}`})),
  numbers: base.numbers.map((number) => ({...number, label: long.slice(0, 300)}))
};
const files = {
  docx: reportDocx(reportOf(base)),
  pptx: reportPptx(reportOf(base)),
  "docx with long texts": reportDocx(reportOf(wordy)),
  "pptx with long texts": reportPptx(reportOf(wordy)),
  "docx of nothing": reportDocx({title: "", marks: [], sections: []}),
  "pptx of nothing": reportPptx({title: "", marks: [], sections: []})
};

describe("an Office report", () => {
  it.each(Object.keys(files))("%s has every element in the order of ECMA-376", (name) => {
    const parts = partsOf(files[name as keyof typeof files]);
    expect(parts.flatMap(([path, xml]) => misplaced(xml).map((problem) => `${path}: ${problem}`))).toEqual([]);
  });

  it("is found wrong by that check when two elements change places or one is strange", () => {
    const chart = partOf(files.docx, "word/charts/chart1.xml");
    expect(misplaced(chart.replace(/(<c:gapWidth[^>]*>)(<c:axId val="111"\/>)/, "$2$1"))).not.toEqual([]);
    expect(misplaced(chart.replace("<c:delete", "<c:remove"))).not.toEqual([]);
  });

  it("names every shape of a slide once, and every picture of the text", () => {
    for (const [path, xml] of partsOf(files["pptx with long texts"])) {
      const ids = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size, path).toBe(ids.length);
    }
    const drawn = [...partOf(files.docx, "word/document.xml").matchAll(/<wp:docPr id="(\d+)"/g)].map(([, id]) => id);
    expect(drawn).toEqual(["1", "2", "3"]);
  });

  it("draws bars from zero, whatever the figures", () => {
    for (const [path, xml] of [...partsOf(files.pptx), ...partsOf(files.docx)])
      if (/charts\/chart\d+\.xml$/.test(path)) expect(xml, path).toContain('<c:min val="0"/></c:scaling>');
    const fallen = {...base, numbers: base.numbers.map((number) => ({...number, value: -(number.value ?? 0)}))};
    expect(partOf(reportDocx(reportOf(fallen)), "word/charts/chart1.xml")).toContain('<c:max val="0"/></c:scaling>');
    const both = {...base, numbers: base.numbers.map((number, at) => ({...number, value: at % 2 === 0 ? -3 : 2}))};
    expect(partOf(reportDocx(reportOf(both)), "word/charts/chart1.xml")).not.toMatch(/<c:(min|max) /);
  });

  it("says on every page and slide that figures are made up, and which page it is", () => {
    const mark = "Verzonnen oefengegevens";
    expect(partOf(files.docx, "word/header1.xml")).toContain(mark);
    expect(partOf(files.docx, "word/footer1.xml")).toMatch(/w:instr=" PAGE ".*w:instr=" NUMPAGES "/);
    const slides = partsOf(files.pptx).filter(([path]) => /slides\/slide\d+\.xml$/.test(path));
    expect(slides.length).toBeGreaterThan(10);
    for (const [path, xml] of slides) {
      expect(xml, path).toContain(mark);
      expect(xml, path).toContain('type="slidenum"');
    }
  });

  it("has in every note of a slide with figures where they come from", () => {
    const notes = partsOf(files.pptx).filter(([path]) => /notesSlide\d+\.xml$/.test(path));
    const texts = notes.map(([, xml]) => xml);
    expect(texts.filter((xml) => xml.includes("Bron: CPB, Juniraming 2020")).length).toBeGreaterThan(0);
    for (const [path, xml] of partsOf(files.pptx)) {
      const [, n] = /slides\/slide(\d+)\.xml$/.exec(path) ?? [];
      if (n !== undefined && xml.includes(">De cijfers<"))
        expect(partOf(files.pptx, `ppt/notesSlides/notesSlide${n}.xml`), path).toContain("Bron: ");
    }
  });

  it("puts no more on a slide than fits, and loses no word of a long text", () => {
    for (const [path, xml] of partsOf(files["pptx with long texts"])) {
      if (!/slides\/slide\d+\.xml$/.test(path)) continue;
      const ends = [...xml.matchAll(/<a:off x="\d+" y="(\d+)"\/><a:ext cx="\d+" cy="(\d+)"\/>/g)].map(
        ([, y, height]) => Number(y) + Number(height)
      );
      expect(Math.max(0, ...ends), path).toBeLessThanOrEqual(places.body.y + places.body.height);
    }
    const text = partsOf(files["pptx with long texts"])
      .filter(([path]) => /slides\/slide\d+\.xml$/.test(path))
      .map(([, xml]) => [...xml.matchAll(/<a:t>([^<]*)/g)].map(([, run]) => run).join(" "))
      .join(" ");
    const times = (all: string, part: string): number => all.split(part).length - 1;
    // Each statement holds the text twice, each reading once.
    expect(times(text, "telkens terugkomt.")).toBeGreaterThanOrEqual(
      80 * (2 * wordy.statements.length + wordy.readings.length)
    );
    expect(text.replaceAll(" ", "")).toContain("x".repeat(900));
  });

  it("has no tag in Word longer than the 64 letters that it takes", () => {
    const ref = "r".repeat(80);
    const [first] = base.numbers;
    const session = {...base, numbers: first === undefined ? [] : [{...first, ref}]};
    const tags = [...partOf(reportDocx(reportOf(session)), "word/document.xml").matchAll(/<w:tag w:val="([^"]*)"/g)];
    expect(tags.length).toBeGreaterThan(0);
    for (const [, tag = ""] of tags) expect(tag.length).toBeLessThanOrEqual(64);
  });
});

describe("the widths of columns", () => {
  const table = {
    kind: "table" as const,
    header: ["Cijfer", "Waarde", "Opdracht"],
    rows: [[words("Helmond, 2019"), words("28,3"), words("samenhang data panel ".repeat(8))]],
    numeric: [1]
  };

  it("add up to the whole, leave words in one piece, and give room to what there is to read", () => {
    const widths = columnWidths(table, 9638, 80);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(9638);
    const [label = 0, value = 0, command = 0] = widths;
    expect(value).toBeGreaterThanOrEqual((9638 / 80) * "Waarde".length);
    expect(value).toBeLessThan(label);
    expect(command).toBeGreaterThan(2 * label);
  });

  it("are there for an empty table and for more words than fit", () => {
    expect(columnWidths({...table, rows: []}, 100, 80).reduce((sum, width) => sum + width, 0)).toBe(100);
    const wide = {...table, header: Array.from({length: 9}, () => "x".repeat(40)), rows: [], numeric: []};
    expect(columnWidths(wide, 900, 80)).toEqual(Array.from({length: 9}, () => 100));
  });
});
