import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {makeBench} from "../../../test/replay/fetching.js";
import type {ReplayServer} from "../../../test/replay/server.js";
import {startReplayServer} from "../../../test/replay/server.js";
import {cells, makeTable} from "../../../test/replay/tables.js";
import type {SourceCard} from "../../catalogue/schema.js";
import {indicatorSchema, sourceCardSchema} from "../../catalogue/schema.js";
import type {Observation, Problem} from "../../warehouse/types.js";
import type {LoadContext, LoadResult} from "../source-loader.js";
import {cardFilter} from "./card-filter.js";
import {makeCbsLoader} from "./load-cbs-odata.js";

const table = makeTable({regions: 6, years: 4});
const inwoners = indicatorSchema.parse({
  id: "inwoners",
  title: "Inwoners",
  definition: "Aantal inwoners op 1 januari",
  unit: "personen",
  measure: "count",
  kind: "register",
  flow: "stock",
  direction: "none",
  themes: ["bevolking"],
  source: "CBS"
});
const card = (changes: Record<string, unknown> = {}): SourceCard =>
  sourceCardSchema.parse({
    id: "cbs-12345ned",
    title: "Proeftabel",
    publisher: "CBS",
    table: "12345NED",
    licence: {id: "CC-BY-4.0", title: "CC BY 4.0", commercialUse: true},
    access: "open",
    protocol: "cbs-odata4",
    region: {column: "RegioS"},
    period: {column: "Perioden", grain: "year"},
    measure: {column: "Measure", value: "Value"},
    columns: [{column: "M000352", indicator: "inwoners"}],
    ...changes
  });

let server: ReplayServer;
let cacheDir: string;
beforeEach(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), "cbs-load-"));
  server = await startReplayServer({tables: [{table}], pageSize: 10});
});
afterEach(async () => {
  await server.close();
  await rm(cacheDir, {recursive: true, force: true});
});

async function load(source: SourceCard): Promise<{result: LoadResult; rows: Observation[]; problems: Problem[]}> {
  const rows: Observation[] = [];
  const problems: Problem[] = [];
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const context: LoadContext = {
    connection,
    catalogue: {
      indicators: new Map([["inwoners", inwoners]]),
      themes: new Map(),
      events: [],
      breakdowns: new Map(),
      sources: new Map()
    },
    regions: {
      list: () => [],
      get: () => undefined,
      existed: () => true,
      matchName: () => ({code: null, reason: "unknown", candidates: []}),
      changes: []
    },
    sink: {
      observations: async (found) => {
        for await (const row of found) rows.push(row);
      },
      select: () => Promise.resolve(),
      code: () => 0,
      selectCoded: () => Promise.resolve(),
      regions: () => Promise.resolve(),
      note: () => undefined,
      problem: (problem) => void problems.push(problem),
      employment: () => Promise.resolve(),
      commuting: () => Promise.resolve()
    },
    effects: {now: () => new Date("2026-01-05T12:00:00Z"), fetch, log: () => undefined},
    signal: new AbortController().signal,
    files: [],
    cacheDir
  };
  const {options, remove} = await makeBench();
  try {
    const baseUrl = source.protocol === "cbs-odata3" ? server.origin : server.base4;
    const result = await makeCbsLoader({baseUrl, http: options.http})(source, context);
    return {result, rows, problems};
  } finally {
    connection.closeSync();
    await remove();
  }
}

describe("loadCbsOdata", () => {
  it("turns a table over the network into observations, each with the publisher's own reason where it is empty", async () => {
    const {result, rows, problems} = await load(card());
    expect(result).toMatchObject({publisherVersion: "202601010000", retrievedAt: "2026-01-05T12:00:00.000Z"});
    expect(result.sha256).toMatch(/^[0-9a-f]{64}$/);
    const expected = cells(table).filter(({Measure}) => Measure === "M000352");
    expect(rows.length).toBe(expected.length);
    const found = (region: string, period: string): unknown =>
      rows.find((row) => row.region === region && row.period === period);
    expect(found("GM0002", "2012-01-01")).toMatchObject({value: 2002, missing: null});
    // The one cell that the table leaves empty, with an attribute no client knows.
    expect(found("GM0003", "2012-01-01")).toMatchObject({value: null, missing: "not-available"});
    expect(problems).toContainEqual(expect.objectContaining({kind: "unknown-attribute"}));
  });

  it("asks for the cells the card uses and no more", async () => {
    await load(card());
    const asked = server.requests.filter((path) => path.includes("Observations?"));
    expect(asked.every((path) => path.includes("Measure eq 'M000352'"))).toBe(true);
  });

  it("loads the same from a v3 table, padded codes and all", async () => {
    const wide = card({
      protocol: "cbs-odata3",
      measure: undefined,
      columns: [{column: "M000352_1", indicator: "inwoners"}]
    });
    const [v3, v4] = [await load(wide), await load(card())];
    const known = ({rows}: {rows: Observation[]}): string[] =>
      rows
        .filter((row) => row.value !== null)
        .map((row) => `${row.region} ${row.period} ${String(row.value)}`)
        .sort();
    expect(known(v3)).toEqual(known(v4));
  });

  it("uses the last complete download when the publisher cannot be reached, and says so", async () => {
    const first = await load(card());
    await server.close();
    const second = await load(card());
    expect(second.problems.some(({message}) => message.includes("ECONNREFUSED"))).toBe(true);
    expect(second.result).toEqual(first.result);
    expect(second.rows).toEqual(first.rows);
    expect(second.problems).toContainEqual(expect.objectContaining({kind: "earlier-download", source: "cbs-12345ned"}));
    server = await startReplayServer({tables: []});
  });

  it("does not pass off a download of another filter as this one", async () => {
    await load(card());
    await server.close();
    const other = card({where: {RegioS: ["GM0001"]}});
    await expect(load(other)).rejects.toMatchObject({name: "SourceError", kind: "network"});
    server = await startReplayServer({tables: []});
  });

  it("fails on a table that is not there, with the id it may have meant", async () => {
    await expect(load(card({table: "12345ned"}))).rejects.toThrow("did you mean 12345NED");
  });
});

describe("cardFilter", () => {
  it("follows from what the card keeps", () => {
    const where = {Geslacht: ["T001038"], Leeftijd: ["10000", "41600"]};
    expect(cardFilter(card({where}))).toBe(
      "Geslacht eq 'T001038' and (Leeftijd eq '10000' or Leeftijd eq '41600') and Measure eq 'M000352'"
    );
    expect(cardFilter(card({where, fetch: {filter: "RegioS eq 'NL01'"}}))).toBe("RegioS eq 'NL01'");
    const pairs = {measure: {column: ["Measure", "Soort"], value: "Value"}};
    const columns = ["M1|A1", "M1|A2"].map((column) => ({column, indicator: "inwoners"}));
    expect(cardFilter(card({...pairs, columns}))).toBe("Measure eq 'M1' and (Soort eq 'A1' or Soort eq 'A2')");
    expect(cardFilter(card({columns: [{column: "Banen|{year}", indicator: "inwoners"}]}))).toBeNull();
  });
});
