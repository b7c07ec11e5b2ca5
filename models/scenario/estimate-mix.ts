import {ipf} from "../statistics/ipf/ipf.js";
import type {IpfCell} from "../statistics/ipf/seed-table.js";
import {fillSuppressed} from "./fill-suppressed.js";
import {sectorCodes, type SectorCode} from "./format.js";
import type {SectorMixRow} from "./structure.js";
import type {ScenarioWarning} from "./warning-codes.js";

/** The coarse groups of sectors in which jobs by municipality are published, and what they hold. */
export const jobGroups = {
  A: ["A"],
  "B-F": ["B-E", "F"],
  "G-N": ["G-I", "J", "K", "L", "M-N"],
  "O-U": ["O-Q", "R-U"]
} as const satisfies Record<string, readonly SectorCode[]>;

export type JobGroup = keyof typeof jobGroups;

/** The groups in which establishments are published. */
export const siteGroups = ["A", "B-F", "G+I", "H+J", "K-L", "M-N", "R-U"] as const;

export type SiteGroup = (typeof siteGroups)[number];

/** What is published of regions without their jobs by sector. Regions in one order everywhere. */
export interface CoarseJobs {
  readonly regions: readonly string[];
  readonly totals: readonly number[];
  /** null where suppressed. */
  readonly groups: Readonly<Record<JobGroup, readonly (number | null)[]>>;
  readonly sites: Readonly<Record<SiteGroup, readonly number[]>>;
  /** Jobs of the country by sector, and those of H (transport), which stand in G-I. */
  readonly national: Readonly<Record<SectorCode | "H", number>>;
  /** Published jobs are multiples of this. */
  readonly roundTo: number;
}

export interface EstimatedMix {
  readonly rows: readonly (SectorMixRow & {low: number; high: number; imputed: boolean})[];
  readonly warnings: readonly ScenarioWarning[];
}

type Seeds = Partial<Record<SectorCode, readonly number[]>>;

const groupNames = Object.keys(jobGroups) as JobGroup[];

/**
 * Jobs by sector of regions that publish them in four groups only, split by their establishments and fitted by RAS to the
 * jobs of the group in the region and of the sector in the country (Deming & Stephan 1940; Bacharach 1970).
 *
 * Suppressed groups are filled first (`fillSuppressed`). Inside G-N each sector starts from its establishments times the
 * country's jobs in one. B-E and F, and O-Q and R-U, have no establishments of their own on both sides: F and R-U start
 * from establishments, B-E and O-Q from jobs, so that few and large workplaces count as industry and public services.
 * low and high lie as far on either side as a split that is the country's everywhere: how much hangs on the choice, no
 * confidence interval. Sector totals of the country are scaled to what its regions add up to, group by group.
 *
 * @returns every region × sector; what is published itself, but for rounding, is not flagged
 * @throws InputError as `ipf` does
 */
export function estimateMix(jobs: CoarseJobs): EstimatedMix {
  const own = splitJobs(jobs, true);
  const even = splitJobs(jobs, false);
  const rows = jobs.regions.flatMap((region, r) =>
    sectorCodes.map((sector) => {
      const [value, other] = [own.sectors[sector][r] ?? 0, even.sectors[sector][r] ?? 0];
      const published = sector === "A" ? (jobs.groups.A[r] ?? null) : null;
      const half = published === null ? Math.abs(value - other) : jobs.roundTo / 2;
      const centre = published ?? value;
      const [low, high] = [Math.max(0, Math.min(value, centre - half)), Math.max(value, centre + half)];
      return {region, sector, jobs: value, low, high, imputed: published === null};
    })
  );
  return {rows, warnings: own.warnings};
}

