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
        'definitive' AS status, NULL AS missing, 'v1' AS vintage, 'Bron A' AS source
      FROM range(2015, 2021) years(y), (VALUES ('45-aow', 200.0, 0.5), ('15-26', 50.0, 40.0)) ages(age, base, jump)
      UNION ALL SELECT 'bijstand', 'month', DATE '2020-05-01', 'age=15-26', 7, NULL, NULL, 'definitive', NULL, 'v1', 'Bron A'
      -- Another source: one class with the same name and one that lies across those of the first.
      UNION ALL SELECT 'ww', 'year', make_date(y, 1, 1), 'age=15-26', 10, NULL, NULL, 'definitive', NULL, 'v1', 'Bron A'
        FROM range(2015, 2019) years(y)
      UNION ALL SELECT 'ww', 'year', make_date(y, 1, 1), 'age=' || age, 90, NULL, NULL, 'definitive', NULL, 'v2', 'Bron B'
        FROM range(2018, 2021) years(y), (VALUES ('15-26'), ('25-44')) ages(age)`);
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
    const other = {...indicator, id: "tozo"};
    expect(await readAges(connection, catalogue, other, {notes: [], crisisYear: 2020})).toEqual([]);
  });

  it("of different sources are never joined, also where their names are the same", async () => {
    const ages = await readAges(connection, catalogue, {...indicator, id: "ww"}, {notes: [], crisisYear: 2020});
    expect(
      ages.map(({source, category, pulse}) => [source, category, pulse.latest.period, pulse.latest.value])
    ).toEqual([
      ["Bron A", "15-26", "2018-01-01", 10],
      ["Bron B", "15-26", "2020-01-01", 90],
      ["Bron B", "25-44", "2020-01-01", 90]
    ]);
    // Joined they would have five years before the crisis, and a jump from 10 to 90 that nobody counted.
    expect(ages.map(({pulse}) => pulse.sincePrevious?.difference)).toEqual([0, 0, 0]);
    expect(ages.map(({pulse}) => pulse.baseline)).toEqual([null, null, null]);
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
