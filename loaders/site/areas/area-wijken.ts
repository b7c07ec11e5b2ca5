import type {DuckDBConnection} from "@duckdb/node-api";
import {group} from "d3";
import type {Catalogue} from "../../catalogue/catalogue.js";
import {query} from "../../warehouse/database.js";
import {readAreaColumns} from "./area-columns.js";
import {sourcesAt, whole} from "./area-figure.js";
import {short} from "./half-step.js";
import type {WijkTable} from "./area-types.js";

/**
 * The wijken of each municipality, by indicator, in the last year it has of wijken, on the division of that year: wijken are
 * not brought to another one.
 */
export async function readWijken(
  connection: DuckDBConnection,
  catalogue: Catalogue
): Promise<Map<string, Record<string, WijkTable>>> {
  const held = await query<{indicator: string; year: number}>(
    connection,
    `SELECT indicator, arg_max(boundary_year, period)::INTEGER AS year FROM current_observation
     WHERE region LIKE 'WK%' AND grain = 'year' AND breakdown = 'total' AND value IS NOT NULL GROUP BY indicator`
  );
  const found = new Map<string, Record<string, WijkTable>>();
  for (const [boundaryYear, rows] of group(held, ({year}) => year))
    await addWijken(connection, catalogue, {boundaryYear, ids: new Set(rows.map(({indicator}) => indicator)), found});
  // A table in which no wijk has a value says nothing.
  const isEmpty = ({rows}: WijkTable): boolean => rows.every(({value}) => value === null);
  return new Map(
    [...found].map(([code, tables]) => [
      code,
      Object.fromEntries(Object.entries(tables).filter(([, table]) => !isEmpty(table)))
    ])
  );
}

/** Adds the tables of some indicators on one division of wijken. */
async function addWijken(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  {
    boundaryYear,
    ids,
    found
  }: {boundaryYear: number; ids: ReadonlySet<string>; found: Map<string, Record<string, WijkTable>>}
): Promise<void> {
  const wijken = await query<{code: string; name: string; municipality: string}>(
    connection,
    `SELECT code, name, municipality FROM region
     WHERE level = 'wijk' AND boundary_year = $1 AND municipality IS NOT NULL ORDER BY municipality, code`,
    [boundaryYear]
  );
  for (const column of await readAreaColumns(connection, catalogue, {
    ...{boundaryYear, ids, level: "wijk", only: "year", years: 3}
  })) {
    const at = column.periods.findLastIndex((_, index) =>
      [...column.cells.values()].some((cells) => (cells[index]?.value ?? null) !== null)
    );
    for (const {code, name, municipality} of wijken) {
      const cell = column.cells.get(code)?.[at];
      if (!cell) continue;
      const tables = found.get(municipality) ?? {};
      found.set(municipality, tables);
      const table = (tables[column.indicator.id] ??= {period: column.periods[at] ?? "", sources: [], rows: []});
      table.sources = [...new Set([...table.sources, ...sourcesAt(column, [code], at)])].sort();
      table.rows.push({
        ...{code, name, value: short(cell.value), missing: cell.missing},
        count: whole(column.counts?.get(code)?.[at]?.value ?? null)
      });
    }
  }
}
