import type {DuckDBConnection} from "@duckdb/node-api";
import {appendJobs} from "./append-jobs.js";
import {insertRows} from "./insert-rows.js";
import type {SourceContent} from "./sink.js";
import type {Staging} from "./staging.js";
import type {Vintage} from "./types.js";

/** Makes the temporary table that gathers the checked rows of all sources until they are written in order. */
export async function createCollected(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `CREATE TEMP TABLE collected AS SELECT * EXCLUDE (n), 0 AS source, 0 AS vintage FROM temp.staging LIMIT 0`
  );
}

/** Keeps the staged rows and the jobs of one vintage, and empties staging. */
export async function collect(
  connection: DuckDBConnection,
  staging: Staging,
  vintage: Vintage & {licence: string; legalBasis: string | null},
  content: SourceContent
): Promise<void> {
  const stamp = `${staging.code(vintage.source)}, ${staging.code(vintage.id)}`;
  await connection.run(`INSERT INTO temp.collected SELECT * EXCLUDE (n), ${stamp} FROM temp.staging`);
  await staging.clear();
  await insertRows(connection, "vintage", [
    {
      id: vintage.id,
      source: vintage.source,
      retrieved_at: vintage.retrievedAt,
      publisher_version: vintage.publisherVersion,
      sha256: vintage.sha256,
      rows: content.rows,
      licence: vintage.licence,
      legal_basis: vintage.legalBasis,
      is_current: vintage.isCurrent,
      is_stale: vintage.isStale,
      is_synthetic: vintage.isSynthetic
    }
  ]);
  const {employment, commuting} = content;
  const stamped = {source: vintage.source, vintage: vintage.id};
  await appendJobs(connection, "employment", employment, ({region, sector}) => [region, sector], stamped);
  await appendJobs(connection, "commuting", commuting, ({home, work}) => [home, work], stamped);
}

/**
 * Writes everything collected into `observation`: current vintages first, then by indicator, grain, breakdown, region
 * and period, so that what a page asks for lies together in the file and the same input gives the same rows in place.
 */
export async function writeObservations(connection: DuckDBConnection, staging: Staging): Promise<void> {
  await staging.sync();
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE ranked AS
      SELECT code, word, TRY_CAST(word AS DATE) AS day, row_number() OVER (ORDER BY word) AS place,
             count(*) OVER () AS words
      FROM temp.dictionary;
    INSERT INTO observation
      SELECT i.word, r.word, c.boundary_year, g.word, p.day, b.word, c.value, c.low, c.high, s.word, m.word, o.word, v.word
      FROM temp.collected c
      JOIN temp.ranked i ON i.code = c.indicator
      JOIN temp.ranked r ON r.code = c.region
      JOIN temp.ranked g ON g.code = c.grain
      JOIN temp.ranked p ON p.code = c.period
      JOIN temp.ranked b ON b.code = c.breakdown
      JOIN temp.ranked s ON s.code = c.status
      LEFT JOIN temp.ranked m ON m.code = c.missing
      JOIN temp.ranked o ON o.code = c.source
      JOIN temp.ranked v ON v.code = c.vintage
      JOIN vintage w ON w.id = v.word
      ORDER BY w.is_current DESC, i.place * i.words + g.place, b.place * i.words + r.place, p.place * 10000 + c.boundary_year,
               o.place * i.words + v.place;
    DROP TABLE temp.collected;
    DROP TABLE temp.ranked`);
}
