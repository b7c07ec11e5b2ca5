import {XMLValidator} from "fast-xml-parser";
import {strFromU8, unzipSync} from "fflate";
import {readSheet} from "read-excel-file/node";
import {describe, expect, it} from "vitest";
import {sessionSchema, type Session} from "../../models/interpretation/format.js";
import type {ReplayedNumber} from "../../models/interpretation/replay.js";
import {reportView} from "../../models/interpretation/report-view.js";
import {exampleSession} from "../../../test/helpers/example-session.js";
import {buildReport} from "./build-report.js";
import {reportDocx} from "./report-docx.js";
import {reportHtml} from "./report-html.js";
import {reportMarkdown} from "./report-markdown.js";
import {reportPptx} from "./report-pptx.js";

const base = await exampleSession();
const equal = (session: Session): ReplayedNumber[] =>
  session.numbers.map(({ref, value}) => ({ref, stored: value, now: value, equal: true, problem: null}));

type Parts = Record<string, string>;
/** All parts of a package as text, and of the packages inside it. */
function parts(file: Uint8Array, before = ""): Parts {
  return Object.fromEntries(
    Object.entries(unzipSync(file)).flatMap(([path, content]) =>
      path.endsWith(".xlsx") ? Object.entries(parts(content, `${path}/`)) : [[before + path, strFromU8(content)]]
    )
  );
}

function forms(
  session: Session,
  isPublic: boolean,
  replayed: readonly ReplayedNumber[] | null = equal(session)
): Parts {
  const view = reportView(session, {isPublic, mark: "[naam weggelaten]"});
  const report = buildReport(view, {replayed, labels: new Map([["unemployment", "werkloosheid"]])});
  const joined = (file: Uint8Array): string => Object.values(parts(file)).join("\n");
  return {
    html: reportHtml(report),
    md: reportMarkdown(report),
    docx: joined(reportDocx(report)),
    pptx: joined(reportPptx(report))
  };
}

const twelve = Array.from({length: 12}, (_, at) => ({
  id: `p${at + 1}`,
  name:
    ["Anneke d'Hond", "Bilal Oefenaar", "Zoë van Fictie-Proef", "Jan & Co"][at % 4] +
    ` Nummer${"abcdefghijkl".charAt(at)}`
}));
const said = (prefix: string): object[] =>
  twelve.map(({id}) => ({participant: id, question: "q1", text: `${prefix} van ${id} eigen`}));
const full: Session = sessionSchema.parse({
  ...base,
  participants: twelve,
  title: `Verslag van ${twelve[0]?.name}`,
  owner: twelve[1]?.name.toUpperCase(),
  status: {stage: "vastgesteld", date: "2021-04-01", by: twelve[2]?.name},
  readings: said("Lezing"),
  expectations: twelve.map(({id}, at) => ({participant: id, question: "q1", direction: at < 4 ? "up" : "down"})),
  statements: base.statements.map((statement) => ({
    ...statement,
    text: `${statement.text} Aldus ${twelve.map(({name}) => name).join(", ")}.`,
    votes: twelve.map(({id}, at) => ({participant: id, value: 1 + (at % 5)})),
    dissent: [{text: `Anders, zegt ${twelve[3]?.name}.`, participant: "p4", public: true}]
  })),
  actions: [{id: "a", action: `Bel ${twelve[5]?.name}`, who: twelve[6]?.name}],
  fieldQuestions: [{id: "f", text: "Wat ziet u?", owner: twelve[7]?.name.toLowerCase()}]
});

describe("the public report", () => {
  it.each(["html", "md", "docx", "pptx"])(
    "holds as %s none of the twelve names, no reading and no id of a person",
    (form) => {
      const text = (forms(full, true)[form] ?? "").toLowerCase();
      const inside = (forms(full, false)[form] ?? "").toLowerCase();
      expect(text.length).toBeGreaterThan(3000);
      for (const {name, id} of twelve) {
        const shown = [
          name,
          name.replaceAll("'", "&#39;"),
          name.replaceAll("'", "&apos;"),
          name.replaceAll("&", "&amp;")
        ];
        for (const each of shown) expect(text).not.toContain(each.toLowerCase());
        expect(text).not.toContain(name.split(" ").at(-1)?.toLowerCase());
        expect(inside).toContain(name.split(" ").at(-1)?.toLowerCase());
        expect(text).not.toContain(`van ${id} eigen`);
      }
      expect(text).toContain(
        "[naam weggelaten]".replaceAll("[", form === "md" ? "\\[" : "[").replaceAll("]", form === "md" ? "\\]" : "]")
      );
    }
  );

  it("tells of votes the middle and its half only, and nothing of a group of four", () => {
    const {html = ""} = forms(full, true);
    expect(html).toContain("ten minste 10 stemmen");
    expect(html).not.toContain("4 keer hoger");
    expect(html).not.toMatch(/van de stemmen ligt/);
    expect(forms(full, false).html).toContain("4 keer hoger");
    const few = {...full, statements: full.statements.map((each) => ({...each, votes: each.votes.slice(0, 4)}))};
    expect(forms(few, true).html).toContain("minder dan vijf mensen");
    expect(forms(few, true).html).not.toMatch(/het midden is/);
  });
});

