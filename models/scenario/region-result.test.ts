import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {describe, expect, it} from "vitest";
import {noCommuting} from "./commuting.js";
import {sectorCodes} from "./format.js";
import type {RegionFacts} from "./project.js";
import {readPublication} from "./read-publication.js";
import {regionResult, type RegionResult, type RegionResultOptions} from "./region-result.js";
import {scenarioPath} from "./scenario-path.js";
import {sectorMix} from "./structure.js";

const file = new URL("../../data/scenarios/cpb-2020-03.yaml", import.meta.url);
const march = readPublication(parse(readFileSync(file, "utf8")), "march");
const variant = march.variants.find(({id}) => id === "cpb-2020-03-s4");
if (variant === undefined) throw new Error("no fourth scenario");
const codes = ["A", "B", "C"];
const facts: RegionFacts = {
  mix: sectorMix(
    codes.flatMap((region, r) =>
      sectorCodes.map((sector, s) => ({region, sector, jobs: 1000 + 370 * ((r * 7 + s * 3) % 10)}))
    ),
    2019
  ),
  commuting: noCommuting(codes),
  labourForce: Float64Array.of(10000, 20000, 40000),
  unemployment: Float64Array.of(3, 4, 5),
  levelYear: 2019
};
const project = (options: Partial<RegionResultOptions> = {}): RegionResult =>
  regionResult(variant, scenarioPath(march, variant.id), facts, {region: "A", draws: 50, seed: 1, ...options});
const warned = ({warnings}: RegionResult): string[] => warnings.map(({code}) => code);

describe("the result of one region", () => {
  it("gives the jobs that regions add up to, persons and hours apart", () => {
    // 4.29 % unemployed in the three regions, and 2.7 and 6 points more: 100·((1 − u₁)/(1 − u₀) − 1).
    const before = (3 + 2 * 4 + 4 * 5) / 7;
    const persons = (points: number): number => 100 * ((100 - before - points) / (100 - before) - 1);
    expect(project().employment).toEqual([
      {period: "2020", persons: expect.closeTo(persons(2.7), 9) as number, hours: null, from: "unemployment"},
      {period: "2021", persons: expect.closeTo(persons(6), 9) as number, hours: null, from: "unemployment"}
    ]);
  });

  it("says when a local term outweighs all sectors together, and not before", () => {
    expect(warned(project())).not.toContain("local-outweighs");
    expect(warned(project({local: Float64Array.of(-3, 0, 0)}))).not.toContain("local-outweighs");
    const {growth, ...rest} = project({local: Float64Array.of(-30, 0, 0)});
    expect(growth.total - growth.local).toBeGreaterThan(-30);
    expect(warned({growth, ...rest})).toContain("local-outweighs");
  });

  it("says when all sectors are given and do not add up to GDP", () => {
    const all = sectorCodes.map((sector) => ({sector, year: 2020, value: -1}));
    expect(warned(project({overrides: all}))).toContain("not-consistent");
    expect(warned(project())).not.toContain("not-consistent");
  });

  it("tells of every band what it is made of, without a system model too", () => {
    const {variance, variances, transferred, assumptions} = project();
    expect(variances).toHaveLength(4 * 2);
    expect(variances.filter(({outcome}) => outcome === "unemployment").at(-1)).toMatchObject(variance);
    expect(transferred).toEqual([]);
    // Nothing is driven, so nothing is said of transfer.
    expect(assumptions.join("\n")).not.toMatch(/transfer/);
  });

  it("takes a part of a sector that is known here, and keeps the country's growth", () => {
    const fine = {national: {horeca: 0.25}, regions: new Map([["A", {horeca: 0.4}]])};
    const overrides = [{sector: "horeca" as const, year: 2020, value: -60}];
    const own = regionResult(
      variant,
      scenarioPath(march, variant.id),
      {...facts, fine},
      {region: "A", draws: 5, seed: 1, overrides}
    );
    expect(own.growth.total).toBeLessThan(project().growth.total);
    expect(own.growth.national).toBeCloseTo(project().growth.national, 12);
    // The other regions hold less of it than the country, and fall less.
    const other = regionResult(
      variant,
      scenarioPath(march, variant.id),
      {...facts, fine},
      {region: "B", draws: 5, seed: 1, overrides}
    );
    expect(other.jobs.change).toBeGreaterThan(project({region: "B"}).jobs.change);
  });
});
