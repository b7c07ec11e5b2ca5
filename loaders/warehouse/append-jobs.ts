import type {DuckDBConnection, DuckDBValue} from "@duckdb/node-api";
import {BOOLEAN, DATE, DOUBLE, DuckDBDataChunk, DuckDBDateValue, SMALLINT, VARCHAR} from "@duckdb/node-api";
import type {CommutingRow, EmploymentRow} from "../sources/source-loader.js";

const types = [VARCHAR, VARCHAR, SMALLINT, DATE, DOUBLE, DOUBLE, DOUBLE, BOOLEAN, VARCHAR, VARCHAR];
const chunkSize = 2048;
const day = 86_400_000;

/**
 * Adds jobs of one vintage to `employment` or `commuting`, which differ in their first two columns only. In chunks of
 * columns: there are a hundred thousand of them, too many to pass as JSON.
 * @param namesOf the first two columns of a row: region and sector, or home and work
 */
export async function appendJobs<T extends EmploymentRow | CommutingRow>(
  connection: DuckDBConnection,
  table: "employment" | "commuting",
  rows: readonly T[],
  namesOf: (row: T) => readonly [string, string],
  {source, vintage}: {source: string; vintage: string}
): Promise<void> {
  if (rows.length === 0) return;
  const appender = await connection.createAppender(table, "main", "warehouse");
  try {
    for (let start = 0; start < rows.length; start += chunkSize) {
      const part = rows.slice(start, start + chunkSize);
      const column = (value: (row: T) => DuckDBValue): DuckDBValue[] => part.map(value);
      const chunk = DuckDBDataChunk.create(types, part.length);
      chunk.setColumns([
        column((row) => namesOf(row)[0]),
        column((row) => namesOf(row)[1]),
        column(({boundaryYear}) => boundaryYear),
        column(({period}) => new DuckDBDateValue(Date.parse(period) / day)),
        column(({jobs}) => jobs),
        column(({low}) => low),
        column(({high}) => high),
        column(({imputed}) => imputed),
        column(() => source),
        column(() => vintage)
      ]);
      appender.appendDataChunk(chunk);
    }
  } finally {
    appender.closeSync();
  }
}
