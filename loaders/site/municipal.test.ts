import {rmSync} from "node:fs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readCatalogue} from "../catalogue/catalogue.js";
import type {Indicator} from "../catalogue/schema.js";
import {buildWarehouse} from "../warehouse/build.js";
import {openWarehouse, type Database} from "../warehouse/database.js";
import {loaderOf, makeSmallWorld, observation, type SmallWorld} from "../warehouse/small-world.fixture.js";
import {readMunicipalOfPages} from "./municipal.js";

let world: SmallWorld;
let database: Database;
let indicators: ReadonlyMap<string, Indicator>;
beforeAll(async () => {
  world = makeSmallWorld();
  const of = (region: string, grain: "month" | "year", period: string, value: number) =>
    observation({indicator: "werkloosheid", region, grain, period, value});
  await buildWarehouse(
    world.options({
      een: loaderOf([
        of("NL01", "month", "2020-01-01", 3),
        of("NL01", "month", "2020-02-01", 4),
        of("GM0001", "year", "2019-01-01", 5),
        of("GM0001", "year", "2020-01-01", 6),
        of("GM0002", "year", "2020-01-01", 7),
        observation({indicator: "inwoners", region: "GM0001", value: 10})
      ])
    })
  );
  database = await openWarehouse(world.out);
  ({indicators} = await readCatalogue(world.dataDir));
});
afterAll(() => {
  database?.close();
  rmSync(world.dir, {recursive: true, force: true});
});

describe("municipal figures of an indicator's page", () => {
  it("are the years where only the Netherlands has months, and say so", async () => {
    const pages = [
      {indicator: indicators.get("werkloosheid")!, grain: "month" as const},
      {indicator: indicators.get("inwoners")!, grain: "year" as const}
    ];
    const {own, years} = await readMunicipalOfPages(database.connection, pages, 2020);
    expect([...own.keys()]).toEqual(["inwoners"]);
    expect(own.get("inwoners")?.latest.grain).toBe("year");
    expect([...years.keys()]).toEqual(["werkloosheid"]);
    const {series, latest} = years.get("werkloosheid")!;
    expect(latest).toMatchObject({grain: "year", period: "2020-01-01"});
    expect(latest.values.map(({code, value}) => [code, value])).toEqual([
      ["GM0001", 6],
      ["GM0002", 7]
    ]);
    expect([series.periods, series.values["GM0001"]]).toEqual([
      ["2019-01-01", "2020-01-01"],
      [5, 6]
    ]);
  });
});