function splitJobs(
  jobs: CoarseJobs,
  bySites: boolean
): {sectors: Record<SectorCode, readonly number[]>; warnings: ScenarioWarning[]} {
  const {regions, groups, totals, national, roundTo} = jobs;
  const groupTotal = (group: JobGroup): number => jobGroups[group].reduce((sum, code) => sum + national[code], 0);
  const groupSeeds = groupNames.map((group) => (bySites ? siteSeeds(jobs, group, groupTotal(group)) : null));
  const filled = fillSuppressed({
    ...{rows: regions, columns: groupNames, rowTotals: totals, roundTo},
    values: regions.flatMap((_, r) => groupNames.map((group) => groups[group][r] ?? null)),
    seeds: regions.flatMap((_, r) =>
      groupNames.map((group, g) => groupSeeds[g]?.[r] ?? ((totals[r] ?? 0) + 1) * groupTotal(group))
    ),
    columnTotals: groupNames.map(groupTotal)
  });
  const warnings = [...filled.warnings];
  const sectors = {} as Record<SectorCode, readonly number[]>;
  groupNames.forEach((group, g) => {
    const known = regions.map((_, r) => filled.values[r * groupNames.length + g] ?? 0);
    const seeds = bySites ? sectorSeeds(jobs, group, known) : {};
    Object.assign(sectors, splitGroup(jobs, group, known, seeds, warnings));
  });
  return {sectors, warnings};
}

/** One group over its sectors: rows add up to the group in the region, columns to the sector in the country. */
function splitGroup(
  {regions, national}: CoarseJobs,
  group: JobGroup,
  known: readonly number[],
  seeds: Seeds,
  warnings: ScenarioWarning[]
): Seeds {
  const codes: readonly SectorCode[] = jobGroups[group];
  const [only, ...others] = codes;
  if (only !== undefined && others.length === 0) return {[only]: known};
  const sum = known.reduce((total, value) => total + value, 0);
  const whole = codes.reduce((total, code) => total + national[code], 0);
  const cells = regions.flatMap((row, r) =>
    codes.map((column): IpfCell => ({row, column, value: seeds[column]?.[r] ?? 1}))
  );
  const {fitted, converged, iterations} = ipf(cells, {
    rows: Object.fromEntries(regions.map((region, r) => [region, known[r] ?? 0])),
    columns: Object.fromEntries(codes.map((code) => [code, (national[code] * sum) / whole]))
  });
  if (!converged)
    warnings.push({
      code: "not-converged",
      message: `the sectors of ${group} were not fitted to their totals within ${iterations} rounds`
    });
  return Object.fromEntries(
    codes.map((code, c) => [code, regions.map((_, r) => fitted[r * codes.length + c]?.value ?? 0)])
  );
}

/** Establishments are rounded: none at all is taken for one. */
const atLeastOne = (count: number | undefined): number => Math.max(1, count ?? 0);

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Jobs in proportion to establishments of one kind. */
const perSite = (sites: readonly number[], total: number): number[] => {
  const each = total / sites.reduce((sum, count) => sum + atLeastOne(count), 0);
  return sites.map((count) => atLeastOne(count) * each);
};

/** Where a suppressed group starts from: its establishments, or jobs where it has none to count. */
function siteSeeds({sites, totals}: CoarseJobs, group: JobGroup, total: number): readonly number[] {
  if (group === "A" || group === "B-F") return perSite(sites[group], total);
  const part = total / sumOf(totals);
  return totals.map((jobs) => (jobs + 1) * part);
}

function sectorSeeds({sites, national}: CoarseJobs, group: JobGroup, known: readonly number[]): Seeds {
  // A row without jobs stays without: any seed does.
  const jobs = known.map((value) => Math.max(value, 1));
  if (group === "B-F") return {"B-E": jobs, F: sites["B-F"].map(atLeastOne)};
  if (group === "O-U") return {"O-Q": jobs, "R-U": sites["R-U"].map(atLeastOne)};
  if (group === "A") return {};
  const trade = perSite(sites["G+I"], national["G-I"] - national.H);
  const transport = perSite(sites["H+J"], national.H);
  return {
    "G-I": trade.map((value, r) => value + (transport[r] ?? 0)),
    J: perSite(sites["H+J"], national.J),
    K: perSite(sites["K-L"], national.K),
    L: perSite(sites["K-L"], national.L),
    "M-N": perSite(sites["M-N"], national["M-N"])
  };
}
