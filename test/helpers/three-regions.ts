import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {noCommuting} from "../../models/scenario/commuting.js";
import {sectorCodes, type ScenarioVariant} from "../../models/scenario/format.js";
import type {RegionFacts} from "../../models/scenario/project.js";
import {readPublication} from "../../models/scenario/read-publication.js";
import {scenarioPath} from "../../models/scenario/scenario-path.js";
import {sectorMix} from "../../models/scenario/structure.js";

/** CPB's publication of March 2020, its fourth scenario, and three made-up regions where nobody commutes. */
const file = new URL("../../data/scenarios/cpb-2020-03.yaml", import.meta.url);
export const march = readPublication(parse(readFileSync(file, "utf8")), "march");
export const fourth = march.variants.find(({id}) => id === "cpb-2020-03-s4") as ScenarioVariant;
export const path = scenarioPath(march, fourth.id);

export const regions = ["A", "B", "C"];
export const rows = regions.flatMap((region, r) =>
  sectorCodes.map((sector, s) => ({region, sector, jobs: 100 + 37 * ((r * 7 + s * 3) % 10), low: 90, high: 500}))
);
export const facts: RegionFacts = {
  mix: sectorMix(rows, 2019),
  commuting: noCommuting(regions),
  labourForce: Float64Array.of(1000, 2000, 4000),
  unemployment: Float64Array.of(3, 4, 5),
  levelYear: 2019
};
