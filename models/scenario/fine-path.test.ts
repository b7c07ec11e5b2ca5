import {describe, expect, it} from "vitest";
import {finePath} from "./fine-path.js";
import {sectorCodes, type ScenarioVariant} from "./format.js";
import type {SectorShocks} from "./sector-shocks.js";

const shocks = (year: number, trade: number): SectorShocks => ({
  ...{year, lambda: null, gdpGrowth: null, sum: 0},
  sectors: sectorCodes.map((sector) => ({sector, value: sector === "G-I" ? trade : 0, origin: "found"}))
});
const cell = {source: "p. 1", confidence: "high" as const};
const variant: ScenarioVariant = {
  ...{id: "own", label: "Own", story: "x", conditions: [], cells: [], sectors: []},
  finer: [{sector: "horeca", year: 2020, value: -40, ...cell}]
};
const years = [shocks(2020, -10), shocks(2021, 5)];

describe("the path of a part of a sector", () => {
  // 0.6 · 1.05 = 0.63.
  it("goes with its sector in years that do not name it, and cumulates", () => {
    const [first, second] = finePath(variant, years, []);
    expect([...(first?.named ?? [])]).toEqual([["horeca", -40]]);
    expect([...(second?.named ?? [])]).toEqual([]);
    expect(first?.levels.get("horeca")).toBeCloseTo(-40, 12);
    expect(second?.levels.get("horeca")).toBeCloseTo(-37, 12);
  });

  it("takes the user's own cell before a published one, in its own year only", () => {
    const [first, second] = finePath(variant, years, [
      {sector: "horeca", year: 2020, value: -20},
      {sector: "reis", year: 2021, value: -50},
      {sector: "G-I", year: 2020, value: -99}
    ]);
    expect(first?.levels.get("horeca")).toBeCloseTo(-20, 12);
    // Travel belongs to M-N, which stands still in 2020.
    expect(first?.levels.get("reis")).toBe(0);
    expect(second?.levels.get("reis")).toBeCloseTo(-50, 12);
  });

  it("is empty where nothing is named", () => {
    const plain = {...variant};
    delete plain.finer;
    expect(finePath(plain, years, []).map(({levels}) => levels.size)).toEqual([0, 0]);
  });
});
