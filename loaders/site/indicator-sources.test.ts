import {rmSync} from "node:fs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readCatalogue, type Catalogue} from "../catalogue/catalogue.js";
import {buildWarehouse} from "../warehouse/build.js";
import {openWarehouse, type Database} from "../warehouse/database.js";
import {card, loaderOf, makeSmallWorld, observation, type SmallWorld} from "../warehouse/small-world.fixture.js";
import {baseSourcesReader} from "./indicator-files.js";
import {readIndicatorPage} from "./indicator-page.js";
import {readMunicipalOfPages} from "./municipal.js";
import {makeSiteTables} from "./site-tables.js";

let world: SmallWorld;
let database: Database;
let catalogue: Catalogue;
beforeAll(async () => {
  world = makeSmallWorld(Object.fromEntries(["oud", "nieuw", "bevolking", "geteld"].map((id) => [id, card(id)])));
  const of = (region: string, year: number, value: number, indicator = "ww") =>
    observation({indicator, region, period: `${year}-01-01`, boundaryYear: year, value});
  const people = (region: string) => [2019, 2020, 2021].map((year) => of(region, year, 500, "inwoners"));
  await buildWarehouse(
    world.options({
      oud: loaderOf([of("GM0001", 2019, 5), of("GM0002", 2019, 6), of("GM0002", 2020, 7), of("NL01", 2019, 11)]),
      nieuw: loaderOf([of("GM0001", 2020, 8), of("GM0001", 2021, 9), of("GM0002", 2021, 9), of("NL01", 2020, 15)]),
      bevolking: loaderOf([...people("GM0001"), ...people("GM0002"), ...people("NL01")]),
      geteld: loaderOf([of("GM0001", 2018, 400, "inwoners"), of("NL01", 2018, 900, "inwoners")])
    })
  );
  database = await openWarehouse(world.out);
  catalogue = await readCatalogue(world.dataDir);
  await makeSiteTables(database.connection);
});
afterAll(() => {
  database?.close();
  rmSync(world.dir, {recursive: true, force: true});
});

const readPage = (id: string): ReturnType<typeof readIndicatorPage> =>
  readIndicatorPage(database.connection, catalogue, catalogue.indicators.get(id)!, catalogue.events[0]!, []);

describe("the sources on the page of an indicator", () => {
  it("of the Netherlands bear their own years, and those of the population that divided are named", async () => {
    const page = await readPage("ww");
    const idOf = (vintage: string): string => vintage.split("@")[0] ?? "";
    expect(page.nationalSources.map(([vintage, ...years]) => [idOf(vintage), ...years])).toEqual([
      ["oud", "2019-01-01", "2019-01-01"],
      ["nieuw", "2020-01-01", "2020-01-01"]
    ]);
    expect(page.baseSources.map(({title}) => title)).toEqual(["bevolking"]);
    expect((await readPage("inwoners")).baseSources).toEqual([]);
  });

  it("of municipalities are those of each, and of the population of their years alone", async () => {
    const pages = [await readPage("ww"), await readPage("inwoners")];
    const {own, years} = await readMunicipalOfPages(database.connection, pages, 2021);
    const figures = own.get("ww")!;
    expect(figures.series.sources).toEqual({
      GM0001: [
        ["oud", 0, 0],
        ["nieuw", 1, 2]
      ],
      GM0002: [
        ["oud", 0, 1],
        ["nieuw", 2, 2]
      ]
    });
    expect(figures.latest.sources).toEqual(["nieuw"]);
    expect(figures.panel?.uses).toEqual({gemeente: {oud: [0, 1], nieuw: [1, 2]}});
    const baseSources = baseSourcesReader(pages, [...years, ...own], catalogue);
    const of = (id: string, ...periods: string[]): string[] =>
      baseSources(catalogue.indicators.get(id)!, own.get(id)!, periods).map(({title}) => title);
    expect(of("ww", "2019-01-01", "2021-01-01")).toEqual(["bevolking"]);
    // 2017 borrows of the year next to it; 2019 has its own, so none is borrowed; 2014 has none near.
    expect([of("ww", "2017-01-01"), of("ww", "2019-01-01"), of("ww", "2014-01-01")]).toEqual([
      ["geteld"],
      ["bevolking"],
      []
    ]);
    expect(of("inwoners", "2019-01-01")).toEqual([]);
  });
});
