import {existsSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {CommutingRow, EmploymentRow, Sink} from "../sources/source-loader.js";
import {InputError} from "../../models/errors.js";
import {attachWarehouse, query, quote} from "./database.js";
import type {Problem, QualityNote, Region, Vintage} from "./types.js";
import {joinReadAt, newestFirst} from "./vintage-moments.js";

export type KeptVintage = Vintage & {licence: string; legalBasis: string | null};

/** The warehouse that is being replaced, attached as `old`; its vintages are carried over. */
export interface OldWarehouse {
  /** Newest first. */
  vintages: readonly KeptVintage[];
  /** What indicators meant when a vintage was loaded, as stored under `definitions:<vintage>`. */
  definitions(vintage: string): string | null;
  /** Pours the rows of a vintage, the regions they need and, for a current one, its jobs into a sink. */
  pour(vintage: string, sink: Sink, isCurrent: boolean): Promise<void>;
  detach(): Promise<void>;
}

/**
 * Attaches the file at `out` when it was built for the same profile. Null when there is none, or another profile's. A
 * file that cannot be read is no reason to stop: it is about to be replaced, and named in the problem returned.
 */
export async function openOldWarehouse(
  connection: DuckDBConnection,
  out: string,
  profile: string
): Promise<{old: OldWarehouse | null; problem: Problem | null}> {
  if (!existsSync(out)) return {old: null, problem: null};
  try {
    await attachWarehouse(connection, out, "old");
  } catch (error) {
    if (!(error instanceof InputError) || error.kind === "warehouse-in-use") throw error;
    const message = `older vintages cannot be carried over: ${error.message}`;
    return {old: null, problem: {source: "build", kind: "old-file-unreadable", message, count: 1}};
  }
  const detach = async (): Promise<void> => {
    await connection.run("DETACH old");
  };
  const meta = await query<{key: string; value: string}>(connection, "SELECT key, value FROM old.meta");
  const facts = new Map(meta.map(({key, value}) => [key, value]));
  if (facts.get("profile") !== profile) {
    await detach();
    return {old: null, problem: null};
  }
  const vintages = await query<KeptVintage>(
    connection,
    `SELECT v.id, v.source, v.retrieved_at AS "retrievedAt", m.value AS "readAt", v.publisher_version AS "publisherVersion",
            v.sha256, v."rows", v.licence, v.legal_basis AS "legalBasis", v.is_current AS "isCurrent",
            v.is_stale AS "isStale", v.is_synthetic AS "isSynthetic"
     FROM old.vintage v ${joinReadAt("v", "old.meta")} ORDER BY ${newestFirst("v")}, v.id`
  );
  const definitions = (vintage: string): string | null => facts.get(`definitions:${vintage}`) ?? null;
  return {
    old: {
      vintages,
      definitions,
      pour: (vintage, sink, isCurrent) => pour(connection, vintage, sink, isCurrent),
      detach
    },
    problem: null
  };
}

async function pour(connection: DuckDBConnection, vintage: string, sink: Sink, isCurrent: boolean): Promise<void> {
  const where = `WHERE vintage = ${quote(vintage)}`;
  await sink.regions(
    await query<Region>(
      connection,
      `SELECT code, boundary_year AS "boundaryYear", level, name, province, corop, safety_region AS "safetyRegion",
              municipality, size_class AS "sizeClass", population, longitude, latitude, valid_from AS "validFrom",
              valid_to AS "validTo", missing_because AS "missingBecause"
       FROM old.region
       WHERE (code, boundary_year) IN (SELECT region, boundary_year FROM old.observation ${where})`
    )
  );
  await sink.select(
    `SELECT indicator, region, boundary_year, grain, period, breakdown, value, low, high, status, missing
     FROM old.observation ${where}`
  );
  // The tables of jobs have no view of what is current, so they hold nothing else.
  if (!isCurrent) return;
  const jobs = 'boundary_year AS "boundaryYear", period, jobs, low, high, imputed';
  await sink.employment(
    await query<EmploymentRow>(connection, `SELECT region, sector, ${jobs} FROM old.employment ${where}`)
  );
  await sink.commuting(await query<CommutingRow>(connection, `SELECT home, work, ${jobs} FROM old.commuting ${where}`));
}

/** Notes that came with the data of a source's indicators, for a source whose last good vintage is kept. */
export async function oldNotes(connection: DuckDBConnection, vintage: string): Promise<QualityNote[]> {
  return query<QualityNote>(
    connection,
    `SELECT id, indicator, regions, level, starts, ends, kind, text, effect, origin, explained_by AS "explainedBy"
     FROM old.quality_note
     WHERE origin = 'check' AND indicator IN (SELECT indicator FROM old.observation WHERE vintage = $1)`,
    [vintage]
  );
}
