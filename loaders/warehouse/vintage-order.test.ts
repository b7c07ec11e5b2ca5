import type {DuckDBConnection} from "@duckdb/node-api";
import {describe, expect, it} from "vitest";
import {readQuality} from "../site/quality.js";
import {readSiteFacts} from "../site/site-facts.js";
import {buildWarehouse} from "./build.js";
import {openWarehouse, query} from "./database.js";
import {addObservations} from "./panel-fixture.js";
import {readCurrentVintages} from "./panel-data.js";
import {openSixMunicipalities, panelOf2020, values} from "./panel-six-fixture.js";
import {card, loaderOf, makeSmallWorld, observation, quietEffects} from "./small-world.fixture.js";
import {listVintages} from "./vintages.js";

const at = (moment: string): typeof quietEffects => ({...quietEffects, now: () => new Date(moment)});

async function read<T>(file: string, ask: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const {connection, close} = await openWarehouse(file);
  try {
    return await ask(connection);
  } finally {
    close();
  }
}

describe("which source stands where two give the same cell", () => {
  it.each([
    [{a: "2021-03-26T02:00:00", b: "202606230000"}, "b"],
    [{a: "202606230000", b: "2021-03-26T02:00:00"}, "a"],
    // Without a day of publication it comes after those with one, and then by name.
    [{a: undefined, b: "20210326"}, "b"],
    [{a: "seed 20260101", b: "2011-01-01"}, "b"],
    [{a: "20219999", b: "2011-01-01"}, "b"],
    [{a: undefined, b: undefined}, "a"]
  ])("is the latest publication, then the order of names: %o", async (published, expected) => {
    const connection = await openSixMunicipalities();
    for (const [source, value] of [
      ["b", 2],
      ["a", 1]
    ] as const)
      await addObservations(
        connection,
        {indicator: "uitkeringen", year: 2020, source, ...(published[source] ? {published: published[source]} : {})},
        [{region: "GM0001", value}]
      );
    const panel = await panelOf2020(connection, {indicators: ["uitkeringen"], per: "count", boundaries: 2020});
    expect(values(panel)["GM0001"]).toBe(expected === "a" ? 1 : 2);
  });

  it("does not depend on which of them was built last", async () => {
    const stands = async (days: readonly [string, string]): Promise<unknown> => {
      const world = makeSmallWorld({een: card("een"), twee: card("twee")});
      const loaders = {
        een: loaderOf([observation({value: 1})], "a"),
        twee: loaderOf([observation({value: 2})], "b")
      };
      await buildWarehouse(world.options(loaders, {effects: at(days[0])}));
      const renewed = {...loaders, een: loaderOf([observation({value: 3})], "c")};
      await buildWarehouse(world.options(renewed, {effects: at(days[1])}));
      return read(world.out, readCurrentVintages);
    };
    const expected = [
      {id: "een@cccccccccccc", source: "een"},
      {id: "twee@bbbbbbbbbbbb", source: "twee"}
    ];
    expect(await stands(["2024-05-01", "2025-01-01"])).toEqual(expected);
    expect(await stands(["2025-01-01", "2024-05-01"])).toEqual(expected);
  });
});

describe("the moments of a vintage", () => {
  it("are never made up: a file without a date was read in, not retrieved", async () => {
    const {out, options} = makeSmallWorld();
    await buildWarehouse(options({een: loaderOf([observation()])}));
    expect(await read(out, listVintages)).toMatchObject([{retrievedAt: null, readAt: "2024-05-01T12:00:00.000Z"}]);
    // Content that did not change keeps the moment it was first read in.
    await buildWarehouse(options({een: loaderOf([observation()])}, {effects: at("2025-01-01")}));
    expect(await read(out, listVintages)).toMatchObject([{retrievedAt: null, readAt: "2024-05-01T12:00:00.000Z"}]);
    // New content of the same source is a new vintage, and the one in use, also when the clock went back.
    await buildWarehouse(options({een: loaderOf([observation({value: 11})], "b")}, {effects: at("2023-01-01")}));
    expect(await read(out, listVintages)).toMatchObject([
      {id: "een@bbbbbbbbbbbb", retrievedAt: null, readAt: "2023-01-01T00:00:00.000Z", isCurrent: true},
      {id: "een@aaaaaaaaaaaa", retrievedAt: null, readAt: "2024-05-01T12:00:00.000Z", isCurrent: false}
    ]);
    expect(await read(out, (connection) => query(connection, "SELECT value FROM current_observation"))).toEqual([
      {value: 11}
    ]);
  });

  it("are both kept of what bears a date of its own", async () => {
    const {out, options} = makeSmallWorld();
    const dated =
      (retrievedAt: string) =>
      async (...args: Parameters<ReturnType<typeof loaderOf>>) => ({
        ...(await loaderOf([observation()])(...args)),
        retrievedAt
      });
    await buildWarehouse(options({een: dated("2020-02-03T04:05:06.000Z")}));
    const first = {retrievedAt: "2020-02-03T04:05:06.000Z", readAt: "2024-05-01T12:00:00.000Z"};
    expect(await read(out, listVintages)).toMatchObject([first]);
    await buildWarehouse(options({een: dated("2025-02-03T04:05:06.000Z")}, {effects: at("2025-03-01")}));
    expect(await read(out, listVintages)).toMatchObject([first]);
  });

  it("of older files, in which the moment of reading stood as that of retrieval, are put right when they are built on", async () => {
    const {out, options} = makeSmallWorld();
    await buildWarehouse(options({een: loaderOf([observation()])}));
    await buildWarehouse(options({een: loaderOf([observation({value: 11})], "b")}, {effects: at("2025-01-01")}));
    await makeOld(out);
    // Such a file still opens. Whether its moments are of retrieval or of reading is not known, so neither is said.
    expect(await read(out, listVintages)).toMatchObject([
      {id: "een@bbbbbbbbbbbb", retrievedAt: null, readAt: null},
      {id: "een@aaaaaaaaaaaa", retrievedAt: null, readAt: null}
    ]);
    expect((await read(out, readSiteFacts)).retrievedAt).toBeNull();
    expect((await read(out, readQuality)).vintages.map((each) => [each.retrievedAt, each.readAt])).toEqual([
      [null, null],
      [null, null]
    ]);
    await buildWarehouse(options({een: loaderOf([observation({value: 11})], "b")}, {effects: at("2026-01-01")}));
    expect(await read(out, listVintages)).toMatchObject([
      {id: "een@bbbbbbbbbbbb", retrievedAt: null, readAt: "2025-01-01T00:00:00.000Z"},
      {id: "een@aaaaaaaaaaaa", retrievedAt: null, readAt: "2024-05-01T12:00:00.000Z"}
    ]);
  });
});

/** Makes a file as it was before the moment of reading was kept apart. */
async function makeOld(file: string): Promise<void> {
  const {DuckDBInstance} = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run(`UPDATE vintage SET retrieved_at = (SELECT value::TIMESTAMP FROM meta WHERE key = 'read:' || id);
    DELETE FROM meta WHERE key LIKE 'read:%'`);
  connection.closeSync();
  instance.closeSync();
}
