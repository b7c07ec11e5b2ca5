import type {DuckDBConnection} from "@duckdb/node-api";
import {levelSchema} from "../catalogue/schema.js";
import {InputError} from "../../models/errors.js";
import {query} from "./database.js";

export interface IndicatorItem {
  id: string;
  title: string;
  unit: string;
  measure: string;
  themes: string[];
  denominator: string | null;
  grains: string[];
  levels: string[];
  /** First and last period with a value; null: none. */
  first: string | null;
  last: string | null;
  observations: number;
  sources: string[];
  missingBecause: string | null;
}

/** Every indicator of the catalogue, with what the current vintages hold of it. */
export async function listIndicators(connection: DuckDBConnection): Promise<IndicatorItem[]> {
  return query<IndicatorItem>(
    connection,
    `SELECT i.id, i.title, i.unit, i.measure, i.themes, i.denominator, i.grains, i.levels, h.first, h.last,
            coalesce(h.observations, 0) AS observations, coalesce(h.sources, []) AS sources,
            i.missing_because AS "missingBecause"
     FROM indicator i LEFT JOIN (
       SELECT indicator, min(period) AS first, max(period) AS last, count(*) AS observations,
              list_sort(list(DISTINCT source)) AS sources
       FROM current_observation WHERE value IS NOT NULL GROUP BY indicator
     ) h ON h.indicator = i.id
     ORDER BY i.id`
  );
}

export interface RegionItem {
  code: string;
  name: string;
  level: string;
  year: number;
  province: string | null;
  corop: string | null;
  safetyRegion: string | null;
  municipality: string | null;
  sizeClass: string | null;
  population: number | null;
  missingBecause: string | null;
}

/**
 * Regions of a level in the division of a year; without one the last year that has any. Throws InputError when the level
 * is unknown, or there are none: with the years there are.
 */
export async function listRegions(
  connection: DuckDBConnection,
  level: string,
  year: number | null
): Promise<RegionItem[]> {
  if (!levelSchema.safeParse(level).success)
    throw new InputError(
      "unknown-level",
      `unknown level: ${level}; one of ${levelSchema.options.join(", ")}`,
      "--level"
    );
  const [years] = await query<{first: number | null; last: number | null}>(
    connection,
    "SELECT min(boundary_year) AS first, max(boundary_year) AS last FROM region WHERE level = $1",
    [level]
  );
  const items = await query<RegionItem>(
    connection,
    `SELECT code, name, level, boundary_year AS year, province, corop, safety_region AS "safetyRegion", municipality,
            size_class AS "sizeClass", population, missing_because AS "missingBecause"
     FROM region WHERE level = $1 AND boundary_year = $2 ORDER BY code`,
    [level, year ?? years?.last ?? 0]
  );
  if (items.length > 0) return items;
  const held = years?.first == null ? "none are held" : `held are ${years.first}–${years.last}`;
  throw new InputError(
    "no-regions",
    `no regions of level ${level}${year === null ? "" : ` in ${year}`}: ${held}`,
    "--year"
  );
}
