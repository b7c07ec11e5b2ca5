import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, relative} from "node:path";
import {gzipSync} from "node:zlib";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {recogniseFiles} from "./recognise.js";
import {testCard} from "./table/fixtures/test-card.js";

const cards = [
  testCard({id: "wide", signature: {columns: ["gemeente", "bijstand"], without: ["wijk"]}}),
  testCard({id: "narrow", signature: {columns: ["gemeente", "bijstand", "jaar"]}}),
  testCard({id: "of-2022", signature: {columns: ["Perioden", "Waarde"], cells: {Perioden: "2022JJ00"}}}),
  testCard({
    id: "grenzen",
    protocol: "boundaries",
    signature: {geo: {type: "FeatureCollection", property: "statcode"}}
  }),
  testCard({id: "berichten", protocol: "none", signature: {xml: "Bericht"}}),
  testCard({id: "tabel", protocol: "cbs-v4-folder", signature: {table: "00000ned"}})
];

describe("recogniseFiles", () => {
  let dir = "";
  beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), "recognise-"))));
  afterEach(() => rm(dir, {recursive: true, force: true}));

  async function recognise(
    files: Record<string, string | Uint8Array>
  ): Promise<{matches: Record<string, string[]>; unrecognised: Record<string, string>}> {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(join(dir, name, ".."), {recursive: true});
      await writeFile(join(dir, name), content);
    }
    const {matches, unrecognised} = await recogniseFiles(dir, cards);
    return {
      matches: Object.fromEntries([...matches].map(([id, paths]) => [id, paths.map((path) => relative(dir, path))])),
      unrecognised: Object.fromEntries(unrecognised.map(({file, why}) => [file, why]))
    };
  }

  it("knows files by content alone: case of headers, gzip, cells, root element, properties", async () => {
    const {matches, unrecognised} = await recognise({
      "a.bin": "GEMEENTE;BIJSTAND\nHelmond;1",
      "b.dat": gzipSync("gemeente,bijstand,x\nHelmond,1,2"),
      "c.csv": "Perioden,Waarde\n\n2022JJ00 ,3",
      "d.txt": '<?xml version="1.0"?><wmo301:Bericht xmlns:wmo301="x"><a/></wmo301:Bericht>',
      "e.json": '{"type":"FeatureCollection","features":[{"properties":{"statcode":"GM0794"}}]}'
    });
    expect(matches).toEqual({
      wide: ["a.bin", "b.dat"],
      "of-2022": ["c.csv"],
      berichten: ["d.txt"],
      grenzen: ["e.json"]
    });
    expect(unrecognised).toEqual({});
  });

  it("prefers the card that asks most and refuses a tie or a forbidden header", async () => {
    const {matches, unrecognised} = await recognise({
      "tie.csv": "gemeente,bijstand,jaar\nHelmond,1,2020",
      "not.csv": "gemeente,bijstand,wijk\nHelmond,1,x"
    });
    expect(matches).toEqual({});
    expect(unrecognised["tie.csv"]).toBe("fits several cards: narrow, wide");
    expect(unrecognised["not.csv"]).toBe("no card has these columns");
  });

  it("takes a folder of a recorded table for one source", async () => {
    const properties = JSON.stringify({Identifier: "00000ned", Title: "T", Frequency: "Per jaar"});
    const {matches, unrecognised} = await recognise({
      "t/properties.json": properties,
      "t/observations-page-1.json": '{"value":[{"Measure":"M","Value":1}]}',
      "u/properties.json": properties.replace("00000ned", "99999NED"),
      "u/observations-page-1.json": '{"value":[{"Measure":"M","Value":1}]}'
    });
    expect(matches).toEqual({tabel: ["t/observations-page-1.json", "t/properties.json"]});
    expect(Object.values(unrecognised)).toEqual(
      Array(2).fill("part of a recording of table 99999NED, for which there is no card")
    );
  });

  it("lists everything else with the reason", async () => {
    const {unrecognised} = await recognise({
      "leeg.csv": "",
      "lees.md": "# Titel",
      "kapot.json": "{",
      "meta.json": '{"value":[{"Identifier":"X","Title":"Y"}]}',
      "beeld.png": new Uint8Array([137, 80, 78, 71, 0, 0, 1])
    });
    expect(unrecognised).toMatchObject({
      "leeg.csv": "the file is empty",
      "lees.md": "text without columns",
      "meta.json": "metadata only",
      "beeld.png": "not a text file, nor a format the project reads"
    });
    expect(unrecognised["kapot.json"]).toMatch(/^cannot be read/);
  });
});
