import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {readSystem} from "../system/read-system.js";
import {careSet} from "./care-set.js";
import {commutingFlows, commutingShares} from "./commuting.js";
import {scenarioOutcomes} from "./measures.js";
import {regionResult} from "./region-result.js";
import {regionsCare} from "./regions-care.js";
import {sectorMix} from "./structure.js";
import {facts, fourth, path, regions, rows} from "../../test/helpers/three-regions.js";

const read = (path: string): string => readFileSync(new URL(`../../data/${path}`, import.meta.url), "utf8");
const system = readSystem(JSON.parse(read("systems/standaardmodel.system.json")), "standard");
const set = careSet(system, {years: 2, draws: 0, seed: 1});

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

  const drawn = careSet(system, {years: 2, draws: 24, seed: 3});
  const chosen = {theta: 0.8, together: ["x", "x", "y"]};
  const bands = {drawn: drawn.drawn, draws: 40, seed: 3};
  const banded = regionsCare(fourth, path, facts, {...chosen, responses: drawn.middle, bands});

  it.each(regions)("gives region %s the very band it gets alone, draw by draw", (region) => {
    const measures = scenarioOutcomes.map((variable) => ({
      ...{variable, indicator: variable, unit: "%", personsPerUnit: null}
    }));
    const alone = regionResult(fourth, path, facts, {
      ...chosen,
      ...{region, draws: 40, seed: 3, care: {measures, ...drawn}}
    });
    scenarioOutcomes.forEach((variable, o) => {
      const found = alone.care.find((each) => each.variable === variable && each.period === String(banded.year));
      const at = regions.indexOf(region);
      const made = [banded.low?.[o]?.[at], banded.change[o]?.[at], banded.high?.[o]?.[at]];
      expect(made).toEqual([found?.low, found?.value, found?.high]);
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
        commuting: commutingShares(commutingFlows(flows, regions, works))
      },
      {responses: set.middle}
    );
    for (const values of made.change) expect([...values].map(Number.isFinite)).toEqual([true, true, false]);
  });
});
