import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {projectRoot} from "../warehouse/paths.js";
import {readCatalogue} from "./catalogue.js";
import {readThemeTexts} from "./theme-texts.js";

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "samenhang-texts-"));
  await mkdir(join(data, "texts"));
});
afterEach(() => rm(data, {recursive: true}));

const write = (name: string, text: string): Promise<void> => writeFile(join(data, "texts", name), text);
const draft = "theme: gedrag\nstatus: concept\ndate: 2026-11-27\nauthor: Iemand\nparagraphs: [Een alinea.]\n";

describe("the texts of themes", () => {
  it("are there for every theme of the dashboard, and for nothing else", async () => {
    const folder = join(projectRoot(), "data");
    const {themes} = await readCatalogue(folder);
    const dashboard = [...themes.values()].filter(({classification}) => classification === "dashboard");
    expect([...(await readThemeTexts(folder)).keys()].sort()).toEqual(dashboard.map(({id}) => id).sort());
  });

  it("are none where there is no folder", async () => {
    expect(await readThemeTexts(join(data, "nowhere"))).toEqual(new Map());
  });

  it("name a tester once they are tested", async () => {
    await write("a.yaml", draft.replace("concept", "getoetst"));
    await expect(readThemeTexts(data)).rejects.toMatchObject({
      message: expect.stringContaining("names its tester") as string,
      where: expect.stringContaining("a.yaml") as string
    });
    await write("a.yaml", `${draft.replace("concept", "getoetst")}tester: Iemand anders\n`);
    expect((await readThemeTexts(data)).get("gedrag")?.tester).toBe("Iemand anders");
    await write("a.yaml", `${draft.replace("concept", "getoetst")}tester: iemand\n`);
    await expect(readThemeTexts(data)).rejects.toMatchObject({
      message: expect.stringContaining("cannot test the own text") as string
    });
  });

  it("stand in one file a theme", async () => {
    await write("a.yaml", draft);
    await write("b.yaml", draft);
    await expect(readThemeTexts(data)).rejects.toMatchObject({
      kind: "duplicate-id",
      where: expect.stringContaining("b.yaml") as string
    });
  });
});
