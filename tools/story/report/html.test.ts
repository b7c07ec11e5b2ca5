import {describe, expect, it} from "vitest";
import {columns} from "./columns.fixture.js";
import {storyHtml} from "./html.js";
import type {StoryBlock, StoryDocument, StoryPicture, StoryTable} from "./parts.js";

const hostile = `<img src=x onerror=alert(1)> & "quoted" 'too' </script>`;
const escaped = "&lt;img src=x onerror=alert(1)&gt; &amp; ";

const cbs = {publisher: "CBS", title: "WW", table: "37789ksz"};
const table = (more: Partial<StoryTable> = {}): StoryTable => ({
  ...{kind: "table", name: "proef", title: "Titel", subtitle: "Aantal per jaar", level: "description", sources: [cbs]},
  data: {
    columns,
    rows: [
      {place: "Helmond", value: 1234.56, code: "GM0794"},
      {place: "Deurne", value: {missing: "er te weinig rijen zijn"}, code: "GM0762"}
    ]
  },
  ...more
});
const picture = (more: Partial<StoryPicture> = {}): StoryPicture => ({
  ...{kind: "picture", name: "lijn", title: "Beeld", subtitle: "In %", level: "association", sources: [cbs]},
  draw: (width) => ({width, height: 10, label: "wat het toont", body: `<path d="M0 ${width}"/>`}),
  ...more
});
const html = (blocks: StoryBlock[], more: Partial<StoryDocument> = {}): string =>
  storyHtml({
    ...{title: "Verslag", lede: "Inleiding", marks: [], facts: ["Stand."], synthetic: false},
    sections: [{id: "deel", title: "Deel", blocks}],
    ...more
  });
/** What stands in the body, as one sees it. */
const seen = (text: string): string => text.slice(Math.max(0, text.indexOf("<body"))).replace(/<[^>]+>/g, "|");

