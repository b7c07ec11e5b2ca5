import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../../catalogue/catalogue.js";
import {query} from "../../warehouse/database.js";
import {readAreaColumns} from "./area-columns.js";
import {short, whole} from "./area-figure.js";
import type {WijkTable} from "./area-types.js";

/** The wijken of each municipality on the last division of wijken there is, by indicator, in the last year with values. */
export async function readWijken(
  connection: DuckDBConnection,
  catalogue: Catalogue
): Promise<Map<string, Record<string, WijkTable>>> {
  const [last] = await query<{year: number | null}>(
    connection,
    `SELECT max(boundary_year)::INTEGER AS year FROM region WHERE level = 'wijk'`
  );
  const found = new Map<string, Record<string, WijkTable>>();
  if (last?.year == null) return found;
  const wijken = await query<{code: string; name: string; municipality: string}>(
    connection,
    `SELECT code, name, municipality FROM region
     WHERE level = 'wijk' AND boundary_year = $1 AND municipality IS NOT NULL ORDER BY municipality, code`,
    [last.year]
  );
  for (const column of await readAreaColumns(connection, catalogue, {
    ...{boundaryYear: last.year, level: "wijk", only: "year", years: 3}
  })) {
    const at = column.periods.findLastIndex((_, index) =>
      [...column.cells.values()].some((cells) => (cells[index]?.value ?? null) !== null)
    );
    for (const {code, name, municipality} of wijken) {
      const cell = column.cells.get(code)?.[at];
      if (!cell) continue;
      const tables = found.get(municipality) ?? {};
      found.set(municipality, tables);
      const table = (tables[column.indicator.id] ??= {period: column.periods[at] ?? "", rows: []});
      table.rows.push({
        ...{code, name, value: short(cell.value), missing: cell.missing},
        count: whole(column.counts?.get(code)?.[at]?.value ?? null)
      });
    }
  }
  // A table in which no wijk has a value says nothing.
  const isEmpty = ({rows}: WijkTable): boolean => rows.every(({value}) => value === null);
  return new Map(
    [...found].map(([code, tables]) => [
      code,
      Object.fromEntries(Object.entries(tables).filter(([, table]) => !isEmpty(table)))
    ])
  );
}
