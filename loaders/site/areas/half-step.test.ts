import {rmSync} from "node:fs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readCatalogue} from "../../catalogue/catalogue.js";
import {buildWarehouse} from "../../warehouse/build.js";
import {openWarehouse, type Database} from "../../warehouse/database.js";
import {card, loaderOf, makeSmallWorld, observation, type SmallWorld} from "../../warehouse/small-world.fixture.js";
import {readHalfSteps} from "./half-step.js";

let world: SmallWorld;
let database: Database;
beforeAll(async () => {
  world = makeSmallWorld({
    tientallen: card("tientallen", "rounding: 10\ncolumns: [{column: x, indicator: werkloosheid, rounding: 0.1}]\n"),
    precies: card("precies")
  });
  const of = (indicator: string, region: string, year: number, value: number) =>
    observation({indicator, region, boundaryYear: year, period: `${year}-01-01`, value});
  await buildWarehouse(
    world.options({
      tientallen: loaderOf([
        of("ww", "GM0001", 2020, 30),
        of("ww", "WK000201", 2020, 10),
        of("ww", "WK000202", 2020, 20),
        of("werkloosheid", "GM0001", 2020, 4.3),
        of("ww", "NL01", 2020, 60)
      ]),
      precies: loaderOf(
        [
          of("inwoners", "GM0001", 2020, 500),
          of("inwoners", "WK000201", 2020, 100),
          of("inwoners", "WK000202", 2020, 300),
          of("inwoners", "NL01", 2020, 1000)
        ],
        "b"
      )
    })
  );
  database = await openWarehouse(world.out);
});
afterAll(() => {
  database?.close();
  rmSync(world.dir, {recursive: true, force: true});
});

describe("how far rounding moves yearly values", () => {
  it("is of a municipality its own half step, or that of its wijken together", async () => {
    const catalogue = await readCatalogue(world.dataDir);
    const of = await readHalfSteps(database.connection, catalogue, {level: "gemeente", boundaryYear: 2020});
    // 5 of 500 persons; 5 of each of two wijken, of 400 persons together; half a tenth.
    expect(of.get("ww")).toEqual({GM0001: 10, GM0002: 20.0042});
    expect(of.get("werkloosheid")).toEqual({GM0001: 0.05});
  });

  it("is of the country that of the figure its source gives, not of what its municipalities add up to", async () => {
    const catalogue = await readCatalogue(world.dataDir);
    const of = await readHalfSteps(database.connection, catalogue, {level: "land", boundaryYear: 2020});
    expect(of.get("ww")).toEqual({NL01: 5});
  });
});
