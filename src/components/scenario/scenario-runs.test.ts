import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {describe, expect, it} from "vitest";
import {noCommuting} from "../../models/scenario/commuting.js";
import {sectorCodes} from "../../models/scenario/format.js";
import {readPublication} from "../../models/scenario/read-publication.js";
import {sectorMix} from "../../models/scenario/structure.js";
import {readSystem} from "../../models/system/read-system.js";
import {readState} from "../state.js";
import {runInPage} from "../workers/run-task.js";
import {scenarioTasks, type ScenarioTasks} from "../workers/scenario-tasks.js";
import type {ScenarioContext} from "./scenario-data.js";
import {noOwnUse} from "./own-data/with-own.js";
import {createScenarioRuns} from "./scenario-runs.js";
import {scenarioSchema} from "./scenario-state.js";

const read = (path: string): string => readFileSync(new URL(`../../../data/${path}`, import.meta.url), "utf8");
const publication = readPublication(parse(read("scenarios/cpb-2020-06.yaml")), "june");
const system = readSystem(JSON.parse(read("systems/standaardmodel.system.json")), "standard");
const regions = ["GM0001", "GM0002"];
const rows = regions.flatMap((region, r) =>
  sectorCodes.map((sector, s) => ({region, sector, jobs: 100 + 31 * ((r * 7 + s * 3) % 10), low: 90, high: 500}))
);
const [variant] = publication.variants;
if (variant === undefined) throw new Error("a publication without variants");
const schema = scenarioSchema({publication: publication.id, variant: variant.id});
const context = {
  ...{publication, variant, isOwn: false, system, systemName: system.name, at: 0, own: noOwnUse},
  choice: readState(schema, "http://localhost/?gebied=GM0001"),
  region: {code: "GM0001", name: "Een"},
  file: {regions: regions.map((code) => ({code, name: code, corop: "CR01"})), populations: {}, jobs: [], imputed: []},
  facts: {
    mix: sectorMix(rows, 2019),
    commuting: noCommuting(regions),
    labourForce: Float64Array.of(1000, 2000),
    unemployment: Float64Array.of(3, 4),
    levelYear: 2019
  }
} as unknown as ScenarioContext;
const runner = () => runInPage<ScenarioTasks>(() => Promise.resolve(scenarioTasks));
const work = {signal: new AbortController().signal};

describe("the runs of the page Scenario", () => {
  it("give the same bits with one worker, two or three, for variants that have a usable unemployment", async () => {
    const made = await Promise.all(
      [1, 2, 3].map((count) =>
        createScenarioRuns(
          {quick: runner(), aside: runner(), long: Array.from({length: count}, runner)},
          {draws: 40}
        ).bandsOfRegions(context, work)
      )
    );
    expect(made[0]?.map(({variant}) => variant)).toEqual([
      "cpb-2020-06-basis",
      "cpb-2020-06-tweede-golf",
      "cpb-2020-06-snel-herstel"
    ]);
    expect(made[1]).toEqual(made[0]);
    expect(made[2]).toEqual(made[0]);
  });

  it("ask the system model once for all regions and variants of the same years", async () => {
    let asked = 0;
    const counting = runInPage<ScenarioTasks>(() =>
      Promise.resolve({...scenarioTasks, care: (...given) => (asked++, scenarioTasks.care(...given))})
    );
    const runs = createScenarioRuns({quick: counting, aside: counting, long: [counting]});
    const first = await runs.middle(context);
    await runs.middle({...context, region: {code: "GM0002", name: "Twee"}, at: 1});
    expect(asked).toBe(1);
    expect(first.result.care).toHaveLength(8);
  });

  it("stop when they are stopped", async () => {
    const runs = createScenarioRuns({quick: runner(), aside: runner(), long: [runner()]});
    const signal = AbortSignal.abort(new Error("stopped"));
    await expect(runs.bandsOfRegions(context, {signal})).rejects.toThrow("stopped");
  });
});
