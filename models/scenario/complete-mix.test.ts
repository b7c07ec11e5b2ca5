import {describe, expect, it} from "vitest";
import {completeMix} from "./complete-mix.js";
import {sectorCodes, type SectorCode} from "./format.js";

const all = ["x", "y"].flatMap((region, r) =>
  sectorCodes.map((sector, s) => ({region, sector, jobs: 100 * (1 + ((r + 3 * s) % 7))}))
);
const national = Object.fromEntries(
  sectorCodes.map((code) => [code, all.reduce((sum, {sector, jobs}) => sum + (sector === code ? jobs : 0), 0)])
) as Record<SectorCode, number>;
const totals = new Map(
  ["x", "y"].map((code) => [code, all.reduce((sum, {region, jobs}) => sum + (region === code ? jobs : 0), 0)])
);

describe("a mix with suppressed cells", () => {
  it("gets them back from totals, flagged and said", () => {
    const hidden = all.filter(({region, sector}) => region !== "x" || (sector !== "A" && sector !== "J"));
    const {rows, warnings} = completeMix(hidden, totals, national);
    expect(warnings.map(({code}) => code)).toEqual(["suppressed-sectors"]);
    for (const {region, sector, jobs} of all) {
      const found = rows.find((row) => row.region === region && row.sector === sector);
      expect(found?.jobs).toBeCloseTo(jobs, 6);
      expect(found?.imputed ?? false).toBe(region === "x" && (sector === "A" || sector === "J"));
    }
  });

  it("leaves a whole mix, and a region without a total, as they are", () => {
    expect(completeMix(all, totals, national)).toEqual({rows: all, warnings: []});
    expect(completeMix(all.slice(1), new Map(), national).rows).toEqual(all.slice(1));
  });
});
