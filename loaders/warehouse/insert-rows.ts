import type {DuckDBConnection} from "@duckdb/node-api";
import {query} from "./database.js";

type Cell = string | number | boolean | null | readonly string[];

const batchSize = 20_000;

/**
 * Inserts plain rows into a table of the warehouse by column name; columns left out take their default. For the small
 * tables: observations go through staging.
 */
export async function insertRows(
  connection: DuckDBConnection,
  table: string,
  rows: readonly Readonly<Record<string, Cell>>[]
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = await query<{name: string; type: string}>(
    connection,
    `SELECT column_name AS name, data_type AS type FROM duckdb_columns()
     WHERE database_name = 'warehouse' AND table_name = $1`,
    [table]
  );
  const used = columns.filter(({name}) => name in first);
  const structure = Object.fromEntries(
    used.map(({name, type}) => [name, type.endsWith("[]") ? [type.slice(0, -2)] : type])
  );
  const names = used.map(({name}) => `"${name}"`).join(", ");
  const values = used.map(({name}) => `r."${name}"`).join(", ");
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch = JSON.stringify(rows.slice(start, start + batchSize));
    await connection.run(
      `INSERT INTO ${table} (${names}) SELECT ${values} FROM (SELECT unnest(from_json($1::JSON, $2)) AS r)`,
      [batch, JSON.stringify([structure])]
    );
  }
}
