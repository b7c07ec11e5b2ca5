import {rmSync} from "node:fs";
import {afterEach, describe, expect, it} from "vitest";
import {buildWarehouse} from "./build.js";
import {openWarehouse} from "./database.js";
import {readLevels, type RegionLevels} from "./region-levels.js";
import {loaderOf, makeSmallWorld, observation, type SmallWorld} from "./small-world.fixture.js";
import type {Observation} from "./types.js";

let world: SmallWorld | undefined;
afterEach(() => {
  if (world) rmSync(world.dir, {recursive: true, force: true});
});

const national = (more: Partial<Observation>): Observation =>
  observation({region: "NL01", indicator: "werkloosheid", boundaryYear: 2019, period: "2019-01-01", ...more});
const quarters = (values: readonly number[]): Observation[] =>
  values.map((value, at) =>
    national({grain: "quarter", period: `2019-${String(1 + 3 * at).padStart(2, "0")}-01`, value})
  );

async function levels(rows: readonly Observation[]): Promise<RegionLevels> {
  world = makeSmallWorld();
  world.write(
    "catalogue/indicators/levels.yaml",
    "- {id: beroepsbevolking, title: Beroepsbevolking, definition: Mensen., unit: personen, measure: count, kind: register, flow: stock, direction: none, themes: [werk], source: CBS}\n"
  );
  const labourForce = national({indicator: "beroepsbevolking", value: 500});
  await buildWarehouse(world.options({een: loaderOf([national({value: 4.4}), labourForce, ...rows])}));
  const {connection, close} = await openWarehouse(world.out);
  try {
    return await readLevels(connection, {baseYear: 2019, boundaries: 2019, codes: ["GM0001", "GM0002"]});
  } finally {
    close();
  }
}

describe("unemployment where only the country has it", () => {
  it("is the mean of its four quarters: 85224NED of 2019 gives 4.45, and the year 4.4", async () => {
    const {unemployment, labourForce, warnings} = await levels(quarters([4.5, 4.4, 4.5, 4.4]));
    expect([...unemployment]).toEqual([4.45, 4.45]);
    expect([...labourForce]).toEqual([300, 200]);
    expect(warnings.map(({message}) => message)[0]).toContain("has the country's 4.45 %");
  });

  it("is the year's own figure where a quarter is not there", async () => {
    const {unemployment} = await levels(quarters([4.5, 4.4, 4.5]));
    expect([...unemployment]).toEqual([4.4, 4.4]);
  });
});