describe("a report", () => {
  it.each(["html", "md", "docx", "pptx"])(
    "shows as %s a stale figure with what comes out now, and says how many there are",
    (form) => {
      const replayed = equal(base).map((each) =>
        each.ref === "bijstand-2020" ? {...each, now: 30.25, equal: false} : each
      );
      const text = forms(base, false, replayed)[form] ?? "";
      expect(text).toMatch(/verouderd: nu 30,3/);
      expect(text).toMatch(/1 van de 11 cijfers/);
      expect(forms(base, false)[form]).not.toContain("verouderd");
      expect(forms(base, false, null)[form]).toContain("niet opnieuw uitgerekend");
    }
  );

  it("writes out a figure that changed behind its last decimal", () => {
    const replayed = equal(base).map((each) =>
      each.ref === "bijstand-2020" ? {...each, now: 27.9049238213562, equal: false} : each
    );
    expect(forms(base, false, replayed).html).toContain("nu 27,9049238213562");
  });

  it("binds figures to their cells: data in HTML, a content control in Word, the full number in the chart's own data", () => {
    const {html = "", docx = "", pptx = ""} = forms(base, false);
    expect(html).toContain('<data value="27.904923821356174" data-ref="bijstand-2020">27,9');
    expect(docx).toContain('<w:tag w:val="bijstand-2020"/>');
    expect(pptx).toContain("<c:v>27.904923821356174</c:v>");
    expect(pptx).toContain('<c r="B4"><v>27.904923821356174</v></c>');
    expect(html).toContain("samenhang data panel --indicators=bijstand");
    expect(html).toContain("werkloosheid");
  });

  it("keeps hostile text as text in every form", () => {
    const hostile = '<script>alert(1)</script>\u0000\ud800"]]>&{{bijstand-2020}}|**x**\n# kop';
    const session: Session = {
      ...base,
      title: hostile,
      statements: base.statements.map((statement) => ({...statement, text: hostile})),
      numbers: base.numbers.map((number) => ({...number, label: hostile, unit: hostile, source: hostile}))
    };
    const {html = "", md = "", docx = "", pptx = ""} = forms(session, false);
    for (const text of [html, docx, pptx, md]) expect(text).not.toContain("<script");
    expect(html).not.toMatch(/\son\w+=|javascript:/);
    expect(md).not.toMatch(/^# kop/m);
    const view = reportView(session, {isPublic: false, mark: ""});
    const report = buildReport(view, {replayed: null, labels: new Map()});
    for (const file of [reportDocx(report), reportPptx(report)])
      for (const [path, xml] of Object.entries(parts(file))) expect(XMLValidator.validate(xml), path).toBe(true);
  });

  it("is as Word and PowerPoint file sound: every part is XML, declared, and every relation leads somewhere", () => {
    const report = buildReport(reportView(base, {isPublic: false, mark: ""}), {
      replayed: equal(base),
      labels: new Map()
    });
    for (const file of [reportDocx(report), reportPptx(report)]) {
      const own = unzipSync(file);
      const declared = strFromU8(own["[Content_Types].xml"] ?? new Uint8Array());
      for (const [path, content] of Object.entries(own)) {
        if (path.endsWith(".xlsx")) continue;
        expect(XMLValidator.validate(strFromU8(content)), path).toBe(true);
        if (!path.endsWith(".rels") && path !== "[Content_Types].xml") expect(declared).toContain(`"/${path}"`);
        if (!path.endsWith(".rels")) continue;
        const folder = path.replace(/_rels\/[^/]*$/, "");
        for (const [, target = ""] of strFromU8(content).matchAll(/Target="([^"]+)"/g)) {
          const resolved = new URL(target, `file:///${folder}`).pathname.slice(1);
          expect(Object.keys(own), `${path} → ${target}`).toContain(resolved);
        }
      }
    }
    const slides = Object.keys(unzipSync(reportPptx(report)));
    expect(slides.filter((path) => path.startsWith("ppt/charts/chart"))).toHaveLength(3);
    expect(parts(reportPptx(report))["ppt/notesSlides/notesSlide3.xml"]).toContain("Bron: Verzonnen oefengegevens");
  });

  it("names only relations that are there, starts at its main part, and holds what ECMA-376 asks of it", () => {
    const report = buildReport(reportView(full, {isPublic: true, mark: "x"}), {
      replayed: equal(full),
      labels: new Map()
    });
    const required = {
      docx: {main: "word/document.xml", type: "wordprocessingml.document.main+xml", kinds: ["styles"]},
      pptx: {
        main: "ppt/presentation.xml",
        type: "presentationml.presentation.main+xml",
        kinds: ["slideMaster", "theme", "slide"]
      }
    };
    for (const [file, {main, type, kinds}] of [
      [reportDocx(report), required.docx],
      [reportPptx(report), required.pptx]
    ] as const) {
      const own = parts(file);
      const kindsOf = (path: string): Map<string, string> =>
        new Map(
          [
            ...(own[path.replace(/([^/]+)$/, "_rels/$1.rels")] ?? "").matchAll(/Id="([^"]+)" Type="[^"]*\/([^"/]+)"/g)
          ].map(([, id = "", kind = ""]) => [id, kind])
        );
      expect(own["_rels/.rels"]).toMatch(new RegExp(`/officeDocument" Target="/?${main}"`));
      expect(own["[Content_Types].xml"]).toMatch(
        new RegExp(`PartName="/${main}" ContentType="[^"]*${type.replace("+", "\\+")}"`)
      );
      expect([...kindsOf(main).values()]).toEqual(expect.arrayContaining(kinds));
      for (const [path, xml] of Object.entries(own)) {
        const known = kindsOf(path);
        for (const [, id = ""] of xml.matchAll(/\sr:(?:id|embed|link)="([^"]+)"/g))
          expect([...known.keys()], `${path} ${id}`).toContain(id);
        // A slide hangs on a layout, a layout on a master, and notes on their slide and master.
        const [, kind] = /^ppt\/(slides|slideLayouts|notesSlides)\/[^/]+\.xml$/.exec(path) ?? [];
        const needs = {slides: ["slideLayout"], slideLayouts: ["slideMaster"], notesSlides: ["notesMaster", "slide"]};
        if (kind !== undefined)
          expect([...known.values()], path).toEqual(expect.arrayContaining(needs[kind as keyof typeof needs]));
      }
    }
    const slides = parts(reportPptx(report));
    const numbers = [...(slides["ppt/presentation.xml"] ?? "").matchAll(/<p:sldId id="(\d+)"/g)].map(([, id]) =>
      Number(id)
    );
    expect(new Set(numbers).size).toBe(
      Object.keys(slides).filter((path) => /^ppt\/slides\/[^/]+\.xml$/.test(path)).length
    );
    expect(numbers.every((id) => id >= 256)).toBe(true);
  });

  it("has a workbook in every chart that a reader of spreadsheets opens, with the chart's own numbers", async () => {
    const report = buildReport(reportView(base, {isPublic: false, mark: ""}), {
      replayed: equal(base),
      labels: new Map()
    });
    const own = unzipSync(reportPptx(report));
    const books = Object.entries(own).filter(([path]) => path.endsWith(".xlsx"));
    expect(books).toHaveLength(3);
    for (const [path, content] of books) {
      for (const [inner, xml] of Object.entries(parts(content))) expect(XMLValidator.validate(xml), inner).toBe(true);
      const [head, ...rows] = await readSheet(Buffer.from(content));
      const chart = strFromU8(
        own[path.replace("embeddings/cijfers", "charts/chart").replace(".xlsx", ".xml")] ?? new Uint8Array()
      );
      const [, names = "", values = ""] = /<c:cat>(.*)<\/c:cat><c:val>(.*)<\/c:val>/.exec(chart) ?? [];
      const texts = (xml: string): string[] => [...xml.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, text = ""]) => text);
      expect(rows.map(([name]) => name)).toEqual(texts(names));
      expect(rows.flatMap(([, value]) => (value === null ? [] : [value]))).toEqual(texts(values).map(Number));
      expect(head?.[1]).toEqual(expect.any(String));
      expect(chart).toContain(`<c:f>Cijfers!$B$2:$B$${rows.length + 1}</c:f>`);
    }
  });

  it("is the same file for the same session, has no script and nothing from elsewhere, and is marked as made up", () => {
    expect(forms(base, false)).toEqual(forms(base, false));
    const {html = ""} = forms(base, false);
    expect(html).not.toMatch(/<script|https?:\/\/|<link|<img/);
    expect(html).toContain("default-src 'none'");
    for (const form of Object.values(forms(base, false))) expect(form).toContain("Verzonnen oefengegevens");
    // Also above each page that is printed.
    expect(html).toContain('@top-left{content:"Verzonnen oefengegevens: dit zijn geen echte cijfers."');
  });

  it("leaves out of an action every field that nobody filled", () => {
    const {md = ""} = forms({...base, actions: [{id: "a", action: "Vraag scholen wat zij zien."}]}, false);
    expect(md).toContain("Vraag scholen wat zij zien.");
    expect(md).not.toMatch(/Eerste stap|Wanneer u stopt/);
  });
});
