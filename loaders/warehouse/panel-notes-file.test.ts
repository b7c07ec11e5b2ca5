import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {panelNotesPath, panelNotesText, readPanelNotes} from "./panel-notes-file.js";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "panel-notes-"));
});
afterEach(() => rm(dir, {recursive: true}));

const csv = "region,period,ww\nGM0001,2020,5\n";
const note = {
  id: "ww-2020",
  indicator: "ww",
  regions: null,
  starts: "2020-01-01",
  ends: null,
  kind: "series-break" as const,
  text: "Andere telling vanaf 2020.",
  effect: "exclude" as const,
  origin: "reconciliation" as const,
  explainedBy: null
};
const text = panelNotesText(
  {indicators: ["ww"], notes: [note]},
  {level: "gemeente", grain: "year", boundaries: 2023, per: "rate"},
  csv
);

describe("the notes beside a panel", () => {
  it("come back as they were written", async () => {
    const file = join(dir, "panel.csv");
    await writeFile(file, csv);
    await writeFile(panelNotesPath(file), text);
    expect((await readPanelNotes(file))?.notes).toEqual([note]);
  });

  it("are null when there is no such file", async () => {
    expect(await readPanelNotes(join(dir, "panel.csv"))).toBeNull();
  });

  it("are refused when the numbers have changed since, or the file is another thing", async () => {
    const file = join(dir, "panel.csv");
    await writeFile(file, `${csv}GM0001,2021,6\n`);
    await writeFile(panelNotesPath(file), text);
    await expect(readPanelNotes(file)).rejects.toMatchObject({kind: "stale-notes"});
    await writeFile(panelNotesPath(file), "{}");
    await expect(readPanelNotes(file)).rejects.toMatchObject({kind: "invalid-notes"});
  });

  it("stand beside the CSV under its own name", () => {
    expect(panelNotesPath("a/panel.csv")).toBe("a/panel.notes.json");
    expect(panelNotesPath("panel")).toBe("panel.notes.json");
  });
});
