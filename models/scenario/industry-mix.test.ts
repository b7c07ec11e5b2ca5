import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {sectorCodes, type SectorCode} from "./format.js";
import {industryMix, regionGrowth} from "./industry-mix.js";
import {nationalShares, regionTotals, sectorMix, type SectorMix} from "./structure.js";

const mixes = fc
  .array(
    fc.array(fc.integer({min: 0, max: 50_000}), {minLength: 10, maxLength: 10}).filter((row) => row.some((n) => n > 0)),
    {
      minLength: 1,
      maxLength: 12
    }
  )
  .map((rows): SectorMix =>
    sectorMix(
      rows.flatMap((jobs, r) =>
        sectorCodes.map((sector, s) => ({region: `GM${1000 + r}`, sector, jobs: jobs[s] ?? 0}))
      ),
      2019
    )
  );
const shocks = fc.array(fc.double({min: -60, max: 30, noNaN: true}), {minLength: 10, maxLength: 10});
const named = (values: readonly number[]): Record<SectorCode, number> =>
  Object.fromEntries(sectorCodes.map((code, s) => [code, values[s] ?? 0])) as Record<SectorCode, number>;

describe("industry mix", () => {
  it("adds up: national, mix and local are the total, and contributions are the total without local", () => {
    fc.assert(
      fc.property(mixes, shocks, fc.double({min: -5, max: 5, noNaN: true}), (mix, values, local) => {
        const {growth, sectors} = regionGrowth(mix, mix.regions[0] ?? "", named(values), local);
        expect(growth.national + growth.mix + growth.local).toBeCloseTo(growth.total, 10);
        expect(sectors.reduce((sum, {contribution}) => sum + contribution, 0)).toBeCloseTo(growth.total - local, 10);
        expect(sectors.reduce((sum, {share}) => sum + share, 0)).toBeCloseTo(1, 12);
      })
    );
  });

  it("gives the country its own shock back, weighted by jobs, and leaves no region outside the sectors", () => {
    fc.assert(
      fc.property(mixes, shocks, (mix, values) => {
        const growth = industryMix(mix, values);
        const totals = regionTotals(mix);
        const whole = totals.reduce((sum, jobs) => sum + jobs, 0);
        const mean = growth.reduce((sum, own, r) => sum + own * (totals[r] ?? 0), 0) / whole;
        const shares = nationalShares(mix);
        const national = sectorCodes.reduce((sum, code, s) => sum + shares[code] * (values[s] ?? 0), 0);
        expect(mean).toBeCloseTo(national, 9);
        growth.forEach((own) => {
          expect(own).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(own).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        });
      })
    );
  });

  // Two regions, A: 80 industry of 100 jobs; B: 20 of 100. Industry −10 %, the rest −2 %: by hand.
  it("knows a small country by heart", () => {
    const jobs = (industry: number, trade: number): number[] => [0, industry, 0, trade, 0, 0, 0, 0, 0, 0];
    const mix = sectorMix(
      [jobs(80, 20), jobs(20, 80)].flatMap((row, r) =>
        sectorCodes.map((sector, s) => ({region: ["A", "B"][r] ?? "", sector, jobs: row[s] ?? 0}))
      ),
      2019
    );
    const {growth, sectors} = regionGrowth(mix, "A", named([0, -10, 0, -2, 0, 0, 0, 0, 0, 0]));
    expect(growth.national).toBeCloseTo(-6, 12);
    expect(growth.mix).toBeCloseTo(-2.4, 12);
    expect(growth.total).toBeCloseTo(-8.4, 12);
    expect(sectors[1]?.locationQuotient).toBeCloseTo(1.6, 12);
    expect(sectors[0]?.locationQuotient).toBeNull();
  });

  it("refuses what is not a mix, and says where", () => {
    const rows = sectorCodes.map((sector) => ({region: "GM0794", sector, jobs: 10}));
    expect(() => sectorMix(rows.slice(1), 2019)).toThrow(/no jobs for A; estimate suppressed cells/);
    expect(() => sectorMix([{region: "GM0794", sector: "A", jobs: -1}], 2019)).toThrow(/is -1/);
    expect(() => sectorMix([...rows, {region: "GM0794", sector: "A", jobs: 1}], 2019)).toThrow(/twice/);
    expect(() => sectorMix([{region: "GM0794", sector: "X", jobs: 1}], 2019)).toThrow(/sectors are A, B-E/);
    expect(() => regionGrowth(sectorMix(rows, 2019), "GM0001", named([]))).toThrow(/no jobs by sector for GM0001/);
  });
});
