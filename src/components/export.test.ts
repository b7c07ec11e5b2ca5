// @vitest-environment happy-dom
import {parse} from "csv-parse/sync";
import fc from "fast-check";
import {strFromU8, unzipSync} from "fflate";
import readXlsx from "read-excel-file/universal";
import {describe, expect, it} from "vitest";
import {s} from "./dom.js";
import {buildCsv, buildCsvZip, buildExplanationCsv} from "./export-csv.js";
import {exportName, type ExportInfo} from "./export-info.js";
import {buildSvg, plainColour, svgText} from "./export-svg.js";
import {neutralise} from "./export-table.js";
import {buildXlsx} from "./export-xlsx.js";
import type {TableData} from "./table-data.js";

const data: TableData = {
  columns: [
    {key: "name", label: "Gemeente", type: "text"},
    {key: "period", label: "Periode", type: "period", grain: "quarter"},
    {key: "value", label: "Verandering", type: "number", unit: "%", decimals: 1}
  ],
  rows: [
    {name: '=HYPERLINK("http://x")', period: "2020-07-01", value: -1.25},
    {name: '\'s-Gravenhage; "Den Haag"', period: "2020-10-01", value: 931298.5},
    {name: "Súdwest-Fryslân", period: "2021-01-01", value: {missing: "suppressed"}}
  ]
};

const info: ExportInfo = {
  title: "WW-instroom: één beeld",
  subtitle: "Instroom in de WW, %",
  sources: [
    {publisher: "CBS", table: "85099NED", retrievedAt: "2026-11-20", status: "provisional", vintage: "cbs@0123456789ab"}
  ],
  level: "association",
  notes: [{id: "n", kind: "series-break", effect: "exclude", starts: "2021-01-01", text: "Andere telling."}],
  filters: [["Gebied", "Helmond (GM0794)"]],
  link: "https://voorbeeld.nl/?v=1&gebied=GM0794",
  date: new Date("2026-11-22T23:30:00Z"),
  synthetic: true
};

const readCsv = (text: string): string[][] =>
  parse(text, {delimiter: ";", bom: true, record_delimiter: "\r\n"}) as string[][];

describe("neutralise", () => {
  it.each(["=1+1", "+31 6", "-5 tot 3", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1"])(
    "puts an apostrophe before %j",
    (text) => {
      expect(neutralise(text)).toBe(`'${text}`);
    }
  );

  it.each(["Helmond", "1-1", "a=b", "", "−3", "€ 5", "'t Harde"])("leaves %j as it is", (text) => {
    expect(neutralise(text)).toBe(text);
  });
});

describe("buildCsv", () => {
  it("is what Dutch Excel reads: byte order mark, semicolons, decimal commas, CRLF", () => {
    const text = buildCsv(data, {...info, synthetic: false});
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.split("\r\n")).toHaveLength(5);
    expect(text).not.toMatch(/[^\r]\n/);
    expect(readCsv(text)).toEqual([
      ["Gemeente", "Periode", "Periode: eerste dag", "Verandering (%)", "Verandering: waarom leeg"],
      ['\'=HYPERLINK("http://x")', "3e kwartaal 2020", "2020-07-01", "-1,25", ""],
      ['\'s-Gravenhage; "Den Haag"', "4e kwartaal 2020", "2020-10-01", "931298,5", ""],
      ["Súdwest-Fryslân", "1e kwartaal 2021", "2021-01-01", "", "geen gegevens, omdat het om te weinig mensen gaat"]
    ]);
  });

  it("says in every row that data are made up", () => {
    const rows = readCsv(buildCsv(data, info));
    expect(rows.slice(1).map((row) => row.at(-1))).toEqual(Array(3).fill("verzonnen oefengegevens"));
  });

  it("brings any text back and lets no cell begin a formula", () => {
    fc.assert(
      fc.property(fc.array(fc.string({unit: "grapheme"}), {minLength: 1}), (names) => {
        const table: TableData = {
          columns: [
            {key: "a", label: "Naam", type: "text"},
            {key: "n", label: "n", type: "number"}
          ],
          rows: names.map((a, n) => ({a, n: -n}))
        };
        const rows = readCsv(buildCsv(table, {...info, synthetic: false})).slice(1);
        expect(rows.map(([a]) => a)).toEqual(names.map(neutralise));
        for (const [a = "", n = ""] of rows) {
          expect(a).not.toMatch(/^\s*[=+\-@]/);
          expect(n).toMatch(/^-?\d+$/);
        }
      })
    );
  });

  it("keeps numbers to the last digit that matters", () => {
    fc.assert(
      fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (value) => {
        const table: TableData = {columns: [{key: "n", label: "n", type: "number"}], rows: [{n: value}]};
        const text = readCsv(buildCsv(table, {...info, synthetic: false}))[1]?.[0] ?? "";
        const back = Number(text.replace(",", "."));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-14);
      })
    );
  });
});

