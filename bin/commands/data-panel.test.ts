import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runLine} from "../../test/helpers/command-line.js";
import {addIndicator, addObservations, addRegions} from "../../loaders/warehouse/panel-fixture.js";
import {createDatabase} from "../../loaders/warehouse/database.js";
import {readPanelNotes} from "../../loaders/warehouse/panel-notes-file.js";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "data-panel-"));
  const {connection, close} = await createDatabase(join(dir, "small.duckdb"));
  const schema = await readFile(new URL("../../loaders/warehouse/schema.sql", import.meta.url), "utf8");
  await connection.run(schema);
  await connection.run("INSERT INTO meta VALUES ('schema', '1')");
  await addRegions(connection, [
    {code: "GM0001", years: [2020]},
    {code: "GM0002", years: [2020]}
  ]);
  await addIndicator(connection, "inwoners");
  await addIndicator(connection, "bijstand", {denominator: "inwoners"});
  await addObservations(connection, {indicator: "bijstand", year: 2020}, [{region: "GM0001", value: 50}]);
  await addObservations(connection, {indicator: "inwoners", year: 2020}, [{region: "GM0001", value: 1000}]);
  close();
});
afterAll(() => rm(dir, {recursive: true}));

const run = (...args: string[]): ReturnType<typeof runLine> =>
  runLine(["data", "panel", "--db", "small.duckdb", "--out", "panel.csv", ...args], dir);
const range = ["--from", "2020", "--to", "2020", "--boundaries", "2020"];

describe("data panel", () => {
  it("writes region, period and the indicators, and one JSON document with coverage", async () => {
    const {code, out} = await run("--indicators", "bijstand,inwoners", ...range, "--json", "--cells", "cells.csv");
    expect(code).toBe(0);
    expect(await readFile(join(dir, "panel.csv"), "utf8")).toBe(
      "region,period,bijstand,inwoners\nGM0001,2020,50,1000\nGM0002,2020,,\n"
    );
    expect(JSON.parse(out)).toEqual({
      rows: 2,
      complete: 1,
      regions: 2,
      periods: 1,
      coverage: {
        bijstand: {share: 0.5, missing: {"no-observation": 1}},
        inwoners: {share: 0.5, missing: {"no-observation": 1}}
      },
      notes: [expect.objectContaining({id: "panel-geen-noemer-inwoners"})],
      estimated: 0
    });
    expect((await readFile(join(dir, "cells.csv"), "utf8")).split("\n")).toHaveLength(6);
    expect((await readPanelNotes(join(dir, "panel.csv")))?.notes).toEqual([
      expect.objectContaining({id: "panel-geen-noemer-inwoners"})
    ]);
  });

  it("tells people how full the columns are and why cells are empty", async () => {
    const {code, out} = await run("--indicators", "bijstand", ...range);
    expect(code).toBe(0);
    expect(out).toContain("no-observation 1");
    expect(out).toContain("2 rows (2 regions × 1 periods), 1 complete");
  });

  it.each([
    [["--indicators", "geluk", ...range], "unknown-indicator"],
    [["--indicators", "bijstand", ...range, "--level", "stad"], "invalid-option"],
    [["--indicators", "bijstand", ...range, "--per", "head"], "invalid-option"],
    [["--indicators", "bijstand", "--from", "2020", "--to", "2020", "--boundaries", "nu"], "invalid-option"],
    [["--indicators", "bijstand", "--from", "2020"], "invalid-arguments"],
    [["--indicators", "bijstand", ...range, "--out", "none/panel.csv"], "cannot-write"]
  ])("refuses %j with exit 1 and the kind in JSON", async (args, kind) => {
    const {code, out} = await run(...args, "--json");
    expect(code).toBe(1);
    expect((JSON.parse(out) as {error: {kind: string}}).error.kind).toBe(kind);
  });
});
