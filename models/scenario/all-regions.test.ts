import {describe, expect, it} from "vitest";
import {allRegions} from "./all-regions.js";
import {regionResult} from "./region-result.js";
import {facts, fourth, path, regions} from "../../test/helpers/three-regions.js";

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
