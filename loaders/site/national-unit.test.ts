import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {Indicator} from "../catalogue/schema.js";
import {nationalUnit, readNational} from "./indicator-page.js";

let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:");
  connection = await instance.connect();
  // People of 2019 and 2020 are known, and are otherwise in a source that does not stand: of 2021 the year before stands in, of 2022 none does.
  await connection.run(`
    CREATE TABLE site_national AS
      SELECT 'mensen' AS indicator, 'year' AS grain, make_date(y, 1, 1) AS period, 1000.0 * (y - 2017) AS value,
        NULL::DOUBLE AS low, NULL::DOUBLE AS high, 'definitive' AS status, NULL::VARCHAR AS missing, 'v1' AS vintage, 1 AS place
        FROM range(2019, 2021) years(y)
      UNION ALL SELECT 'mensen', 'year', make_date(y, 1, 1), 1, NULL, NULL, 'definitive', NULL, 'v0', 2 FROM range(2019, 2021) years(y)
      UNION ALL SELECT 'kort', 'quarter', make_date(y, 4, 1), 30, NULL, NULL, 'definitive', NULL, 'v1', 1 FROM range(2019, 2022) years(y)
      UNION ALL SELECT 'lang', 'quarter', make_date(y, 4, 1), 30, NULL, NULL, 'definitive', NULL, 'v1', 1 FROM range(2019, 2023) years(y)`);
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const indicator = (id: string): Indicator =>
  ({id, title: id, unit: "uitkeringen", decimals: 0, measure: "count", denominator: "mensen", parts: []}) as never;
const catalogue = {
  indicators: new Map([["mensen", {...indicator("mensen"), title: "Mensen", denominator: null}]])
} as unknown as Catalogue;

async function shown(id: string): Promise<[unit: string, points: unknown[]]> {
  const unit = await nationalUnit(connection, catalogue, indicator(id), "quarter");
  const points = await readNational(connection, id, "quarter", unit);
  return [unit.unit, points.map(({period, value, status}) => [period.slice(0, 4), value, status])];
}

describe("the unit of the Dutch series", () => {
  it("is a rate where the population is known, or that of the year before or after, which makes an estimate", async () => {
    expect(await shown("kort")).toEqual([
      "uitkeringen per 1.000 mensen",
      [
        ["2019", 15, "definitive"],
        ["2020", 10, "definitive"],
        ["2021", 10, "estimated"]
      ]
    ]);
  });

  it("is the count itself where it is not known for every period: no period drops out, and no line changes base", async () => {
    expect(await shown("lang")).toEqual([
      "uitkeringen",
      ["2019", "2020", "2021", "2022"].map((year) => [year, 30, "definitive"])
    ]);
  });
});
