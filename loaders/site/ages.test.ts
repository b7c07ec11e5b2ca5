import type {DuckDBConnection} from "@duckdb/node-api";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {Indicator} from "../catalogue/schema.js";
import {lastAge, readAges} from "./ages.js";

let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:");
  connection = await instance.connect();
  await connection.run(`
    CREATE TABLE site_ages AS
      SELECT 'bijstand' AS indicator, 'year' AS grain, make_date(y, 1, 1) AS period, 'age=' || age AS breakdown,
        base + (CASE WHEN y = 2020 THEN jump ELSE y % 2 END)::DOUBLE AS value, NULL::DOUBLE AS low, NULL::DOUBLE AS high,
        'definitive' AS status, NULL AS missing, 'v1' AS vintage
      FROM range(2015, 2021) years(y), (VALUES ('45-aow', 200.0, 0.5), ('15-26', 50.0, 40.0)) ages(age, base, jump)
      UNION ALL SELECT 'bijstand', 'month', DATE '2020-05-01', 'age=15-26', 7, NULL, NULL, 'definitive', NULL, 'v1'`);
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const indicator = {id: "bijstand", unit: "uitkeringen", decimals: 0} as Indicator;
const catalogue = {
  breakdowns: new Map([["age", {id: "age", title: "Leeftijd", categories: [{id: "15-26", title: "15 tot 27 jaar"}]}]])
} as unknown as Catalogue;

describe("age classes of an indicator", () => {
  it("stand from young to old, each against its own years before the crisis", async () => {
    const ages = await readAges(connection, catalogue, indicator, {notes: [], crisisYear: 2020});
    expect(ages.map(({category}) => category)).toEqual(["15-26", "45-aow"]);
    const [young, old] = ages;
    expect(young).toMatchObject({title: "15 tot 27 jaar", grain: "year", unit: "uitkeringen"});
    // 2015 to 2019 are 51, 50, 51, 50, 51: the expected level is their mean.
    expect(young?.pulse.baseline?.expected).toBeCloseTo(50.6, 12);
    expect(young?.pulse.sinceBaseline?.difference).toBeCloseTo(39.4, 12);
    expect(young?.pulse.sinceBaseline?.exceedsNoise).toBe(true);
    expect(old?.pulse.sinceBaseline?.exceedsNoise).toBe(false);
  });

  it("are named by their id where the catalogue has no words, and are none where there are none", async () => {
    const [, old] = await readAges(connection, catalogue, indicator, {notes: [], crisisYear: 2020});
    expect(old?.title).toBe("45-aow");
    const other = {...indicator, id: "ww"};
    expect(await readAges(connection, catalogue, other, {notes: [], crisisYear: 2020})).toEqual([]);
  });

  it("end where their id says, or never", () => {
    expect([lastAge("15-26"), lastAge("65-plus"), lastAge("45-aow"), lastAge("0-3")]).toEqual([
      26,
      Infinity,
      Infinity,
      3
    ]);
  });
});
