import type {DuckDBConnection} from "@duckdb/node-api";
import {DOUBLE, DuckDBDataChunk, INTEGER} from "@duckdb/node-api";
import {query} from "./database.js";
import type {Observation} from "./types.js";

/** Columns of a row that hold words; kept as numbers of a dictionary, which makes a million rows cheap. */
const wordColumns = ["indicator", "region", "grain", "period", "breakdown", "status", "missing"] as const;

const chunkSize = 2048;

/** Rows on their way into the warehouse, held in temporary tables that never reach the file. */
export interface Staging {
  /** Adds rows to the table `staging`, numbered from 1 in `n`. */
  append(rows: Iterable<Observation> | AsyncIterable<Observation>): Promise<void>;
  /** Adds the rows of a SELECT that yields the columns of an observation by name. */
  appendSelect(sql: string): Promise<void>;
  /** As appendSelect, where the columns of words hold the numbers that `code` gave. */
  appendCoded(sql: string): Promise<void>;
  /** The number of a word, and the word of a number; numbers reach the table `dictionary` at `sync`. */
  code(word: string): number;
  word(code: number): string;
  /** Brings the table `dictionary` (code, word) up to date. */
  sync(): Promise<void>;
  /** Throws the staged rows away. */
  clear(): Promise<void>;
}

/** Makes the temporary tables `staging` and `dictionary` on the connection. */
export async function createStaging(connection: DuckDBConnection): Promise<Staging> {
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE dictionary (code INTEGER, word VARCHAR);
    CREATE OR REPLACE TEMP TABLE staging (
      n INTEGER, indicator INTEGER, region INTEGER, boundary_year INTEGER, grain INTEGER, period INTEGER,
      breakdown INTEGER, value DOUBLE, low DOUBLE, high DOUBLE, status INTEGER, missing INTEGER)`);
  const codes = new Map<string, number>();
  const words: string[] = [];
  let synced = 0;
  let count = 0;

  const code = (word: string): number => {
    const known = codes.get(word);
    if (known !== undefined) return known;
    codes.set(word, words.length);
    return words.push(word) - 1;
  };

  const sync = async (): Promise<void> => {
    if (synced === words.length) return;
    const appender = await connection.createAppender("dictionary", "main", "temp");
    for (; synced < words.length; synced++) {
      appender.appendInteger(synced);
      appender.appendVarchar(words[synced] ?? "");
      appender.endRow();
    }
    appender.closeSync();
  };

  const append = async (rows: Iterable<Observation> | AsyncIterable<Observation>): Promise<void> => {
    const appender = await connection.createAppender("staging", "main", "temp");
    const columns: (number | null)[][] = types.map(() => new Array<number | null>(chunkSize).fill(null));
    const [n, indicator, region, year, grain, period, breakdown, value, low, high, status, missing] =
      columns as Columns;
    let size = 0;
    const flush = (): void => {
      if (size === 0) return;
      const chunk = DuckDBDataChunk.create(types, size);
      chunk.setColumns(size === chunkSize ? columns : columns.map((column) => column.slice(0, size)));
      appender.appendDataChunk(chunk);
      size = 0;
    };
    const add = (row: Observation): void => {
      n[size] = ++count;
      indicator[size] = code(row.indicator);
      region[size] = code(row.region);
      year[size] = row.boundaryYear;
      grain[size] = code(row.grain);
      period[size] = code(row.period);
      breakdown[size] = code(row.breakdown);
      value[size] = row.value;
      low[size] = row.low ?? null;
      high[size] = row.high ?? null;
      status[size] = code(row.status);
      missing[size] = row.missing ? code(row.missing) : null;
      if (++size === chunkSize) flush();
    };
    try {
      if (Symbol.asyncIterator in rows) for await (const row of rows) add(row);
      else for (const row of rows) add(row);
      flush();
    } finally {
      appender.closeSync();
    }
  };

  const appendSelect = async (sql: string): Promise<void> => {
    await connection.run(`CREATE OR REPLACE TEMP TABLE selected AS SELECT * FROM (${sql})`);
    const distinct = wordColumns
      .map((column) => `SELECT DISTINCT ${column}::VARCHAR AS word FROM selected`)
      .join(" UNION ");
    for (const {word} of await query<{word: string | null}>(connection, distinct)) if (word !== null) code(word);
    await sync();
    const joins = wordColumns.map(
      (column) => `LEFT JOIN dictionary d_${column} ON d_${column}.word = s.${column}::VARCHAR`
    );
    const codes = wordColumns.map((column) => `d_${column}.code AS ${column}`).join(", ");
    await appendCoded(`SELECT ${codes}, s.boundary_year, s.value, s.low, s.high FROM selected s ${joins.join(" ")}`);
    await connection.run("DROP TABLE temp.selected");
  };

  const appendCoded = async (sql: string): Promise<void> => {
    const {rowsChanged} = await connection.run(`
      INSERT INTO temp.staging
      SELECT ${count} + row_number() OVER (), indicator, region, boundary_year, grain, period, breakdown, value, low, high,
             status, missing
      FROM (${sql})`);
    count += rowsChanged;
  };

  const clear = async (): Promise<void> => {
    await connection.run("DELETE FROM temp.staging");
    count = 0;
  };

  return {append, appendSelect, appendCoded, code, word: (code) => words[code] ?? "", sync, clear};
}

const types = [
  INTEGER, // n
  INTEGER, // indicator
  INTEGER, // region
  INTEGER, // boundary_year
  INTEGER, // grain
  INTEGER, // period
  INTEGER, // breakdown
  DOUBLE, // value
  DOUBLE, // low
  DOUBLE, // high
  INTEGER, // status
  INTEGER // missing
];
type Column = (number | null)[];
type Columns = [Column, Column, Column, Column, Column, Column, Column, Column, Column, Column, Column, Column];
