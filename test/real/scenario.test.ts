import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readFineNational} from "../../loaders/scenarios/fine-national.js";
import {findScenario, readLibrary, type LibraryScenario} from "../../loaders/scenarios/library.js";
import {readRegional, regionalResult, type RegionalResult} from "../../loaders/scenarios/regional.js";
import {openWarehouse, query, type Database} from "../../loaders/warehouse/database.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {readRegionFacts, type WarehouseFacts} from "../../loaders/warehouse/region-facts.js";
import {projectScenario, type ScenarioProjection} from "../../models/scenario/project.js";
import {regionResult, type RegionResult} from "../../models/scenario/region-result.js";
import {scenarioPath, type ScenarioPath} from "../../models/scenario/scenario-path.js";
import {nationalShares, regionTotals} from "../../models/scenario/structure.js";
import {realWarehouse} from "../helpers/real-warehouse.js";
import {sharedDir} from "../helpers/shared.js";

// The scenarios of March 2020 on real figures: jobs in four groups of sectors by municipality of 2015 (70072ned), split by
// establishments and fitted to the country's sectors. Five years old, so an example; the published results it is held
// against stand in data/scenarios/regional with their sources.
describe.runIf(sharedDir)("scenarios on real municipalities", () => {
  const root = join(projectRoot(), "data");
  const ids = [1, 2, 3, 4].map((n) => `cpb-2020-03-s${n}`);
  let database: Database;
  let facts: WarehouseFacts;
  let library: LibraryScenario[];
  let regional: RegionalResult;

  beforeAll(async () => {
    const {file} = await realWarehouse();
    database = await openWarehouse(file);
    facts = await readRegionFacts(database.connection, {baseYear: 2019, boundaries: 2024});
    library = await readLibrary(join(root, "scenarios"));
    const {publication} = findScenario(library, ids[0] ?? "");
    const published = await readRegional(join(root, "scenarios", "regional"));
    const result = await regionalResult(database.connection, published, publication, {
      ...{boundaries: 2024, draws: 60, seed: 1}
    });
    if (result === null) throw new Error("nothing is published of March 2020");
    regional = result;
  });

  afterAll(() => database.close());

  const opened = (id: string): LibraryScenario & {path: ScenarioPath} => {
    const found = findScenario(library, id);
    return {...found, path: scenarioPath(found.publication, id)};
  };
  const projected = (id: string): ScenarioProjection => {
    const {variant, path} = opened(id);
    return projectScenario(variant, path, facts);
  };
  const helmond = (id: string): RegionResult => {
    const {variant, path} = opened(id);
    return regionResult(variant, path, facts, {region: "GM0794", draws: 40, seed: 1, together: facts.corop});
  };

  it("say what they rest on: a mix of 2015, estimated, nobody commuting", () => {
    expect(facts.mix.year).toBe(2015);
    expect(facts.mix.regions).toHaveLength(342);
    const codes = [...facts.warnings, ...helmond(ids[0] ?? "").warnings].map(({code}) => code);
    for (const code of ["estimated-structure", "no-commuting", "national-level", "old-structure"])
      expect(codes).toContain(code);
  });

  it.each([
    ["cpb-2020-03-s1", -11.25, -1.2],
    ["cpb-2020-03-s4", -26.25, -7.3]
  ])("keep the published fall of culture and services in %s, and the growth of GDP", (id, culture, gdp) => {
    const {sectors, growth} = helmond(id);
    expect(sectors.find(({code}) => code === "R-U")?.shock).toBe(culture);
    expect(growth.national).toBeCloseTo(gdp, 9);
    expect(growth.national + growth.mix + growth.local).toBeCloseTo(growth.total, 9);
  });

  it("have a fourth scenario that is not the deepest in 2020 and the worst over two years, in Helmond too", () => {
    const of = (pick: (year: ScenarioProjection["years"][number], at: number) => number, year: number): number[] =>
      ids.map((id) => {
        const found = projected(id).years.find((each) => each.year === year);
        return found === undefined ? NaN : pick(found, facts.mix.regions.indexOf("GM0794"));
      });
    const [first, both] = [
      of(({growth}, at) => growth[at] ?? NaN, 2020),
      of(({growth}, at) => growth[at] ?? NaN, 2021)
    ];
    expect(Math.min(...first)).toBe(first[2]);
    expect(Math.min(...both)).toBe(both[3]);
    const unemployed = of(({unemployment}, at) => unemployment[at] ?? NaN, 2021);
    expect(Math.max(...unemployed)).toBe(unemployed[3]);
  });

  it("lie between the extreme sectors in every municipality, and give the country its figures back", () => {
    const jobs = regionTotals(facts.mix);
    const mean = (values: Float64Array, weights: Float64Array): number => {
      const [sum, whole] = values.reduce(
        ([s, w], value, r) => [s + value * (weights[r] ?? 0), w + (weights[r] ?? 0)],
        [0, 0]
      );
      return sum / whole;
    };
    const shares = nationalShares(facts.mix);
    for (const id of ids) {
      const [year] = projected(id).years;
      if (year === undefined) throw new Error(`${id} has no years`);
      const cells = year.shocks.sectors.map(({value}) => value);
      for (const growth of year.growth) {
        expect(growth).toBeGreaterThanOrEqual(Math.min(...cells));
        expect(growth).toBeLessThanOrEqual(Math.max(...cells));
      }
      const national = year.shocks.sectors.reduce((sum, {sector, value}) => sum + shares[sector] * value, 0);
      expect(mean(year.growth, jobs)).toBeCloseTo(national, 9);
      const own = opened(id).path.years[0]?.unemploymentChange ?? NaN;
      expect(Math.abs(mean(year.unemploymentChange, facts.labourForce) - own)).toBeLessThan(1e-9);
    }
  });

  it("have the country's finer sectors at hand, so that a region's own register can use them", async () => {
    const shares = await readFineNational(database.connection, 2019);
    // Jobs of December 2019 as 83583NED has them.
    expect(shares).toEqual({
      detailhandel: expect.closeTo(793060 / 2252930, 9) as number,
      horeca: expect.closeTo(435600 / 2252930, 9) as number,
      uitzend: expect.closeTo(793010 / 1630240, 9) as number,
      reis: expect.closeTo(22260 / 1630240, 9) as number,
      cultuur: expect.closeTo(141950 / 277580, 9) as number
    });
  });

  it("give all fourteen municipalities of Twente a path, round that of the area", async () => {
    const rows = await query<{code: string}>(
      database.connection,
      "SELECT code FROM region WHERE level = 'gemeente' AND boundary_year = 2024 AND corop = 'CR12' ORDER BY code"
    );
    expect(rows).toHaveLength(14);
    const last = projected("cpb-2020-03-s4").years.at(-1);
    const changes = rows.map(({code}) => last?.unemploymentChange[facts.commuting.homes.indexOf(code)] ?? NaN);
    const area = regional.maxima.find(({variant}) => variant === "cpb-2020-03-s4");
    const own = (area?.parts.national ?? NaN) + (area?.parts.regional ?? NaN);
    expect(Math.min(...changes)).toBeLessThan(own);
    expect(Math.max(...changes)).toBeGreaterThan(own);
  });

  // Kennispunt Twente published 4.5, 5.5, 8.8 and 9.4 to 9.6. Beside the country's own change the mix adds under 0.1 here:
  // cells of scenarios 2 and 3 are not published, and industry and building have no establishments of their own.
  it.each([
    ["cpb-2020-03-s1", 0.2],
    ["cpb-2020-03-s2", 0.4],
    ["cpb-2020-03-s3", 0.5],
    ["cpb-2020-03-s4", 0.2]
  ])("come within a stated distance of Twente's highest unemployment in %s: %d points", (id, distance) => {
    const row = regional.maxima.find(({variant}) => variant === id);
    expect(row?.name).toBe("Twente");
    const {projected: own, published, publishedHigh, low, high, parts} = row as RegionalResult["maxima"][number];
    expect(Math.max(published - own, own - publishedHigh, 0)).toBeLessThan(distance);
    expect(low).toBeLessThan(publishedHigh);
    expect(high).toBeGreaterThan(published);
    expect(Math.abs(parts.regional)).toBeLessThan(0.1);
  });

  it("find three of the four provinces that were named hardest hit among the four hardest, and the fourth fifth", () => {
    expect(regional.hardest).toHaveLength(4);
    for (const {found, published, order, tau} of regional.hardest) {
      expect(published).toEqual(["PV30", "PV24", "PV29", "PV31"]);
      expect(found).toBe(3);
      const first = order.slice(0, 5).map(({region}) => region);
      for (const province of published) expect(first).toContain(province);
      // Of at most 0.70 for four out of twelve; Noord-Holland stands first, which nobody published.
      expect(tau).toBeGreaterThan(0.5);
      expect(first[0]).toBe("PV27");
    }
  });

  it("have Zuid-Holland milder than the country in all four, and Noord-Brabant deeper", () => {
    expect(regional.milder).toHaveLength(4);
    for (const {own, country} of regional.milder) expect(own).toBeGreaterThan(country);
    const [brabant] = regional.falls;
    expect(brabant?.projected).toBeGreaterThan(1);
    // Rabobank has 6 beside 5.
    expect(Math.abs((brabant?.projected ?? NaN) - (brabant?.published ?? NaN))).toBeLessThan(0.2);
  });
});
