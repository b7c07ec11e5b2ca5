import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../catalogue/catalogue.js";
import {InputError} from "../../models/errors.js";
import {query} from "./database.js";
import {plausibleRange} from "./plausible-range.js";
import type {Staging} from "./staging.js";
import type {Problem} from "./types.js";

export interface DropOptions {
  connection: DuckDBConnection;
  staging: Staging;
  source: string;
  catalogue: Catalogue;
  /** Whether a region code existed in a boundary year. */
  isKnown(code: string, year: number): boolean;
}

/**
 * Drops staged rows the warehouse cannot keep (unknown indicator, unknown region in its year, implausible value) and
 * the second of two identical rows. Returns a problem for each kind, with counts and examples: nothing goes silently.
 * Throws InputError naming both rows when two with the same key differ.
 */
export async function dropRows(options: DropOptions): Promise<Problem[]> {
  const problems = [await dropIndicators(options), await dropRegions(options), await dropImplausible(options)];
  return [...problems, await dropDuplicates(options)].filter((problem) => problem !== null);
}

async function dropIndicators({connection, staging, source, catalogue}: DropOptions): Promise<Problem | null> {
  const rows = await query<{code: number; count: number}>(
    connection,
    "SELECT indicator AS code, count(*) AS count FROM temp.staging GROUP BY indicator ORDER BY min(n)"
  );
  const unknown = rows.filter(({code}) => !catalogue.indicators.has(staging.word(code)));
  if (unknown.length === 0) return null;
  await connection.run(`DELETE FROM temp.staging WHERE indicator IN (${unknown.map(({code}) => code).join(",")})`);
  const names = examples(unknown.map(({code}) => staging.word(code)));
  return {source, kind: "unknown-indicator", message: `not in the catalogue, dropped: ${names}`, count: sum(unknown)};
}

async function dropRegions({connection, staging, source, isKnown}: DropOptions): Promise<Problem | null> {
  const rows = await query<{code: number; year: number; count: number}>(
    connection,
    `SELECT region AS code, boundary_year AS year, count(*) AS count FROM temp.staging
     GROUP BY region, boundary_year ORDER BY min(n)`
  );
  const unknown = rows.filter(({code, year}) => !isKnown(staging.word(code), year));
  if (unknown.length === 0) return null;
  const pairs = unknown.map(({code, year}) => `(${code},${year})`).join(",");
  await connection.run(
    `DELETE FROM temp.staging USING (VALUES ${pairs}) AS bad(region, year)
     WHERE staging.region = bad.region AND staging.boundary_year = bad.year`
  );
  const names = examples(unknown.map(({code, year}) => `${staging.word(code)} in ${year}`));
  return {
    source,
    kind: "unknown-region",
    message: `codes that did not exist in their year, dropped: ${names}`,
    count: sum(unknown)
  };
}

async function dropImplausible({connection, staging, source, catalogue}: DropOptions): Promise<Problem | null> {
  const held = await query<{code: number}>(connection, "SELECT DISTINCT indicator AS code FROM temp.staging");
  const bounds = held.flatMap(({code}) => {
    const indicator = catalogue.indicators.get(staging.word(code));
    const [low, high] = indicator ? plausibleRange(indicator) : [null, null];
    return low === null && high === null ? [] : [`(${code},${low ?? "NULL"}::DOUBLE,${high ?? "NULL"}::DOUBLE)`];
  });
  if (bounds.length === 0) return null;
  const condition = `staging.indicator = b.indicator AND (staging.value < b.low OR staging.value > b.high)`;
  const from = `(VALUES ${bounds.join(",")}) AS b(indicator, low, high)`;
  const bad = await query<{n: number; indicator: number; region: number; period: number; value: number}>(
    connection,
    `SELECT n, staging.indicator, region, period, value FROM temp.staging JOIN ${from} ON ${condition} ORDER BY n`
  );
  if (bad.length === 0) return null;
  await connection.run(`DELETE FROM temp.staging USING ${from} WHERE ${condition}`);
  const names = examples(
    bad.map((row) => `${[row.indicator, row.region, row.period].map(staging.word).join(" ")} = ${row.value}`)
  );
  return {
    source,
    kind: "implausible-value",
    message: `outside the indicator's plausible range, dropped: ${names}`,
    count: bad.length
  };
}

async function dropDuplicates({connection, staging, source}: DropOptions): Promise<Problem | null> {
  const key = "indicator, region, boundary_year, grain, period, breakdown";
  const content = "ROW(value, low, high, status, missing)";
  const repeated = `SELECT ${key} FROM temp.staging GROUP BY ${key} HAVING count(*) > 1`;
  // Almost no source has any, and as many different hashes as rows prove it far more cheaply than comparing contents.
  const [found] = await query<{rows: number; keys: number}>(
    connection,
    `SELECT count(*) AS rows, count(DISTINCT hash(${key})) AS keys FROM temp.staging`
  );
  if (found?.rows === found?.keys) return null;
  const rows = await query<{first: number; second: number; differ: boolean; count: number}>(
    connection,
    `SELECT min(n) AS first, max(n) AS second, min(${content}) IS DISTINCT FROM max(${content}) AS differ, count(*) AS count
     FROM temp.staging SEMI JOIN (${repeated}) USING (${key}) GROUP BY ${key} ORDER BY differ DESC, first`
  );
  const [worst] = rows;
  if (!worst) return null;
  if (worst.differ) throw await conflict(connection, staging, source, worst.first);
  await connection.run(`DELETE FROM temp.staging WHERE n NOT IN (SELECT min(n) FROM temp.staging GROUP BY ${key})`);
  const count = rows.reduce((total, row) => total + row.count - 1, 0);
  return {
    source,
    kind: "duplicate-row",
    message: `rows that stand in the source twice and are equal, one of each kept; the first is row ${worst.first}`,
    count
  };
}

async function conflict(
  connection: DuckDBConnection,
  staging: Staging,
  source: string,
  first: number
): Promise<InputError> {
  const rows = await query<Record<string, number | null>>(
    connection,
    `SELECT s.n, s.value, s.missing, s.status, s.indicator, s.region, s.period, s.breakdown
     FROM temp.staging s JOIN temp.staging f USING (indicator, region, boundary_year, grain, period, breakdown)
     WHERE f.n = ${first} ORDER BY s.n`
  );
  const word = (code: number | null | undefined): string => (code == null ? "" : staging.word(code));
  const show = (row: Record<string, number | null> | undefined): string =>
    `row ${row?.["n"]} says ${row?.["value"] ?? word(row?.["missing"])} (${word(row?.["status"])})`;
  const [one] = rows;
  const other = rows.find((row) => show(row).replace(/^row \d+/, "") !== show(one).replace(/^row \d+/, "")) ?? rows[1];
  const key = [one?.["indicator"], one?.["region"], one?.["period"], one?.["breakdown"]].map(word).join(", ");
  return new InputError(
    "conflicting-rows",
    `two different values for ${key}: ${show(one)}, ${show(other)}; keep one of them`,
    source
  );
}

const sum = (rows: readonly {count: number}[]): number => rows.reduce((total, {count}) => total + count, 0);

function examples(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(", ");
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
