import {describe, expect, it} from "vitest";
import {sectorCodes, type SectorCode} from "../../models/scenario/format.js";
import {growthParts} from "./growth-parts.js";

const even = (value: number): Record<SectorCode, number> =>
  Object.fromEntries(sectorCodes.map((code) => [code, value])) as Record<SectorCode, number>;

/** A region with 20 % industry where the country has 10 %, and nothing of culture; other sectors alike. */
const share = {...even(0.1), "B-E": 0.2, "R-U": 0};
const shock = {...even(-2), "B-E": -12, "R-U": -26};
const national = sectorCodes.reduce((sum, code) => sum + 0.1 * shock[code], 0);
const mixed = sectorCodes.reduce((sum, code) => sum + share[code] * shock[code], 0);
const there = {shares: even(0.1), shocks: new Map(sectorCodes.map((code) => [code, shock[code]]))};
const result = (local: number) => ({
  sectors: sectorCodes.map((code) => ({
    ...{code, share: share[code], locationQuotient: share[code] / 0.1, shock: shock[code]},
    contribution: share[code] * shock[code]
  })),
  growth: {national, mix: mixed - national, local, total: mixed + local}
});

describe("the parts of a region's growth", () => {
  it("are the country, the sectors that are larger or smaller here, and the whole", () => {
    const parts = growthParts(result(0), there, 2);
    const of = (sector: SectorCode): number | undefined => parts.find((part) => part.sector === sector)?.value;
    // G = −(8·2 + 12 + 26)/10 = −5.4; industry 0.1·(−12 + 5.4) = −0.66; culture −0.1·(−26 + 5.4) = +2.06.
    expect(parts[0]).toEqual({kind: "national", sector: null, value: -5.4});
    expect(of("B-E")).toBe(-0.66);
    expect(of("R-U")).toBe(2.06);
    expect(of("F")).toBe(0);
    expect(parts.at(-1)).toEqual({kind: "total", sector: null, value: -4});
  });

  it("still add up where a sector grows otherwise here than in the country, as its parts are others", () => {
    // Industry falls by 7 % here: 0.2 × (−7 + 12) = 1 point more than the country's mix gives.
    const {sectors, growth} = result(0);
    const own = sectors.map((each) => (each.code === "B-E" ? {...each, shock: -7, contribution: 0.2 * -7} : each));
    const parts = growthParts(
      {sectors: own, growth: {...growth, mix: growth.mix + 1, total: growth.total + 1}},
      there,
      2
    );
    expect(parts.find(({sector}) => sector === "B-E")?.value).toBeCloseTo(-0.66 + 1, 10);
    expect(parts.at(-1)?.value).toBe(-3);
  });

  it("have the local term only where there is one, and add up as shown", () => {
    const parts = growthParts(result(-0.333), there, 2);
    expect(parts.filter(({kind}) => kind === "local")).toEqual([{kind: "local", sector: null, value: -0.33}]);
    const cents = parts.map(({value}) => Math.round(value * 100));
    expect(cents.slice(0, -1).reduce((sum, part) => sum + part, 0)).toBe(cents.at(-1));
    expect(growthParts(result(0), there, 2).some(({kind}) => kind === "local")).toBe(false);
  });
});
