import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {createRandom} from "../statistics/random.js";
import {estimateMix, jobGroups, siteGroups, type CoarseJobs, type JobGroup, type SiteGroup} from "./estimate-mix.js";
import {sectorCodes, type SectorCode} from "./format.js";

const national = {
  ...{A: 100, "B-E": 800, F: 300, "G-I": 2000, J: 250, K: 280, L: 70},
  ...{"M-N": 1400, "O-Q": 2300, "R-U": 260, H: 360}
};

/** Coarse figures of made-up regions that add up to the country. */
function madeUp(number: number, suppressed = 0.15): CoarseJobs {
  const random = createRandom(number);
  const count = 8;
  const regions = Array.from({length: count}, (_, r) => `r${r}`);
  const groups = Object.fromEntries(
    (Object.keys(jobGroups) as JobGroup[]).map((group) => {
      const raw = regions.map(() => 0.2 + random.uniform());
      const whole = raw.reduce((sum, value) => sum + value, 0);
      const total = jobGroups[group].reduce((sum: number, code) => sum + national[code], 0);
      return [group, raw.map((value) => (value / whole) * total)];
    })
  ) as Record<JobGroup, number[]>;
  const sites = Object.fromEntries(
    siteGroups.map((group) => [group, regions.map(() => 5 * Math.round(20 * random.uniform()))])
  ) as Record<SiteGroup, number[]>;
  return {
    ...{regions, sites, national, roundTo: 0.1},
    totals: regions.map((_, r) => Object.values(groups).reduce((sum, own) => sum + (own[r] ?? 0), 0)),
    groups: Object.fromEntries<(number | null)[]>(
      Object.entries(groups).map(([group, own], g) => [
        group,
        own.map((value) => (g < 2 && random.uniform() < suppressed ? null : Math.round(value * 10) / 10))
      ])
    ) as unknown as CoarseJobs["groups"]
  };
}

const of = (jobs: CoarseJobs): ((region: string, sector: SectorCode) => number) => {
  const {rows} = estimateMix(jobs);
  return (region, sector) => rows.find((row) => row.region === region && row.sector === sector)?.jobs ?? NaN;
};

describe("jobs by sector from four groups and establishments", () => {
  it("are, by hand, the group divided by establishments where the country leaves no choice", () => {
    // One region: every sector is the country's.
    const {rows, warnings} = estimateMix({
      ...{regions: ["x"], totals: [7760], national, roundTo: 1},
      groups: {A: [100], "B-F": [1100], "G-N": [4000], "O-U": [2560]},
      sites: {A: [10], "B-F": [10], "G+I": [10], "H+J": [10], "K-L": [10], "M-N": [10], "R-U": [10]}
    });
    expect(warnings).toEqual([]);
    for (const {sector, jobs, low, high, imputed} of rows) {
      expect(jobs).toBeCloseTo(national[sector as SectorCode], 8);
      expect(imputed).toBe(sector !== "A");
      expect(low).toBeLessThanOrEqual(jobs);
      expect(high).toBeGreaterThanOrEqual(jobs);
    }
  });

  it("keep the region's total and the sector's, lie inside their bounds, and flag what is estimated", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 10_000}), (number) => {
        const jobs = madeUp(number);
        const {rows, warnings} = estimateMix(jobs);
        expect(warnings).toEqual([]);
        jobs.regions.forEach((region, r) => {
          const own = rows.filter((row) => row.region === region);
          const sum = own.reduce((total, row) => total + row.jobs, 0);
          expect(sum).toBeCloseTo(jobs.totals[r] ?? NaN, 6);
          for (const {sector, imputed} of own) expect(imputed).toBe(sector !== "A" || jobs.groups.A[r] === null);
        });
        for (const sector of sectorCodes) {
          const sum = rows.filter((row) => row.sector === sector).reduce((total, row) => total + row.jobs, 0);
          expect(sum).toBeCloseTo(national[sector], 0);
        }
        for (const row of rows) {
          expect(row.jobs).toBeGreaterThanOrEqual(row.low);
          expect(row.jobs).toBeLessThanOrEqual(row.high);
        }
      }),
      {numRuns: 5, seed: 1}
    );
  });

  it("give the region with more establishments of a kind more of its jobs", () => {
    const jobs = madeUp(3, 0);
    const before = of(jobs);
    const after = of({
      ...jobs,
      sites: {...jobs.sites, "M-N": jobs.sites["M-N"].map((n, r) => (r === 0 ? n + 200 : n))}
    });
    expect(after("r0", "M-N")).toBeGreaterThan(before("r0", "M-N"));
    expect(after("r1", "M-N")).toBeLessThan(before("r1", "M-N"));
  });

  it("take few and large workplaces for industry", () => {
    const jobs = madeUp(3, 0);
    const fewer = of({...jobs, sites: {...jobs.sites, "B-F": jobs.sites["B-F"].map((n, r) => (r === 0 ? n / 5 : n))}});
    expect(fewer("r0", "B-E")).toBeGreaterThan(of(jobs)("r0", "B-E"));
  });

  it("say so when the country's total is not what its regions add up to", () => {
    const jobs = madeUp(3);
    const {warnings} = estimateMix({...jobs, national: {...national, "G-I": 2400}});
    expect(warnings.map(({code}) => code)).toContain("margins-conflict");
  });
});
