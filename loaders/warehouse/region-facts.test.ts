import {rmSync} from "node:fs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {sectorCodes} from "../../models/scenario/format.js";
import type {SourceLoader} from "../sources/source-loader.js";
import {buildWarehouse} from "./build.js";
import {openWarehouse} from "./database.js";
import {readRegionFacts} from "./region-facts.js";
import {makeSmallWorld, observation, type SmallWorld} from "./small-world.fixture.js";

const period = "2020-01-01";
const boundaryYear = 2020;

/** GM0001 has jobs; GM0002 none, or no row at all. Somebody of each works in the other. */
const loaderWith =
  (jobs: Readonly<Record<string, number>>): SourceLoader =>
  async (_card, {sink}) => {
    const levels = ["GM0001", "GM0002", "NL01"].flatMap((region, at) => [
      observation({region, indicator: "werkloosheid", value: 3 + at}),
      observation({region, indicator: "beroepsbevolking", value: 300 - 100 * at})
    ]);
    await sink.observations(levels);
    await sink.employment(
      Object.entries(jobs).flatMap(([region, number]) =>
        sectorCodes.map((sector) => {
          const bounds = {low: number, high: number, imputed: false};
          return {region, sector, boundaryYear, period, jobs: number, ...bounds};
        })
      )
    );
    await sink.commuting(
      ["GM0001", "GM0002"].flatMap((home) =>
        ["GM0001", "GM0002"].map((work) => ({
          home,
          work,
          boundaryYear,
          period,
          jobs: 10,
          low: null,
          high: null,
          imputed: false
        }))
      )
    );
    return {sha256: "a".repeat(64), publisherVersion: "a", retrievedAt: null};
  };

describe("a municipality without jobs by sector", () => {
  let world: SmallWorld;
  beforeAll(() => {
    world = makeSmallWorld();
    world.write(
      "catalogue/indicators/levels.yaml",
      "- {id: beroepsbevolking, title: Beroepsbevolking, definition: Mensen., unit: personen, measure: count, kind: register, flow: stock, direction: none, themes: [werk], source: CBS}\n"
    );
  });
  afterAll(() => rmSync(world.dir, {recursive: true, force: true}));

  async function facts(jobs: Readonly<Record<string, number>>) {
    await buildWarehouse(world.options({een: loaderWith(jobs)}));
    const {connection, close} = await openWarehouse(world.out);
    try {
      return await readRegionFacts(connection, {baseYear: 2020, boundaries: boundaryYear});
    } finally {
      close();
    }
  }

  it.each([
    ["has no row", {GM0001: 50}],
    ["has only noughts", {GM0001: 50, GM0002: 0}]
  ])("that %s is left out of all facts, and named", async (_, jobs) => {
    const {mix, commuting, labourForce, unemployment, withoutMix, warnings} = await facts(jobs);
    expect([mix.regions, commuting.homes, commuting.works]).toEqual([["GM0001"], ["GM0001"], ["GM0001"]]);
    expect([[...labourForce], [...unemployment], [...commuting.share]]).toEqual([[300], [3], [1]]);
    expect(withoutMix).toEqual(["GM0002"]);
    expect(warnings).toContainEqual({
      code: "regions-left-out",
      message: "1 of 2 municipalities have no jobs by sector in 2020 and are left out: GM0002"
    });
  });

  it("is not there where all have jobs, and nothing is warned of", async () => {
    const {mix, commuting, withoutMix, warnings} = await facts({GM0001: 50, GM0002: 1});
    expect([mix.regions, commuting.homes]).toEqual([
      ["GM0001", "GM0002"],
      ["GM0001", "GM0002"]
    ]);
    expect(withoutMix).toEqual([]);
    expect(warnings.map(({code}) => code)).not.toContain("regions-left-out");
  });
});
