import {copyFile, mkdir, mkdtemp, readdir, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {Observation, Problem} from "../../warehouse/types.js";
import type {LoadContext} from "../source-loader.js";
import {recogniseFiles} from "../recognise.js";
import {testCard, testRegions} from "../table/fixtures/test-card.js";
import {loadCbsFolder} from "./load-cbs-folder.js";

const card = testCard({
  protocol: "cbs-v4-folder",
  signature: {table: "00000ned"},
  region: {column: "RegioS"},
  period: {column: "Perioden"},
  measure: {column: "Measure", value: "Value"},
  columns: [{column: "T001143_2", indicator: "beroepsbevolking", scale: 1000}]
});

describe("loadCbsFolder", () => {
  let dir = "";
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "recorded-"));
    await write("properties.json", {
      Identifier: "00000ned",
      Title: "T",
      Frequency: "Per jaar",
      Version: "202601010000"
    });
    await write("dimensions.json", {
      value: [
        {Identifier: "RegioS", Kind: "GeoDimension"},
        {Identifier: "Perioden", Kind: "TimeDimension"}
      ]
    });
    // Titles repeat; only the code tells the two apart.
    await write("measure-codes.json", {
      value: [
        {Identifier: "T001143_2", Title: "Totaal", Unit: "x 1 000"},
        {Identifier: "T001143_3", Title: "Totaal", Unit: "%"}
      ]
    });
    await write("codes-Perioden.json", {
      value: [
        {Identifier: "2024JJ00", Status: "Definitief"},
        {Identifier: "2025JJ00", Status: "NaderVoorlopig"},
        {Identifier: "2023JJ00", Status: null}
      ]
    });
  });
  afterEach(() => rm(dir, {recursive: true, force: true}));

  const write = (name: string, value: unknown): Promise<void> => writeFile(join(dir, name), JSON.stringify(value));
  const row = (
    measure: string,
    region: string,
    period: string,
    value: number | null,
    attribute = "None"
  ): Record<string, unknown> => ({
    Measure: measure,
    ValueAttribute: attribute,
    Value: value,
    RegioS: region,
    Perioden: period
  });

  async function load(): Promise<{
    observations: Observation[];
    problems: Problem[];
    result: Awaited<ReturnType<typeof loadCbsFolder>>;
  }> {
    const observations: Observation[] = [];
    const problems: Problem[] = [];
    const sink = {
      observations: (rows: Iterable<Observation>) => Promise.resolve(void observations.push(...rows)),
      problem: (problem: Problem) => void problems.push(problem)
    };
    const files =
      (await recogniseFiles(dir, [card])).matches.get("test") ?? (await readdir(dir)).map((name) => join(dir, name));
    const result = await loadCbsFolder(card, {
      sink,
      files,
      catalogue: {indicators: new Map()},
      regions: testRegions(),
      connection: null as unknown as DuckDBConnection,
      signal: new AbortController().signal
    } as unknown as LoadContext);
    return {observations, problems, result};
  }

  it("reads all pages, by measure code, with scale, period status, trimmed codes and reasons for what is missing", async () => {
    await write("index.json", {tableId: "00000ned", capturedAt: "2026-07-02T12:11:02.089Z", observationRows: 5});
    await write("observations-page-1.json", {
      value: [
        row("T001143_2", "GM0794 ", "2024JJ00", 884.4),
        row("T001143_3", "GM0794", "2024JJ00", 12),
        row("T001143_2", "GM0794", "2025JJ00", 0.1)
      ]
    });
    await writeFile(
      join(dir, "observations-page-2.json.gz"),
      gzipSync(
        JSON.stringify({
          value: [
            row("T001143_2", "NL01", "2023JJ00", null, "Confidential"),
            row("T001143_2", "GM0344", "2024JJ00", null, "Geheimzinnig")
          ]
        })
      )
    );
    const {observations, problems, result} = await load();
    expect(
      observations.map(({region, period, value, status, missing}) => [region, period, value, status, missing])
    ).toEqual([
      ["GM0794", "2024-01-01", 884_400, "definitive", null],
      ["GM0794", "2025-01-01", 100, "provisional", null],
      ["NL01", "2023-01-01", null, "definitive", "confidential"],
      ["GM0344", "2024-01-01", null, "definitive", "not-available"]
    ]);
    expect(problems).toMatchObject([{kind: "unknown-attribute", message: expect.stringContaining("Geheimzinnig")}]);
    expect(result).toMatchObject({publisherVersion: "202601010000", retrievedAt: "2026-07-02T12:11:02.089Z"});
  });

  it("refuses a recording with fewer rows than its index promises", async () => {
    await write("index.json", {tableId: "00000ned", observationRows: 2});
    await write("observations-page-1.json", {value: [row("T001143_2", "NL01", "2024JJ00", 1)]});
    await expect(load()).rejects.toMatchObject({kind: "incomplete-recording"});
  });

  it("reports a folder with metadata only, and loads nothing", async () => {
    const {observations, problems} = await load();
    expect(observations).toEqual([]);
    expect(problems).toMatchObject([{kind: "metadata-only", count: 4}]);
  });

  it.each([
    ["202601010000", "2026-07-02T12:00:00Z", "2025-03-26T02:00:00", "2025-07-01T12:00:00Z"],
    ["2025-03-26T02:00:00", "2025-07-01T12:00:00Z", "202601010000", "2026-07-02T12:00:00Z"]
  ])("takes the oldest version and day of several folders, in whatever order they are read", async (...heads) => {
    const [version, capturedAt, otherVersion, otherDay] = heads;
    const own = dir;
    const fill = async (folder: string, period: string, Version: string, day: string | null): Promise<void> => {
      dir = join(own, folder);
      await mkdir(dir);
      for (const name of ["dimensions.json", "measure-codes.json", "codes-Perioden.json"])
        await copyFile(join(own, name), join(dir, name));
      await write("properties.json", {Identifier: "00000ned", Title: "T", Frequency: "Per jaar", Version});
      await write("index.json", {tableId: "00000ned", ...(day === null ? {} : {capturedAt: day}), observationRows: 1});
      await write("observations-page-1.json", {value: [row("T001143_2", "NL01", period, 1)]});
      dir = own;
    };
    await fill("a", "2024JJ00", version, capturedAt);
    expect((await load()).problems).toMatchObject([{kind: "metadata-only"}]);
    await fill("b", "2025JJ00", otherVersion, otherDay);
    const {observations, problems, result} = await load();
    expect(observations).toHaveLength(2);
    expect(result).toMatchObject({publisherVersion: "2025-03-26T02:00:00", retrievedAt: "2025-07-01T12:00:00Z"});
    expect(problems.find(({kind}) => kind === "several-versions")?.message).toContain(
      "versions 2025-03-26T02:00:00 and 202601010000; as that of the source counts 2025-03-26T02:00:00"
    );
    // What is not known of a part is not known of the whole.
    await fill("c", "2023JJ00", otherVersion, null);
    expect((await load()).result).toMatchObject({publisherVersion: "2025-03-26T02:00:00", retrievedAt: null});
  });

  it("names the page that cannot be read", async () => {
    await writeFile(join(dir, "observations-page-1.json"), '{"value": [{"Measure"');
    await expect(load()).rejects.toMatchObject({kind: "broken-json", where: "observations-page-1.json"});
  });
});
