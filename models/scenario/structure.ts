import {InputError} from "../errors.js";
import {sectorCodes, type SectorCode} from "./format.js";

/** Jobs by region and sector of one year: the weights a shock is laid over. */
export interface SectorMix {
  /** Codes of work regions of one level that together are the whole country. */
  readonly regions: readonly string[];
  /** Jobs, row by row: regions.length × sectorCodes.length. */
  readonly jobs: Float64Array;
  /** Bounds the true number lies between (rounding, suppression); equal to `jobs` where it is exact. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Whether a cell was filled with an estimate. */
  readonly imputed: readonly boolean[];
  readonly year: number;
}

/** Years between a mix of jobs and a shock from which on the mix is an example only. */
export const oldestMix = 3;

export interface SectorMixRow {
  region: string;
  sector: string;
  jobs: number;
  low?: number | null;
  high?: number | null;
  imputed?: boolean;
}

/**
 * The mix of sectors from rows of region, sector and jobs.
 *
 * @throws InputError for an unknown sector, a negative number, a cell twice, or a region without jobs or with a cell left
 * out (suppressed cells are to be estimated first, from margins: `ipf`)
 */
export function sectorMix(rows: readonly SectorMixRow[], year: number): SectorMix {
  const regions = [...new Set(rows.map(({region}) => region))].sort();
  const rowOf = new Map(regions.map((code, index) => [code, index]));
  const columnOf = new Map<string, number>(sectorCodes.map((code, index) => [code, index]));
  const size = regions.length * sectorCodes.length;
  const jobs = new Float64Array(size).fill(NaN);
  const low = new Float64Array(size);
  const high = new Float64Array(size);
  const imputed = new Array<boolean>(size).fill(false);
  for (const row of rows) {
    const where = `${row.region}, ${row.sector}`;
    const column = columnOf.get(row.sector);
    if (column === undefined) throw new InputError("unknown-sector", `sectors are ${sectorCodes.join(", ")}`, where);
    if (!(row.jobs >= 0 && row.jobs < Infinity))
      throw new InputError("invalid-jobs", `the number of jobs is ${row.jobs}; give a number from 0`, where);
    const at = (rowOf.get(row.region) ?? 0) * sectorCodes.length + column;
    if (!Number.isNaN(jobs[at])) throw new InputError("duplicate-cell", "this cell stands twice; keep one", where);
    jobs[at] = row.jobs;
    low[at] = Math.min(row.low ?? row.jobs, row.jobs);
    high[at] = Math.max(row.high ?? row.jobs, row.jobs);
    imputed[at] = row.imputed ?? false;
  }
  regions.forEach((region, r) => {
    const line = jobs.subarray(r * sectorCodes.length, (r + 1) * sectorCodes.length);
    const missing = sectorCodes.filter((_, s) => Number.isNaN(line[s]));
    if (missing.length > 0)
      throw new InputError(
        "missing-sectors",
        `there are no jobs for ${missing.join(", ")}; estimate suppressed cells from their margins first`,
        region
      );
    if (!(line.reduce((sum, value) => sum + value, 0) > 0))
      throw new InputError("no-jobs", "this region has no jobs at all", region);
  });
  return {regions, jobs, low, high, imputed, year};
}

/**
 * Position of a region in a mix. Without its sectors nothing of a scenario can be laid over it: not even the country's change,
 * which is shared out by them.
 *
 * @throws InputError (no-sector-mix)
 */
export function mixPosition({regions, year}: Pick<SectorMix, "regions" | "year">, region: string): number {
  const at = regions.indexOf(region);
  if (at < 0)
    throw new InputError(
      "no-sector-mix",
      `there are no jobs by sector for ${region} in ${year}, and without them no projection; choose another municipality, or load a source that has its jobs`,
      region
    );
  return at;
}

/** Rows of the regions that have any job, and the codes of those that have none or are not in the rows: they are left out. */
export function knownMix<Row extends SectorMixRow>(
  rows: readonly Row[],
  codes: readonly string[]
): {rows: Row[]; without: string[]} {
  const known = new Set(rows.filter(({jobs}) => jobs > 0).map(({region}) => region));
  return {
    // What is no number of jobs stays, for `sectorMix` to refuse.
    rows: rows.filter(({region, jobs}) => known.has(region) || !(jobs === 0)),
    without: codes.filter((code) => !known.has(code))
  };
}

/** Jobs of each region over all sectors. */
export function regionTotals({regions, jobs}: SectorMix): Float64Array {
  const width = sectorCodes.length;
  const totals = new Float64Array(regions.length);
  for (let r = 0; r < totals.length; r++) {
    let sum = 0;
    for (let s = 0; s < width; s++) sum += jobs[r * width + s] ?? 0;
    totals[r] = sum;
  }
  return totals;
}

/** Share of each sector in all jobs of the country. */
export function nationalShares({regions, jobs}: SectorMix): Record<SectorCode, number> {
  const width = sectorCodes.length;
  const sums = sectorCodes.map((_, s) => {
    let sum = 0;
    for (let r = 0; r < regions.length; r++) sum += jobs[r * width + s] ?? 0;
    return sum;
  });
  const whole = sums.reduce((sum, value) => sum + value, 0);
  return Object.fromEntries(sectorCodes.map((code, s) => [code, (sums[s] ?? 0) / whole])) as Record<SectorCode, number>;
}
