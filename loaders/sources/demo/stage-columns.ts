import type {DuckDBConnection, DuckDBType, DuckDBValue} from "@duckdb/node-api";
import {DOUBLE, DuckDBDataChunk, INTEGER, SMALLINT, UTINYINT} from "@duckdb/node-api";
import type {Sink} from "../source-loader.js";
import type {Columns} from "./columns.js";
import {missingReasons} from "./columns.js";

const CHUNK = 2048;
type Column = Int32Array | Int16Array | Float64Array | Uint8Array | readonly number[];

/**
 * Hands the columns to the sink through temporary tables of numbers: ten times faster than an object for every cell.
 * @param firstYear year of month 0
 * @param without indicators to leave out
 */
export async function stageColumns(
  connection: DuckDBConnection,
  sink: Sink,
  columns: Columns,
  firstYear: number,
  without: readonly string[]
): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE demo_key (id INTEGER, indicator INTEGER, region INTEGER, grain INTEGER, breakdown INTEGER);
     CREATE OR REPLACE TEMP TABLE demo_month (month INTEGER, code INTEGER);
     CREATE OR REPLACE TEMP TABLE demo_cell (key INTEGER, month SMALLINT, value DOUBLE, missing UTINYINT);
     CREATE OR REPLACE TEMP TABLE demo_margin (key INTEGER, month SMALLINT, value DOUBLE, low DOUBLE, high DOUBLE, missing UTINYINT);`
  );
  const {keys} = columns;
  const keyColumns = [
    Int32Array.from(keys, (_, i) => i),
    Int32Array.from(keys, ({indicator}) => sink.code(indicator)),
    Int32Array.from(keys, ({region}) => sink.code(region)),
    Int32Array.from(keys, ({grain}) => sink.code(grain)),
    Int32Array.from(keys, ({breakdown}) => sink.code(breakdown))
  ];
  await append(connection, "demo_key", [INTEGER, INTEGER, INTEGER, INTEGER, INTEGER], keyColumns, 0, keys.length);
  const months = [...new Set(columns.month.subarray(0, columns.length))];
  const periods = months.map((month) => sink.code(firstDay(firstYear, month)));
  await append(connection, "demo_month", [INTEGER, INTEGER], [months, periods], 0, months.length);
  const {key, month, value, low, high, missing} = columns;
  for (const {from, to, margins} of runs(columns))
    await (margins
      ? append(
          connection,
          "demo_margin",
          [INTEGER, SMALLINT, DOUBLE, DOUBLE, DOUBLE, UTINYINT],
          [key, month, value, low, high, missing],
          from,
          to
        )
      : append(connection, "demo_cell", [INTEGER, SMALLINT, DOUBLE, UTINYINT], [key, month, value, missing], from, to));
  const select = (table: string, low: string, high: string): string => {
    const reasons = missingReasons.map((reason, i) => (reason ? `WHEN ${i} THEN ${sink.code(reason)}` : "")).join(" ");
    return `SELECT k.indicator, k.region, ${firstYear} + c.month // 12 AS boundary_year, k.grain, m.code AS period,
        k.breakdown, CASE WHEN c.missing = 0 THEN c.value END AS value, ${low} AS low, ${high} AS high,
        ${sink.code("synthetic")} AS status, CASE c.missing ${reasons} END AS missing
      FROM ${table} c JOIN demo_key k ON k.id = c.key JOIN demo_month m ON m.month = c.month
      WHERE k.indicator NOT IN (${["-1", ...without.map((id) => sink.code(id))].join(", ")})`;
  };
  const known = (name: string): string => `CASE WHEN isnan(${name}) THEN NULL ELSE ${name} END`;
  await sink.selectCoded(select("demo_cell", "NULL::DOUBLE", "NULL::DOUBLE"));
  await sink.selectCoded(select("demo_margin", known("c.low"), known("c.high")));
  await connection.run("DROP TABLE demo_key; DROP TABLE demo_month; DROP TABLE demo_cell; DROP TABLE demo_margin;");
}

function firstDay(firstYear: number, month: number): string {
  return `${firstYear + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, "0")}-01`;
}

/** Stretches of cells that all carry margins, or none: surveys and registers go to tables of their own. */
function* runs({high, length}: Columns): Generator<{from: number; to: number; margins: boolean}> {
  let from = 0;
  for (let i = 1; i <= length; i++) {
    const margins = !Number.isNaN(high[from] ?? NaN);
    if (i === length || Number.isNaN(high[i] ?? NaN) === margins) {
      yield {from, to: i, margins};
      from = i;
    }
  }
}

async function append(
  connection: DuckDBConnection,
  table: string,
  types: readonly DuckDBType[],
  columns: readonly Column[],
  from: number,
  to: number
): Promise<void> {
  const appender = await connection.createAppender(table);
  for (let start = from; start < to; start += CHUNK) {
    const end = Math.min(to, start + CHUNK);
    const chunk = DuckDBDataChunk.create([...types], end - start);
    // A typed array is indexed just as well as the array the signature asks for, and need not be copied into objects.
    chunk.setColumns(columns.map((column) => column.slice(start, end) as unknown as DuckDBValue[]));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
