import type {DuckDBConnection} from "@duckdb/node-api";
import {query} from "./database.js";
import type {Vintage} from "./types.js";

/** Rows of `meta` whose key begins with this hold when the content of a vintage was first read in, ISO. */
export const readAtKey = "read:";

/** SQL: the moment of reading of each vintage as `m.value`; null in files of before it was kept. */
export const joinReadAt = (vintage: string, meta = "meta"): string =>
  `LEFT JOIN ${meta} m ON m.key = '${readAtKey}' || ${vintage}.id`;

/** SQL: versions of one source, the one that came in last first; needs joinReadAt. */
export const newestFirst = (vintage: string): string =>
  `coalesce(try_cast(m.value AS TIMESTAMP), ${vintage}.retrieved_at) DESC`;

/** Every vintage held, by source, newest first. */
export async function listVintages(
  connection: DuckDBConnection
): Promise<(Vintage & {title: string; licence: string})[]> {
  return query(
    connection,
    `SELECT v.id, v.source, s.title, v.retrieved_at AS "retrievedAt", m.value AS "readAt",
            v.publisher_version AS "publisherVersion", v.sha256,
            v."rows", v.licence, v.is_current AS "isCurrent", v.is_stale AS "isStale", v.is_synthetic AS "isSynthetic"
     FROM vintage v JOIN source s ON s.id = v.source ${joinReadAt("v")}
     ORDER BY v.source, v.is_current DESC, ${newestFirst("v")}, v.id`
  );
}
