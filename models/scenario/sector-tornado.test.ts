import {describe, expect, it} from "vitest";
import {sectorCodes, type ScenarioPublication, type ScenarioVariant, type SectorCode} from "./format.js";
import {scenarioPath} from "./scenario-path.js";
import {vulnerability} from "./sector-shocks.js";
import {sectorTornado} from "./sector-tornado.js";
import {nationalShares, regionTotals, sectorMix} from "./structure.js";
import {facts, fourth, march, path, rows} from "../../test/helpers/three-regions.js";

const tornado = sectorTornado(fourth, path, facts, {region: "B"});
const of = (sector: SectorCode) => tornado.sectors.find((each) => each.sector === sector);

describe("the tornado over sectors", () => {
  it("gives the closed form of one year without published sectors, for every sector", () => {
    const cell = {year: 2020, relation: "exact", source: "test", confidence: "high"} as const;
    const publication: ScenarioPublication = {
      ...march,
      variants: [
        {
          ...fourth,
          cells: [
            {...cell, measure: "gdp-growth", statistic: "growth", value: -4},
            {...cell, measure: "unemployment", statistic: "annual-average", value: 5},
            {...cell, measure: "employment-persons", statistic: "growth", value: -2}
          ],
          sectors: []
        }
      ]
    };
    const [only] = publication.variants as [ScenarioVariant];
    const made = sectorTornado(only, scenarioPath(publication, only.id), facts, {region: "B"});
    const shares = nationalShares(facts.mix);
    const width = sectorCodes.length;
    const total = regionTotals(facts.mix)[1] ?? NaN;
    // Jobs of a region fall as its own mix does against the country's: J · Σ s_ir v_i / Σ s_i v_i.
    const jobs = (v: Record<SectorCode, number>): number => {
      const own = sectorCodes.reduce((sum, code, s) => sum + ((facts.mix.jobs[width + s] ?? 0) / total) * v[code], 0);
      const national = sectorCodes.reduce((sum, code) => sum + shares[code] * v[code], 0);
      return (total * -0.02 * own) / national;
    };
    for (const {sector, jobs: range, growth} of made.sectors) {
      // exp(±0.3 · z(0.9)), from qnorm(0.9) = 1.281552 in R.
      const ends = [Math.exp(0.3 * 1.281552), Math.exp(-0.3 * 1.281552)].map((factor) =>
        jobs({...vulnerability, [sector]: vulnerability[sector] * factor})
      );
      expect(range.low).toBeCloseTo(Math.min(...ends), 4);
      expect(range.high).toBeCloseTo(Math.max(...ends), 4);
      expect(growth.low).toBeLessThan(growth.value);
      expect(growth.high).toBeGreaterThan(growth.value);
    }
  });

  it("moves a published sector by its rounding only, and leaves it exactly as published in the middle", () => {
    const culture = of("R-U");
    expect(culture?.origin).toBe("found");
    expect(culture?.growth.value).toBe(-26.25);
    expect(culture?.growth.low).toBeCloseTo(-26.35, 12);
    expect(culture?.growth.high).toBeCloseTo(-26.15, 12);
  });

  it("moves an entered sector by the rounding too, and calls it entered", () => {
    const overrides = [{sector: "B-E" as const, year: 2020, value: -20}];
    const made = sectorTornado(fourth, path, facts, {region: "B", overrides});
    const industry = made.sectors.find(({sector}) => sector === "B-E");
    expect(industry?.origin).toBe("overridden");
    expect(industry?.growth.low).toBeCloseTo(-20.1, 12);
  });

  it("has the middle between the ends, the widest swing first, and every sector once", () => {
    for (const {jobs, unemployment} of tornado.sectors) {
      expect(jobs.low).toBeLessThanOrEqual(tornado.jobs + 1e-9);
      expect(jobs.high).toBeGreaterThanOrEqual(tornado.jobs - 1e-9);
      expect(unemployment.low).toBeLessThanOrEqual(tornado.unemployment + 1e-9);
      expect(unemployment.high).toBeGreaterThanOrEqual(tornado.unemployment - 1e-9);
    }
    const widths = tornado.sectors.map(({jobs}) => jobs.high - jobs.low);
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    expect(new Set(tornado.sectors.map(({sector}) => sector)).size).toBe(sectorCodes.length);
  });

  it("shows no swing for a region that has the mix of the country", () => {
    const same = rows.map((row) => ({...row, jobs: rows.find(({sector}) => sector === row.sector)?.jobs ?? 0}));
    const even = {...facts, mix: sectorMix(same, 2019)};
    const made = sectorTornado({...fourth, sectors: []}, path, even, {region: "B"});
    for (const {unemployment} of made.sectors) expect(unemployment.high - unemployment.low).toBeLessThan(1e-9);
  });

  it("refuses a region that is not there", () => {
    expect(() => sectorTornado(fourth, path, facts, {region: "Z"})).toThrow("Z is not among the 3 regions");
  });
});
