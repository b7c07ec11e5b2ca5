import {rmSync} from "node:fs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readCatalogue} from "../../catalogue/catalogue.js";
import {buildWarehouse} from "../../warehouse/build.js";
import {openWarehouse, type Database} from "../../warehouse/database.js";
import {loaderOf, makeSmallWorld, observation, type SmallWorld} from "../../warehouse/small-world.fixture.js";
import {readWijken} from "./area-wijken.js";

let world: SmallWorld;
let database: Database;
beforeAll(async () => {
  world = makeSmallWorld();
  const of = (indicator: string, region: string, year: number, value: number) =>
    observation({indicator, region, boundaryYear: year, period: `${year}-01-01`, value});
  await buildWarehouse(
    world.options({
      een: loaderOf([
        // Percentages by wijk end five years before the inhabitants do, on a division of wijken of their own.
        of("werkloosheid", "WK000101", 2016, 4),
        of("werkloosheid", "WK000102", 2016, 6),
        of("inwoners", "WK000101", 2021, 500),
        of("inwoners", "WK000103", 2021, 100)
      ])
    })
  );
  database = await openWarehouse(world.out);
});
afterAll(() => {
  database?.close();
  rmSync(world.dir, {recursive: true, force: true});
});

describe("the wijken of a municipality", () => {
  it("stand in the last year each figure has, on the division of that year", async () => {
    const own = (await readWijken(database.connection, await readCatalogue(world.dataDir))).get("GM0001");
    const said = Object.entries(own ?? {}).map(([id, {period, sources, rows}]) => [
      id,
      period,
      sources,
      rows.map(({code, value}) => [code, value])
    ]);
    expect(said).toEqual(
      expect.arrayContaining([
        [
          "werkloosheid",
          "2016-01-01",
          ["een"],
          [
            ["WK000101", 4],
            ["WK000102", 6]
          ]
        ],
        [
          "inwoners",
          "2021-01-01",
          ["een"],
          [
            ["WK000101", 500],
            ["WK000103", 100]
          ]
        ]
      ])
    );
  });
});
