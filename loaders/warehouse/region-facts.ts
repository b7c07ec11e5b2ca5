import type {DuckDBConnection} from "@duckdb/node-api";
import {InputError} from "../../models/errors.js";
import {completeMix} from "../../models/scenario/complete-mix.js";
import {
  commutingFlows,
  commutingShares,
  noCommuting,
  type CommutingFlows,
  type CommutingRow
} from "../../models/scenario/commuting.js";
import {sectorCodes, type SectorCode} from "../../models/scenario/format.js";
import type {RegionFacts} from "../../models/scenario/project.js";
import {knownMix, sectorMix, type SectorMixRow} from "../../models/scenario/structure.js";
import type {ScenarioWarning} from "../../models/scenario/warning-codes.js";
import {boundaryWeights, type BoundaryTarget} from "./boundaries.js";
import {query} from "./database.js";
import {readEstimatedJobs} from "./estimated-jobs.js";
import {readChanges, readRegionsOf} from "./panel-data.js";
import {readLevels} from "./region-levels.js";
import {placedVintages} from "./vintage-order.js";

/** What a scenario needs of all municipalities of one division, and where it came from. */
export interface WarehouseFacts extends RegionFacts {
  /** COROP area of each municipality, in the order of `mix.regions`. */
  readonly corop: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  /** Year of the division of all codes, of the commuters (null: none at hand, so everybody works at home). */
  readonly boundaryYear: number;
  readonly commutingYear: number | null;
  /** What the shares of commuters were made from; null: none at hand. */
  readonly flows: CommutingFlows | null;
  /** Municipalities without any job by sector: no scenario can be laid over them, and nothing here counts them. */
  readonly withoutMix: readonly string[];
  readonly sources: readonly string[];
  readonly synthetic: boolean;
  /** What is estimated, or stands in for something that is not at hand. */
  readonly warnings: readonly ScenarioWarning[];
}

/**
 * Jobs by sector, commuting, labour force and unemployment of all municipalities, brought to one division. The mix is of
 * the base year or the last year before it (else the first after), commuting of the nearest year; counts of a divided
 * municipality go to its parts by weight and are flagged as estimated. A warehouse without jobs by sector and
 * municipality gives those that coarser figures allow (`estimateMix`); every stand-in has its warning. Municipalities without
 * any job by sector are left out, with a warning.
 *
 * @throws InputError when the warehouse lacks what cannot be left out
 */
export async function readRegionFacts(
  connection: DuckDBConnection,
  {baseYear, boundaries}: {baseYear: number; boundaries: number}
): Promise<WarehouseFacts> {
  const regions = (await readRegionsOf(connection, boundaries)).filter(({level}) => level === "gemeente");
  if (regions.length === 0)
    throw new InputError("unknown-division", `no municipalities of ${boundaries} in this warehouse`, "--boundaries");
  const changes = await readChanges(connection);
  const all = regions.map(({code}) => code);
  const commutingYear = await nearestYear(connection, "commuting", baseYear);
  const jobs = await readJobs(connection, baseYear);
  const warnings = [...jobs.warnings];
  const known = knownMix(movedMix(jobs.rows, boundaryWeights(changes, jobs.year, boundaries)), all);
  const mix = sectorMix(known.rows, jobs.year);
  const without = new Set(known.without);
  const codes = all.filter((code) => !without.has(code));
  if (without.size > 0)
    warnings.push({
      code: "regions-left-out",
      message: `${without.size} of ${all.length} municipalities have no jobs by sector in ${jobs.year} and are left out: ${known.without.join(", ")}`
    });
  const rows =
    commutingYear === null
      ? []
      : await query<CommutingRow>(
          connection,
          `SELECT home, work, sum(jobs) AS jobs FROM commuting WHERE year(period) = $1 GROUP BY home, work ORDER BY 1, 2`,
          [commutingYear]
        );
  const flows =
    commutingYear === null
      ? null
      : commutingFlows(
          movedFlows(rows, boundaryWeights(changes, commutingYear, boundaries)).filter(
            ({home, work}) => !without.has(home) && !without.has(work)
          ),
          codes,
          mix.regions
        );
  if (commutingYear === null)
    warnings.push({
      code: "no-commuting",
      message: "there are no commuters in this warehouse: everybody is taken to work where they live"
    });
  // Of all of them: what only the country has is divided over everybody.
  const levels = await readLevels(connection, {baseYear, boundaries, codes: all});
  const kept = (values: Float64Array): Float64Array => values.filter((_, at) => !without.has(all[at] ?? ""));
  warnings.push(...levels.warnings);
  const names = await query<{code: string; name: string}>(
    connection,
    `SELECT code, name FROM region WHERE boundary_year = $1 AND level = 'gemeente'`,
    [boundaries]
  );
  const parents = new Map(regions.map(({code, corop}) => [code, corop]));
  const synthetic = await query<{n: number}>(
    connection,
    `SELECT count(*)::INTEGER AS n FROM current_observation WHERE status = 'synthetic' LIMIT 1`
  );
  return {
    mix,
    commuting: flows === null ? noCommuting(codes) : commutingShares(flows),
    flows,
    labourForce: kept(levels.labourForce),
    unemployment: kept(levels.unemployment),
    levelYear: baseYear,
    corop: mix.regions.map((code) => parents.get(code) ?? code),
    names: new Map(names.map(({code, name}) => [code, name])),
    boundaryYear: boundaries,
    commutingYear,
    withoutMix: known.without,
    sources: jobs.sources,
    synthetic: (synthetic[0]?.n ?? 0) > 0,
    warnings
  };
}

