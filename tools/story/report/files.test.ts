import {describe, expect, it} from "vitest";
import type {Bundle} from "../bundle.js";
import {columns} from "./columns.fixture.js";
import {writeFiles} from "./files.js";
import type {StoryDocument, StoryPicture, StoryTable} from "./parts.js";

const table: StoryTable = {
  ...{kind: "table", name: "proef", title: "Titel", subtitle: "Aantal", level: "association"},
  sources: [{publisher: "CBS", title: "WW", table: "37789ksz"}],
  fileOnly: ["code"],
  data: {
    columns,
    rows: [
      {place: "=1+1", value: 1234.567, code: "GM0794"},
      {place: "Deurne; De Peel", value: {missing: "er te weinig rijen zijn"}, code: "GM0762"}
    ]
  }
};
const picture: StoryPicture = {
  ...{kind: "picture", name: "lijn", title: "Beeld <b>", subtitle: "In %", level: "model", sources: []},
  draw: (width) => ({width, height: 10, label: "wat het toont", body: ""}),
  reading: ["Een streep is de marge."]
};

async function written(date: string | null, synthetic = false): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const write = (name: string, content: string): Promise<void> => {
    files[name] = content;
    return Promise.resolve();
  };
  const report: StoryDocument = {
    ...{title: "Verslag", lede: "", marks: [], facts: [], synthetic},
    sections: [{id: "deel", title: "Deel", blocks: [{kind: "text", text: "a"}, table, picture]}]
  };
  await writeFiles({write} as unknown as Bundle, report, [["jaren", "2018 tot en met 2021"]], date);
  return files;
}

describe("the files beside a report", () => {
  it("are a CSV with its explanation for each table, and an SVG for each picture", async () => {
    const files = await written("2021-03-01");
    expect(Object.keys(files)).toEqual([
      "tabellen/proef.csv",
      expect.stringMatching(/^tabellen\/proef-\w+\.csv$/),
      "afbeeldingen/lijn.svg"
    ]);
  });

  it("hold every column and the whole number, no formula, and why a cell is empty", async () => {
    const csv = (await written(null))["tabellen/proef.csv"] ?? "";
    expect(csv).toContain("Code");
    expect(csv).toContain("1234,567");
    expect(csv).not.toMatch(/(^|;)"?=/m);
    expect(csv).toContain("er te weinig rijen zijn");
    expect(csv).toContain('"Deurne; De Peel"');
  });

  it("say the level, the source and the choices, and a day only where there is one", async () => {
    const explanation = async (date: string | null): Promise<string> =>
      Object.entries(await written(date)).find(([name]) => /proef-/.test(name))?.[1] ?? "";
    const dated = await explanation("2021-03-01");
    expect(dated).toContain("verband, geen oorzaak");
    expect(dated).toContain("CBS, WW");
    expect(dated).toContain("2018 tot en met 2021");
    expect(dated).toMatch(/1\s?maart\s?2021/);
    const undated = await explanation(null);
    expect(undated).not.toMatch(/1970|maart/);
    expect(undated.split("\n").length).toBe(dated.split("\n").length - 1);
  });

  it("write level, source and how to read it below a picture, and that figures are made up", async () => {
    const svg = (await written(null, true))["afbeeldingen/lijn.svg"] ?? "";
    for (const text of [
      "Beeld &lt;b&gt;",
      "modeluitkomst: rust op aannames",
      "Bron: bron niet opgegeven",
      "Een streep is de marge."
    ])
      expect(svg).toContain(text);
    expect(svg).toMatch(/verzonnen/i);
    expect((await written(null))["afbeeldingen/lijn.svg"]).not.toMatch(/verzonnen/i);
  });
});
