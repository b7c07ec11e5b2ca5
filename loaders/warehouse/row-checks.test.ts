import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {DuckDBInstance} from "@duckdb/node-api";
import type {Catalogue} from "../catalogue/catalogue.js";
import {indicatorSchema} from "../catalogue/schema.js";
import {query} from "./database.js";
import {isFirstDay} from "./period.js";
import {createSink} from "./sink.js";
import {observation} from "./small-world.fixture.js";
import {createStaging} from "./staging.js";
import type {Grain, Observation} from "./types.js";

let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeEach(async () => {
  instance = await DuckDBInstance.create(":memory:");
  connection = await instance.connect();
});
afterEach(() => {
  connection.closeSync();
  instance.closeSync();
});

const ww = indicatorSchema.parse({
  ...{id: "ww", title: "WW", definition: "WW", unit: "personen", measure: "count", kind: "register", flow: "stock"},
  ...{direction: "none", themes: ["werk"], source: "CBS"}
});
const catalogue = {indicators: new Map([["ww", ww]])} as unknown as Catalogue;

async function load(rows: Iterable<Observation> | AsyncIterable<Observation>) {
  const staging = await createStaging(connection);
  const {sink, finish} = createSink({connection, staging, catalogue, source: "bron", isKnown: () => true});
  await sink.observations(rows);
  return finish();
}

describe("a sink", () => {
  it.each([
    ["no value and no reason", {value: null}],
    ["a value and a reason", {missing: "suppressed"}],
    ["not finite", {value: Infinity}],
    ["not finite", {low: Number.NaN}],
    ["the margin does not hold the value", {low: 11}],
    ["the margin does not hold the value", {high: 9}],
    ["not the first day of a year", {period: "2020-02-01"}],
    ["not the first day of a month", {grain: "month", period: "2020-13-01"}],
    ["unknown grain", {grain: "decade"}],
    ["unknown status", {status: "guessed"}],
    ["unknown missing", {value: null, missing: "lost"}],
    ["unknown breakdown", {breakdown: "sex=f;age=0-3"}],
    ["unknown breakdown", {breakdown: ""}],
    ["the boundary year is no year", {boundaryYear: 20}]
  ])("refuses a row with %s, and names it", async (message, fault) => {
    const rows = [observation(), observation({region: "GM0002", ...(fault as Partial<Observation>)})];
    await expect(load(rows)).rejects.toMatchObject({
      ...{kind: "invalid-row", where: "bron", message: expect.stringMatching(new RegExp(`row 2 .*${message}`))}
    });
  });

  it("takes rows as they come, in any number, from a generator or over time", async () => {
    async function* many() {
      for (let index = 0; index < 5000; index++) yield observation({region: `GM${index}`, value: index});
    }
    expect((await load(many())).rows).toBe(5000);
    expect(await query(connection, "SELECT sum(value) AS sum, count(DISTINCT region) AS regions FROM staging")).toEqual(
      [{sum: 12497500, regions: 5000}]
    );
  });

  it("keeps one of two equal rows, with a problem", async () => {
    const {rows, problems} = await load([observation(), observation({region: "GM0002"}), observation()]);
    expect(rows).toBe(2);
    expect(problems).toEqual([expect.objectContaining({kind: "duplicate-row", count: 1})]);
  });

  it("refuses two rows of the same key that differ, and names both", async () => {
    await expect(load([observation(), observation(), observation({value: 11})])).rejects.toMatchObject({
      kind: "conflicting-rows",
      message: expect.stringMatching(/ww, GM0001, 2020-01-01, total: row 1 says 10 .*row 3 says 11/)
    });
    await expect(load([observation(), observation({value: null, missing: "suppressed"})])).rejects.toMatchObject({
      kind: "conflicting-rows",
      message: expect.stringContaining("row 2 says suppressed")
    });
  });

  it("tells rows apart that differ in any part of the key", async () => {
    const rows = [
      observation(),
      observation({boundaryYear: 2021}),
      observation({breakdown: "sex=f"}),
      observation({period: "2021-01-01"}),
      observation({grain: "month"})
    ];
    expect((await load(rows)).rows).toBe(5);
  });
});

describe("isFirstDay", () => {
  it.each<[Grain, string, boolean]>([
    ["day", "2022-03-24", true],
    ["day", "2022-02-29", false],
    ["week", "2020-12-28", true],
    ["week", "2021-01-01", false],
    ["month", "2020-12-01", true],
    ["quarter", "2020-10-01", true],
    ["quarter", "2020-11-01", false],
    ["half-year", "2020-07-01", true],
    ["half-year", "2020-04-01", false],
    ["year", "2020-01-01", true],
    ["school-year", "2020-08-01", true],
    ["school-year", "2020-01-01", false],
    ["year", "2020", false]
  ])("%s %s: %s", (grain, date, expected) => {
    expect(isFirstDay(grain, date)).toBe(expected);
  });
});