describe("the HTML of a report", () => {
  it("bears at a statement its level and source, and no other level", () => {
    for (const [level, label] of [
      ["description", "beschrijving"],
      ["association", "verband, geen oorzaak"],
      ["model", "modeluitkomst: rust op aannames"]
    ] as const) {
      const text = html([{kind: "said", text: "Het werd 4 %.", level, source: "CBS"}]);
      const body = text.slice(text.indexOf('<section id="deel"'));
      expect(body.match(/class="level (\w+)"/g)).toEqual([`class="level ${level}"`]);
      expect(seen(body)).toContain(`Het werd 4 %. |${label}| |Bron: CBS.|`);
    }
  });

  it("shows numbers in Dutch with their unit, and for a missing one the reason", () => {
    const text = html([table()]);
    expect(text).toMatch(/<th scope="col" class="number">Aantal \(%\)<\/th>/);
    expect(text).toContain('<td class="number">1.234,6</td>');
    expect(text).toMatch(/<td class="number">[^<]*er te weinig rijen zijn[^<]*<\/td>/);
    expect(text).not.toMatch(/NaN|undefined|null|\[object/);
  });

  it("keeps columns for the file out of the page, and says where all figures are", () => {
    const text = html([table({fileOnly: ["code"]})]);
    expect(text).not.toContain("GM0794");
    expect(text).toContain("Alle cijfers: tabellen/proef.csv");
  });

  it("folds a long table with the number of its rows, also when that is one", () => {
    expect(html([table({isFolded: true})])).toContain("<summary>Toon de hele tabel (2 rijen)</summary>");
    const {data} = table();
    const one = table({isFolded: true, data: {...data, rows: data.rows.slice(0, 1)}});
    expect(html([one])).toContain("<summary>Toon de hele tabel (1 rij)</summary>");
    expect(html([table()])).not.toContain("<details>");
  });

  it("draws a picture for a wide and a narrow screen, with level, source, file and how to read it", () => {
    const text = html([picture({reading: ["Een streep is de marge."]})]);
    expect(text.match(/<svg class="picture (wide|narrow)" role="img" aria-label="wat het toont"/g)).toHaveLength(2);
    expect(seen(text)).toContain("verband, geen oorzaak| Bron: CBS, WW");
    expect(text).toContain("Losse afbeelding: afbeeldingen/lijn.svg");
    expect(text).toContain('<ul class="reading"><li>Een streep is de marge.</li></ul>');
  });

  it("says that a source is unknown, and leaves no empty one", () => {
    for (const block of [table({sources: []}), picture({sources: []})])
      expect(seen(html([block]))).toContain("Bron: bron niet opgegeven.");
  });

  it("marks made-up figures at every table and picture, and only those", () => {
    const marked = html([table(), picture()], {synthetic: true, marks: ["Verzonnen oefengegevens: let op."]});
    expect(marked.match(/<span class="made">verzonnen oefengegevens<\/span>/g)).toHaveLength(2);
    expect(marked).toContain("Verzonnen oefengegevens: let op.");
    expect(html([table(), picture()])).not.toContain('class="made"');
  });

  it("lists the sections with links to them", () => {
    const text = html([], {
      sections: [
        {id: "a", title: "Eerst", blocks: []},
        {id: "b", title: "Dan", blocks: []}
      ]
    });
    expect(text).toContain('<li><a href="#a">Eerst</a></li><li><a href="#b">Dan</a></li>');
    expect(text.match(/<section id="[ab]">/g)).toHaveLength(2);
  });

  it.each<[string, (text: string) => string]>([
    ["a title", (title) => html([], {title})],
    ["a lede", (lede) => html([], {lede})],
    ["a mark", (mark) => html([], {marks: [mark]})],
    ["a fact", (fact) => html([], {facts: [fact]})],
    ["the title of a section", (title) => html([], {sections: [{id: "s", title, blocks: []}]})],
    ["a heading", (text) => html([{kind: "heading", text}])],
    ["a paragraph", (text) => html([{kind: "text", text}])],
    ["a statement", (text) => html([{kind: "said", text, level: "model", source: "CBS"}])],
    ["the source of a statement", (source) => html([{kind: "said", text: "a", level: "model", source}])],
    ["a list", (text) => html([{kind: "list", items: [text]}])],
    ["the title of a warning", (title) => html([{kind: "care", title, items: ["a"]}])],
    ["a warning", (text) => html([{kind: "care", title: "a", items: [text]}])],
    ["a command", (text) => html([{kind: "lines", lines: [text]}])],
    ["a term", (text) => html([{kind: "terms", terms: [[text, "a"]]}])],
    ["what a term means", (text) => html([{kind: "terms", terms: [["a", text]]}])],
    ["the title of a table", (title) => html([table({title})])],
    ["the subtitle of a table", (subtitle) => html([table({subtitle})])],
    ["a column", (label) => html([table({data: {columns: [{key: "a", label}], rows: []}})])],
    ["a cell", (text) => html([table({data: {columns: [{key: "a", label: "A"}], rows: [{a: text}]}})])],
    [
      "why a cell is empty",
      (missing) => html([table({data: {columns: [{key: "a", label: "A"}], rows: [{a: {missing}}]}})])
    ],
    ["the source of a table", (title) => html([table({sources: [{publisher: "CBS", title}]})])],
    ["the title of a picture", (title) => html([picture({title})])],
    ["how to read a picture", (text) => html([picture({reading: [text]})])],
    ["what a picture shows", (label) => html([picture({draw: (width) => ({width, height: 1, label, body: ""})})])]
  ])("takes nothing in %s for markup", (_, made) => {
    const text = made(hostile);
    expect(text).toContain(escaped);
    expect(text).not.toContain("<img");
    expect(text).not.toContain("</script>");
    // Nor does it end the attribute it stands in.
    expect(text).not.toMatch(/="[^"]*<img/);
    expect(text).not.toContain('"quoted" ');
  });
});
