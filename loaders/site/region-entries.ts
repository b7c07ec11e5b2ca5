import type {DuckDBConnection} from "@duckdb/node-api";
import {query} from "../warehouse/database.js";
import type {RegionEntry} from "./types.js";

/** Municipalities of the latest division in the warehouse, by name, for pickers and tables. */
export async function readRegionEntries(connection: DuckDBConnection, boundaryYear: number): Promise<RegionEntry[]> {
  return query<RegionEntry>(
    connection,
    `SELECT r.code, r.name, p.name AS province, r.size_class AS "sizeClass", r.population
     FROM region r LEFT JOIN region p ON p.code = r.province AND p.boundary_year = r.boundary_year
     WHERE r.level = 'gemeente' AND r.boundary_year = $1 ORDER BY r.name, r.code`,
    [boundaryYear]
  );
}
