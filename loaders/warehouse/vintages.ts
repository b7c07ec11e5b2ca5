import type {DuckDBConnection} from "@duckdb/node-api";
import {query} from "./database.js";
import type {Vintage} from "./types.js";
import {joinReadAt, newestFirst, retrievedAt} from "./vintage-moments.js";

/** Every vintage held, by source, newest first. */
export async function listVintages(
  connection: DuckDBConnection
): Promise<(Vintage & {title: string; licence: string})[]> {
  return query(
    connection,
    `SELECT v.id, v.source, s.title, ${retrievedAt("v")} AS "retrievedAt", m.value AS "readAt",
            v.publisher_version AS "publisherVersion", v.sha256,
            v."rows", v.licence, v.is_current AS "isCurrent", v.is_stale AS "isStale", v.is_synthetic AS "isSynthetic"
     FROM vintage v JOIN source s ON s.id = v.source ${joinReadAt("v")}
     ORDER BY v.source, v.is_current DESC, ${newestFirst("v")}, v.id`
  );
}
