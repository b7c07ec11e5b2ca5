import type {DuckDBConnection} from "@duckdb/node-api";
import {InputError} from "../../models/errors.js";
import {query} from "./database.js";

/** A cell of one vintage: what a value is the value of. */
export interface CellKey {
  indicator: string;
  region: string;
  boundaryYear: number;
  grain: string;
  period: string;
  breakdown: string;
}

export interface RevisedCell extends CellKey {
  before: number | null;
  after: number | null;
  /** Reasons, where a value went or came. */
  missingBefore: string | null;
  missingAfter: string | null;
  statusBefore: string;
  statusAfter: string;
}

export interface VintageDiff {
  before: string;
  after: string;
  /** Periods of an indicator that only the later vintage has, with their number of cells. */
  newPeriods: {indicator: string; grain: string; period: string; cells: number}[];
  /** Cells both have with another value or reason. */
  revised: RevisedCell[];
  /** Cells only one has, in periods both have. */
  newCells: CellKey[];
  vanishedCells: CellKey[];
  vanishedPeriods: {indicator: string; grain: string; period: string; cells: number}[];
  /** Indicators whose meaning changed between the two. */
  definitions: {indicator: string; field: string; before: string | null; after: string | null}[];
  /** Periods published on the boundaries of another year. */
  boundaries: {indicator: string; period: string; before: number; after: number}[];
}

const key = "indicator, region, boundary_year, grain, period, breakdown";
const cell = `x.indicator, x.region, x.boundary_year AS "boundaryYear", x.grain, x.period, x.breakdown`;
const order = "ORDER BY indicator, grain, period, region, breakdown";

/**
 * What changed from vintage `before` to vintage `after` of a source. Lists are complete and ordered. Throws InputError
 * when a vintage is not held, or the two are of different sources.
 */
export async function diffVintages(connection: DuckDBConnection, before: string, after: string): Promise<VintageDiff> {
  await requireSameSource(connection, before, after);
  const ids = [before, after];
  const run = <T>(sql: string): Promise<T[]> => query<T>(connection, `${observations} ${sql}`, ids);
  const only = (side: "a" | "b", other: "a" | "b"): string =>
    `SELECT x.indicator, x.grain, x.period, count(*) AS cells FROM ${side} x
     WHERE NOT EXISTS (FROM ${other} y WHERE y.indicator = x.indicator AND y.grain = x.grain AND y.period = x.period)
     GROUP BY ALL ORDER BY ALL`;
  const cells = (side: "a" | "b", other: "a" | "b"): string =>
    `SELECT ${cell} FROM ${side} x ANTI JOIN ${other} y USING (${key})
     WHERE EXISTS (FROM ${other} y WHERE y.indicator = x.indicator AND y.grain = x.grain AND y.period = x.period) ${order}`;
  return {
    before,
    after,
    newPeriods: await run(only("b", "a")),
    revised: await run(
      `SELECT ${cell}, x.value AS before, y.value AS after, x.missing AS "missingBefore", y.missing AS "missingAfter",
              x.status AS "statusBefore", y.status AS "statusAfter"
       FROM a x JOIN b y USING (${key})
       WHERE x.value IS DISTINCT FROM y.value OR x.missing IS DISTINCT FROM y.missing ${order}`
    ),
    newCells: await run(cells("b", "a")),
    vanishedCells: await run(cells("a", "b")),
    vanishedPeriods: await run(only("a", "b")),
    definitions: await changedDefinitions(connection, before, after),
    boundaries: await run(
      `SELECT x.indicator, x.period, x.boundary_year AS before, y.boundary_year AS after
       FROM (SELECT DISTINCT indicator, grain, period, boundary_year FROM a) x
       JOIN (SELECT DISTINCT indicator, grain, period, boundary_year FROM b) y USING (indicator, grain, period)
       WHERE NOT EXISTS (FROM b WHERE b.indicator = x.indicator AND b.grain = x.grain AND b.period = x.period
                           AND b.boundary_year = x.boundary_year)
         AND NOT EXISTS (FROM a WHERE a.indicator = y.indicator AND a.grain = y.grain AND a.period = y.period
                           AND a.boundary_year = y.boundary_year)
       ORDER BY ALL`
    )
  };
}

const observations = `
  WITH a AS (SELECT * FROM observation WHERE vintage = $1), b AS (SELECT * FROM observation WHERE vintage = $2)`;

async function requireSameSource(connection: DuckDBConnection, before: string, after: string): Promise<void> {
  const found = await query<{id: string; source: string}>(
    connection,
    "SELECT id, source FROM vintage WHERE id IN ($1, $2)",
    [before, after]
  );
  for (const id of [before, after])
    if (!found.some((vintage) => vintage.id === id))
      throw new InputError("unknown-vintage", "no such vintage; see `samenhang data vintages`", id);
  if (new Set(found.map(({source}) => source)).size > 1)
    throw new InputError("other-source", "vintages of different sources cannot be compared", `${before} ${after}`);
}

type Definitions = Record<string, Record<string, string | null>>;

async function changedDefinitions(
  connection: DuckDBConnection,
  before: string,
  after: string
): Promise<VintageDiff["definitions"]> {
  const [old, now] = [await definitions(connection, before), await definitions(connection, after)];
  const held = await query<{indicator: string}>(
    connection,
    "SELECT DISTINCT indicator FROM observation WHERE vintage IN ($1, $2) ORDER BY indicator",
    [before, after]
  );
  return held.flatMap(({indicator}) => {
    const [one, two] = [old[indicator], now[indicator]];
    if (!one || !two) return [];
    return Object.keys(two).flatMap((field) => {
      const values = {before: one[field] ?? null, after: two[field] ?? null};
      return values.before === values.after ? [] : [{indicator, field, ...values}];
    });
  });
}

async function definitions(connection: DuckDBConnection, vintage: string): Promise<Definitions> {
  const [row] = await query<{value: string}>(connection, "SELECT value FROM meta WHERE key = $1", [
    `definitions:${vintage}`
  ]);
  return row ? (JSON.parse(row.value) as Definitions) : {};
}
