import type {DuckDBConnection} from "@duckdb/node-api";
import {
  estimateMix,
  jobGroups,
  siteGroups,
  type EstimatedMix,
  type JobGroup,
  type SiteGroup
} from "../../models/scenario/estimate-mix.js";
import {sectorCodes, type SectorCode} from "../../models/scenario/format.js";
import {query} from "./database.js";
import {placedVintages} from "./vintage-order.js";

/** Jobs by sector and municipality that no source gives, estimated from coarser figures of one year. */
export interface EstimatedJobs extends EstimatedMix {
  readonly year: number;
  readonly sources: readonly string[];
}

/** CBS rounds jobs by municipality to a tenth of a thousand. */
const roundTo = 100;

interface Cell {
  region: string;
  part: string;
  value: number | null;
  source: string;
}

/**
 * Estimated jobs by sector of all municipalities (`estimateMix`), of the year nearest before `baseYear`, else the first
 * after it, that has jobs and establishments in groups by municipality and jobs by sector for the country; null when no
 * year has all three.
 */
export async function readEstimatedJobs(connection: DuckDBConnection, baseYear: number): Promise<EstimatedJobs | null> {
  const years = await query<{year: number}>(
    connection,
    `SELECT year(period)::INTEGER AS year FROM current_observation
     WHERE grain = 'year' AND value IS NOT NULL AND (
       (indicator = 'banen' AND (region LIKE 'GM%' AND breakdown = 'sector=G-N' OR region = 'NL01' AND breakdown = 'sector=H'))
       OR (indicator = 'vestigingen' AND region LIKE 'GM%' AND breakdown = 'sector=M-N'))
     GROUP BY 1 HAVING count(DISTINCT indicator || breakdown) = 3 ORDER BY 1`
  );
  const known = years.map(({year}) => year);
  const year = known.filter((each) => each <= baseYear).at(-1) ?? known[0];
  if (year === undefined) return null;
  const [jobs, sites, national] = [
    await readCells(connection, "banen", "region LIKE 'GM%'", year),
    await readCells(connection, "vestigingen", "region LIKE 'GM%'", year),
    await readCells(connection, "banen", "region = 'NL01'", year)
  ];
  const cells = new Map([...jobs, ...national].map(({region, part, value}) => [`${region} ${part}`, value]));
  const counts = new Map(sites.map(({region, part, value}) => [`${region} ${part}`, value]));
  const regions = jobs.flatMap(({region, part, value}) => (part === "total" && value !== null ? [region] : []));
  const mix = estimateMix({
    ...{regions, roundTo},
    totals: regions.map((region) => cells.get(`${region} total`) ?? 0),
    groups: Object.fromEntries(
      Object.keys(jobGroups).map((group) => [group, regions.map((region) => cells.get(`${region} ${group}`) ?? null)])
    ) as Record<JobGroup, (number | null)[]>,
    sites: Object.fromEntries(
      siteGroups.map((group) => [group, regions.map((region) => counts.get(`${region} ${group}`) ?? 0)])
    ) as Record<SiteGroup, number[]>,
    national: Object.fromEntries(
      [...sectorCodes, "H" as const].map((code) => [code, cells.get(`NL01 ${code}`) ?? 0])
    ) as Record<SectorCode | "H", number>
  });
  return {...mix, year, sources: [...new Set([...jobs, ...sites, ...national].map(({source}) => source))].sort()};
}

/** One indicator by region and sector; where two sources give a cell, the one that stands (`vintageOrder`). */
function readCells(
  connection: DuckDBConnection,
  indicator: string,
  where: "region LIKE 'GM%'" | "region = 'NL01'",
  year: number
): Promise<Cell[]> {
  return query<Cell>(
    connection,
    `SELECT region, replace(breakdown, 'sector=', '') AS part, arg_min(value, place) AS value, arg_min(source, place) AS source
     FROM current_observation o JOIN ${placedVintages} v ON v.id = o.vintage
     WHERE indicator = $1 AND ${where} AND grain = 'year' AND year(period) = $2
       AND (breakdown = 'total' OR breakdown LIKE 'sector=%')
     GROUP BY region, breakdown ORDER BY region, breakdown`,
    [indicator, year]
  );
}