interface Jobs {
  readonly year: number;
  readonly rows: readonly SectorMixRow[];
  readonly sources: readonly string[];
  readonly warnings: readonly ScenarioWarning[];
}

/** Published jobs by sector, with suppressed cells filled; else those that coarser figures allow. */
async function readJobs(connection: DuckDBConnection, baseYear: number): Promise<Jobs> {
  const year = await nearestYear(connection, "employment", baseYear);
  if (year === null) return estimatedJobs(connection, baseYear);
  const rows = await query<SectorMixRow & {source: string}>(
    connection,
    `SELECT e.region, e.sector, sum(e.jobs) AS jobs, sum(coalesce(e.low, e.jobs)) AS low,
            sum(coalesce(e.high, e.jobs)) AS high, bool_or(e.imputed) AS imputed, any_value(e.source) AS source
     FROM employment e JOIN region r ON r.code = e.region AND r.boundary_year = e.boundary_year
     WHERE r.level = 'gemeente' AND year(e.period) = $1 GROUP BY e.region, e.sector ORDER BY 1, 2`,
    [year]
  );
  const totals = await query<{region: string; part: string; jobs: number}>(
    connection,
    `SELECT region, replace(breakdown, 'sector=', '') AS part, arg_min(value, place) AS jobs
     FROM current_observation o JOIN ${placedVintages} v ON v.id = o.vintage
     WHERE indicator = 'banen' AND grain = 'year' AND year(period) = $1 AND value IS NOT NULL
       AND (region LIKE 'GM%' AND breakdown = 'total' OR region = 'NL01' AND breakdown LIKE 'sector=%')
     GROUP BY region, breakdown`,
    [year]
  );
  const national = new Map(
    totals.flatMap(({region, part, jobs}) => (region === "NL01" ? [[part, jobs] as const] : []))
  );
  const sources = [...new Set(rows.map(({source}) => source))];
  if (!sectorCodes.every((code) => national.has(code))) return {year, rows, sources, warnings: []};
  const filled = completeMix(
    rows,
    new Map(totals.flatMap(({region, part, jobs}) => (part === "total" ? [[region, jobs] as const] : []))),
    Object.fromEntries(sectorCodes.map((code) => [code, national.get(code) ?? 0])) as Record<SectorCode, number>
  );
  return {year, sources, ...filled};
}

async function estimatedJobs(connection: DuckDBConnection, baseYear: number): Promise<Jobs> {
  const jobs = await readEstimatedJobs(connection, baseYear);
  if (jobs === null)
    throw new InputError(
      "no-employment",
      "this warehouse has no jobs by sector and municipality; load a source that has them (83582NED, a business register)",
      "employment"
    );
  const message = `jobs by sector of ${jobs.year} are estimated: four groups of sectors by municipality, split by establishments and fitted to the country's sectors`;
  return {...jobs, warnings: [{code: "estimated-structure", message}, ...jobs.warnings]};
}

/** The base year, or the last year before it, or the first after it. */
async function nearestYear(
  connection: DuckDBConnection,
  table: "employment" | "commuting",
  baseYear: number
): Promise<number | null> {
  const region = table === "employment" ? "region" : "home";
  const rows = await query<{year: number}>(
    connection,
    `SELECT DISTINCT year(t.period)::INTEGER AS year FROM ${table} t
     JOIN region r ON r.code = t.${region} AND r.boundary_year = t.boundary_year
     WHERE r.level = 'gemeente' ORDER BY 1`
  );
  const years = rows.map(({year}) => year);
  return years.filter((year) => year <= baseYear).at(-1) ?? years[0] ?? null;
}

const targetsOf = (code: string, moves: ReadonlyMap<string, BoundaryTarget[]>): readonly BoundaryTarget[] =>
  moves.get(code) ?? [{to: code, weight: 1, basis: "whole", isEstimated: false}];

function movedMix(rows: readonly SectorMixRow[], moves: ReadonlyMap<string, BoundaryTarget[]>): SectorMixRow[] {
  const moved = new Map<string, Required<SectorMixRow> & {low: number; high: number}>();
  for (const {region, sector, jobs, low, high, imputed = false} of rows)
    for (const {to, weight, isEstimated} of targetsOf(region, moves)) {
      const key = `${to} ${sector}`;
      const cell = moved.get(key) ?? {region: to, sector, jobs: 0, low: 0, high: 0, imputed: false};
      moved.set(key, {
        ...cell,
        jobs: cell.jobs + weight * jobs,
        low: cell.low + weight * (low ?? jobs),
        high: cell.high + weight * (high ?? jobs),
        imputed: cell.imputed || imputed || isEstimated
      });
    }
  return [...moved.values()];
}

function movedFlows(rows: readonly CommutingRow[], moves: ReadonlyMap<string, BoundaryTarget[]>): CommutingRow[] {
  return rows.flatMap(({home, work, jobs}) =>
    targetsOf(home, moves).flatMap((from) =>
      targetsOf(work, moves).map((to) => ({home: from.to, work: to.to, jobs: jobs * from.weight * to.weight}))
    )
  );
}
