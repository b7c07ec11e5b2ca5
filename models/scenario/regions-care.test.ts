import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {describe, expect, it} from "vitest";
import {readSystem} from "../system/read-system.js";
import {careSet} from "./care-set.js";
import {commutingShares, noCommuting} from "./commuting.js";
import {sectorCodes, type ScenarioVariant} from "./format.js";
import {scenarioOutcomes} from "./measures.js";
import type {RegionFacts} from "./project.js";
import {readPublication} from "./read-publication.js";
import {regionResult} from "./region-result.js";
import {regionsCare} from "./regions-care.js";
import {scenarioPath} from "./scenario-path.js";
import {sectorMix} from "./structure.js";

const read = (path: string): string => readFileSync(new URL(`../../data/${path}`, import.meta.url), "utf8");
const march = readPublication(parse(read("scenarios/cpb-2020-03.yaml")), "march");
const fourth = march.variants.find(({id}) => id === "cpb-2020-03-s4") as ScenarioVariant;
const path = scenarioPath(march, fourth.id);
const system = readSystem(JSON.parse(read("systems/standaardmodel.system.json")), "standard");
const set = careSet(system, {years: 2, draws: 0, seed: 1});

const regions = ["A", "B", "C"];
const rows = regions.flatMap((region, r) =>
  sectorCodes.map((sector, s) => ({region, sector, jobs: 100 + 37 * ((r * 7 + s * 3) % 10), low: 90, high: 500}))
);
const facts: RegionFacts = {
  mix: sectorMix(rows, 2019),
  commuting: noCommuting(regions),
  labourForce: Float64Array.of(1000, 2000, 4000),
  unemployment: Float64Array.of(3, 4, 5),
  levelYear: 2019
};

describe("care in all regions", () => {
  const all = regionsCare(fourth, path, facts, {responses: set.middle, theta: 0.8});

  it.each(regions)("gives region %s the very numbers it gets alone", (region) => {
    const measures = scenarioOutcomes.map((variable) => ({
      ...{variable, indicator: variable, unit: "%", personsPerUnit: null}
    }));
    const alone = regionResult(fourth, path, facts, {
      ...{region, draws: 0, seed: 1, theta: 0.8},
      care: {measures, ...set}
    });
    scenarioOutcomes.forEach((variable, o) => {
      const found = alone.care.find((each) => each.variable === variable && each.period === String(all.year));
      expect(all.change[o]?.[regions.indexOf(region)]).toBe(found?.value);
    });
  });

  it("has no number where people live and no jobs can grow, and numbers everywhere else", () => {
    const works = ["A", "B"];
    const flows = regions.map((home) => ({home, work: home === "C" ? "A" : home, jobs: 10}));
    const made = regionsCare(
      fourth,
      path,
      {
        ...facts,
        mix: sectorMix(
          rows.filter(({region}) => region !== "C"),
          2019
        ),
        commuting: commutingShares(flows, regions, works)
      },
      {responses: set.middle}
    );
    for (const values of made.change) expect([...values].map(Number.isFinite)).toEqual([true, true, false]);
  });
});
