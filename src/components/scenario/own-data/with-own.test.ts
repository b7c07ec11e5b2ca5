import {describe, expect, it} from "vitest";
import type {ScenarioFactsFile} from "../../../../loaders/site/scenario-facts-file.js";
import {noCommuting} from "../../../models/scenario/commuting.js";
import {sectorCodes} from "../../../models/scenario/format.js";
import {regionTotals, sectorMix} from "../../../models/scenario/structure.js";
import {withRegister} from "./with-own.js";

const regions = ["GM0001", "GM0002"];
const rows = regions.flatMap((region) => sectorCodes.map((sector) => ({region, sector, jobs: 100})));
const facts = {
  mix: sectorMix(rows, 2015),
  commuting: noCommuting(regions),
  labourForce: Float64Array.of(1000, 1000),
  unemployment: Float64Array.of(3, 4),
  levelYear: 2019
};
const file = {fine: {horeca: 0.2}} as unknown as ScenarioFactsFile;
const own = (parts: {sector: string; value: number}[], year: number | null = 2019) => ({
  ...{id: 7, name: "lisa.csv", unit: "jobs" as const, year},
  rows: [...sectorCodes.map((sector) => ({sector, value: sector === "G-I" ? 550 : 50})), ...parts]
});
const region = {code: "GM0002", name: "Twee"};

describe("facts with a register of the reader's own", () => {
  it("have its shares for one municipality, whose jobs and neighbours stay as they were", () => {
    const {facts: mixed, use} = withRegister({file, facts}, region, own([]), 2019);
    expect([...regionTotals(mixed.mix)]).toEqual([1000, 1000]);
    const trade = sectorCodes.indexOf("G-I");
    expect(mixed.mix.jobs[trade]).toBe(100);
    expect(mixed.mix.jobs[sectorCodes.length + trade]).toBeCloseTo(550, 9);
    expect(use.register).toMatchObject({id: 7, name: "lisa.csv", year: 2019, imputed: []});
    // The others' mix of 2015 is too old for a shock of 2019, and that is said beside the two counts.
    expect(use.warnings.map(({code}) => code)).toEqual(["own-mix", "old-structure"]);
  });

  it("let a part of a sector grow on its own only where the country's jobs in it are known", () => {
    const parts = [
      {sector: "horeca", value: 110},
      {sector: "uitzend", value: 5}
    ];
    const {facts: mixed, use} = withRegister({file, facts}, region, own(parts, null), 2019);
    expect(use.register).toMatchObject({fine: {horeca: 0.2}, untold: ["uitzend"], year: 2015});
    expect(mixed.fine?.regions.get("GM0002")).toEqual({horeca: 0.2});
    expect(mixed.fine?.national).toEqual({horeca: 0.2});
  });
});
