import type {DuckDBConnection} from "@duckdb/node-api";
import {query} from "../warehouse/database.js";
import type {Problem} from "../warehouse/types.js";
import {joinReadAt, newestFirst, retrievedAt} from "../warehouse/vintage-moments.js";
import {readNotes} from "./notes.js";
import type {SiteNote} from "./types.js";

export interface ReconciliationRow {
  indicator: string;
  title: string;
  level: string;
  period: string;
  source: string;
  sum: number | null;
  published: number | null;
  ratio: number | null;
}

export interface VintageRow {
  id: string;
  source: string;
  title: string;
  publisher: string;
  licence: string;
  retrievedAt: string | null;
  readAt: string | null;
  publisherVersion: string | null;
  rows: number;
  isCurrent: boolean;
  isStale: boolean;
  isSynthetic: boolean;
}

/** Everything the page Kwaliteit shows. */
export interface QualityPage {
  reconciliation: ReconciliationRow[];
  notes: SiteNote[];
  titles: Record<string, string>;
  vintages: VintageRow[];
  problems: Problem[];
}

/** Reads reconciliation, breaks with their reach, vintages and problems from the warehouse. */
export async function readQuality(connection: DuckDBConnection): Promise<QualityPage> {
  const reconciliation = await query<ReconciliationRow>(
    connection,
    `SELECT r.indicator, i.title, r.level, r.period::VARCHAR AS period, r.source, r.sum, r.published, r.ratio
     FROM reconciliation r JOIN indicator i ON i.id = r.indicator ORDER BY i.title, r.level, r.period`
  );
  const titles = await query<{id: string; title: string}>(connection, "SELECT id, title FROM indicator ORDER BY id");
  const vintages = await query<VintageRow>(
    connection,
    `SELECT v.id, v.source, s.title, s.publisher, s.licence_title AS licence, ${retrievedAt("v")} AS "retrievedAt",
       m.value AS "readAt", v.publisher_version AS "publisherVersion", v."rows", v.is_current AS "isCurrent", v.is_stale AS "isStale",
       v.is_synthetic AS "isSynthetic"
     FROM vintage v JOIN source s ON s.id = v.source ${joinReadAt("v")} ORDER BY s.title, ${newestFirst("v")}, v.id`
  );
  const problems = await query<Problem>(
    connection,
    "SELECT source, kind, message, count FROM problem ORDER BY source, kind, message"
  );
  const notes = await readNotes(connection);
  return {
    reconciliation,
    notes,
    titles: Object.fromEntries(titles.map(({id, title}) => [id, title])),
    vintages,
    problems
  };
}