describe("the explanation", () => {
  it("carries source, level, choices, vintage, note, link, date and the mark of made-up data", () => {
    const rows = new Map(readCsv(buildExplanationCsv(data, info)).map(([label = "", text = ""]) => [label, text]));
    expect(rows.get("Bron")).toBe("CBS · tabel 85099NED · opgehaald op 20\u00a0november\u00a02026 · voorlopig");
    expect(rows.get("Soort uitspraak")).toMatch(/^verband, geen oorzaak\. /);
    expect(rows.get("Gekozen instellingen: Gebied")).toBe("Helmond (GM0794)");
    expect(rows.get("Stand van de gegevens")).toBe("cbs@0123456789ab");
    expect(rows.get("Let op")).toMatch(/^Andere telling\. Deze cijfers tellen niet mee/);
    expect(rows.get("Koppeling naar deze stand")).toBe(info.link);
    expect(rows.get("Opgeslagen op")).toBe("23\u00a0november\u00a02026");
    expect(rows.get("Waarschuwing")).toBe("Dit zijn verzonnen oefengegevens, geen echte cijfers.");
    expect(rows.get("Aantal rijen")).toBe("3");
  });

  it("goes with the data in one zip, named after title, mark and Dutch day", () => {
    const {name, content} = buildCsvZip(data, info);
    expect(name).toBe("ww-instroom-een-beeld-verzonnen-oefengegevens-2026-11-23.zip");
    const files = unzipSync(content);
    expect(Object.keys(files)).toEqual([name.replace(".zip", ".csv"), name.replace(".zip", "-toelichting.csv")]);
    const [first] = Object.values(files);
    expect([...first!.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder("utf-8", {ignoreBOM: true}).decode(first)).toBe(buildCsv(data, info));
  });

  it("names a file whose title has no letters", () => {
    expect(exportName({...info, title: "↑", synthetic: false})).toBe("figuur-2026-11-23");
  });
});

describe("buildXlsx", () => {
  it("has typed cells, no formulas, and the source on a second sheet", async () => {
    const {name, content} = await buildXlsx(data, info);
    expect(name).toMatch(/\.xlsx$/);
    const bytes = await content.arrayBuffer();
    const sheets = await readXlsx(bytes);
    expect(sheets.map(({sheet}) => sheet)).toEqual(["Gegevens", "Bron en toelichting"]);
    const [first, second] = sheets;
    expect(first?.data[1]).toEqual([
      '\'=HYPERLINK("http://x")',
      "3e kwartaal 2020",
      "2020-07-01",
      -1.25,
      null,
      "verzonnen oefengegevens"
    ]);
    expect(first?.data[3]?.slice(3, 5)).toEqual([null, "geen gegevens, omdat het om te weinig mensen gaat"]);
    expect(second?.data.find(([label]) => label === "Waarschuwing")?.[1]).toMatch(/verzonnen/);
    const xml = Object.entries(unzipSync(new Uint8Array(bytes))).filter(([path]) => path.includes("worksheets/"));
    for (const [, part] of xml) expect(strFromU8(part)).not.toMatch(/<f[ >]/);
  });
});

describe("buildSvg", () => {
  const chart = s(
    "svg",
    {width: 300, height: 100, class: "sh-chart"},
    s("script", {}, "alert(1)"),
    s("g", {"data-screen-only": "true"}),
    s("path", {d: "M0,0L10,10", class: "lijn"})
  );
  const styles: Record<string, string> = {stroke: "color(srgb 1 0.5 0)", fill: "none"};
  const readStyle = () => ({getPropertyValue: (name: string) => styles[name] ?? ""});

  it("stands on its own: title, source, choices, date and mark in it, styles written out, nothing to run", () => {
    const text = svgText(buildSvg(chart, info, {readStyle}));
    // happy-dom writes an entity of HTML; browsers do not (test/browser/components.test.ts reads theirs).
    const parsed = new DOMParser().parseFromString(text.replaceAll("&nbsp;", "\u00a0"), "image/svg+xml");
    expect(parsed.documentElement.tagName.toLowerCase()).toBe("svg");
    const words = [...parsed.querySelectorAll("text")].map((node) => node.textContent).join(" ");
    for (const part of [
      "WW-instroom: één beeld",
      "verzonnen oefengegevens",
      "85099NED",
      "Helmond (GM0794)",
      "23\u00a0november\u00a02026"
    ])
      expect(words).toContain(part);
    const path = parsed.querySelector("path");
    expect(path?.getAttribute("stroke")).toBe("rgb(255, 128, 0)");
    expect(path?.getAttribute("class")).toBeNull();
    expect(text).not.toMatch(/<script|data-screen-only|var\(--|href=/);
    expect(chart.querySelector("script")).not.toBeNull();
  });

  it("writes colours every program knows", () => {
    expect(plainColour("color(srgb 0 0.2 1 / 0.5)")).toBe("rgba(0, 51, 255, 0.5)");
    expect(plainColour("rgb(1, 2, 3)")).toBe("rgb(1, 2, 3)");
  });
});
