import type {DuckDBConnection} from "@duckdb/node-api";
import {query} from "../warehouse/database.js";
import {joinReadAt, retrievedAt} from "../warehouse/vintage-moments.js";

/** What every page may say of the warehouse as a whole. */
export interface SiteFacts {
  profile: string;
  /** Every current vintage is made up. */
  isSynthetic: boolean;
  /** Latest division of municipalities that has municipal observations. */
  boundaryYear: number;
  observations: number;
  indicators: number;
  /** Latest retrieval of a source, ISO; null where none says when. */
  retrievedAt: string | null;
  /** When the warehouse was built, ISO. */
  builtAt: string | null;
}

/** Reads profile, size, latest division and last retrieval. */
export async function readSiteFacts(connection: DuckDBConnection): Promise<SiteFacts> {
  const [facts] = await query<SiteFacts>(
    connection,
    `SELECT
       (SELECT value FROM meta WHERE key = 'profile') AS profile,
       (SELECT coalesce(bool_and(is_synthetic), false) FROM vintage WHERE is_current) AS "isSynthetic",
       (SELECT max(boundary_year) FROM current_observation WHERE region LIKE 'GM%') AS "boundaryYear",
       (SELECT count(*) FROM current_observation) AS observations,
       (SELECT count(DISTINCT indicator) FROM current_observation) AS indicators,
       (SELECT max(${retrievedAt("v")}) FROM vintage v ${joinReadAt("v")} WHERE v.is_current) AS "retrievedAt",
       (SELECT value FROM meta WHERE key = 'built_at') AS "builtAt"`
  );
  if (!facts) throw new Error("a query without rows");
  return facts;
}
