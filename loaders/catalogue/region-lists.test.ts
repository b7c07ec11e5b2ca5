import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {projectRoot} from "../warehouse/paths.js";
import {readRegions} from "../warehouse/regions.js";
import {readPractice} from "./practice.js";
import {readRegionLists} from "./region-lists.js";

const dataDir = join(projectRoot(), "data");
let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "lists-"));
  await mkdir(join(dir, "regions"));
  await mkdir(join(dir, "practice"));
});
afterAll(() => rm(dir, {recursive: true}));

describe("lists of municipalities", () => {
  it("name municipalities that exist on their date, each with its source", async () => {
    const lists = await readRegionLists(dataDir);
    expect(lists.map(({id, members}) => [id, members.length])).toEqual([
      ["drechtsteden", 7],
      ["g4", 4],
      ["g40", 41]
    ]);
    for (const {members, asOf, source} of lists) {
      const {regions} = await readRegions(dataDir);
      const year = Number(asOf.slice(0, 4));
      const there = new Set(regions.filter(({boundaryYear}) => boundaryYear === year).map(({code}) => code));
      expect(members.filter((code) => !there.has(code))).toEqual([]);
      expect(source).not.toBe("");
    }
  });

  it("are refused with a member twice, or a code that is none", async () => {
    const write = (members: string): Promise<void> =>
      writeFile(
        join(dir, "regions", "lists.yaml"),
        `- {id: x, title: X, members: [${members}], asOf: "2024-01-01", source: s}\n`
      );
    await write("GM0001, GM0001");
    await expect(readRegionLists(dir)).rejects.toThrow(/GM0001 stands in x twice/);
    await write("GM0001, Helmond");
    await expect(readRegionLists(dir)).rejects.toThrow(/a code as GM0794/);
  });
});

describe("what people saw in practice", () => {
  it("stands with who says so, where and when, newest first", async () => {
    const found = await readPractice(dataDir);
    expect(found.length).toBeGreaterThan(0);
    for (const {author, source, date} of found) expect([author, source, date].every((each) => each !== "")).toBe(true);
    const dates = found.map(({date}) => date);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it("is refused without an author, or with a link that is not safe", async () => {
    const file = join(dir, "practice", "a.yaml");
    const rest = 'id: a\nregions: [GM0794]\ndate: "2020-11"\ntitle: T\nsource: s\nparagraphs: [p]\n';
    await writeFile(file, rest);
    await expect(readPractice(dir)).rejects.toThrow(/author/);
    await writeFile(file, `${rest}author: A\nurl: "javascript:alert(1)"\n`);
    await expect(readPractice(dir)).rejects.toThrow(/url/);
  });
});
