import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {describe, expect, it} from "vitest";
import {allRegions} from "./all-regions.js";
import {noCommuting} from "./commuting.js";
import {sectorCodes, type ScenarioVariant} from "./format.js";
import type {RegionFacts} from "./project.js";
import {readPublication} from "./read-publication.js";
import {regionResult} from "./region-result.js";
import {scenarioPath} from "./scenario-path.js";
import {sectorMix} from "./structure.js";

const file = new URL("../../data/scenarios/cpb-2020-03.yaml", import.meta.url);
const march = readPublication(parse(readFileSync(file, "utf8")), "march");
const fourth = march.variants.find(({id}) => id === "cpb-2020-03-s4") as ScenarioVariant;
const path = scenarioPath(march, fourth.id);

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
const options = {draws: 60, seed: 7, together: ["x", "x", "y"], theta: 0.8};

describe("all regions at once", () => {
  const all = allRegions(fourth, path, facts, options);

  it.each(regions)("give region %s the very numbers it gets alone", (region) => {
    const alone = regionResult(fourth, path, facts, {...options, region});
    const at = regions.indexOf(region);
    all.years.forEach(({year, measures}, y) => {
      const of = (measure: keyof typeof measures): unknown => [
        measures[measure].value[at],
        measures[measure].low?.[at],
        measures[measure].high?.[at]
      ];
      const level = alone.unemployment[y];
      const [ww, bijstand] = (["ww", "bijstand"] as const).map((name) =>
        alone.benefits.find(({benefit, period}) => benefit === name && period === String(year))
      );
      expect(of("unemployment")).toEqual([level?.value, level?.low, level?.high]);
      expect(of("ww")).toEqual([ww?.value, ww?.low, ww?.high]);
      expect(of("bijstand")).toEqual([bijstand?.value, bijstand?.low, bijstand?.high]);
    });
    const jobs = all.years.at(-1)?.measures.jobs;
    const before = alone.jobs.before;
    expect(
      [jobs?.value[at], jobs?.low?.[at], jobs?.high?.[at]].map((share) => (before * (share ?? NaN)) / 100)
    ).toEqual([alone.jobs.change, alone.jobs.low, alone.jobs.high]);
  });

  it("have the publication's own change as their mean by labour force, in every year", () => {
    for (const {year, measures} of all.years) {
      const change = measures.unemploymentChange.value;
      const mean = facts.labourForce.reduce((sum, weight, r) => sum + weight * (change[r] ?? NaN), 0) / 7000;
      expect(mean).toBeCloseTo(path.years.find((each) => each.year === year)?.unemploymentChange ?? NaN, 12);
    }
  });

  it("have no bands without draws, and the same middle", () => {
    const middle = allRegions(fourth, path, facts, {...options, draws: 0});
    middle.years.forEach(({measures}, y) => {
      expect(measures.jobs.low).toBeNull();
      expect(measures.jobs.value).toEqual(all.years[y]?.measures.jobs.value);
    });
  });

  it("stop when they are stopped, and tell how far they are", () => {
    const stopped = AbortSignal.abort(new Error("stopped"));
    expect(() => allRegions(fourth, path, facts, {...options, signal: stopped})).toThrow("stopped");
    const told: number[] = [];
    allRegions(fourth, path, facts, {...options, onProgress: (done) => told.push(done)});
    expect(told).toEqual([0, 32]);
  });
});
