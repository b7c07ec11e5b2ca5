import type {DuckDBConnection} from "@duckdb/node-api";
import type {FineMix} from "../../models/scenario/fine-mix.js";
import {fineSectorCodes, fineSectors} from "../../models/scenario/fine-sectors.js";
import {query} from "../warehouse/database.js";

/**
 * Part of each finer sector in its sector in the country (jobs of employees), of a year or the last one before it; a
 * sector that the warehouse does not know is left out.
 */
export async function readFineNational(connection: DuckDBConnection, year: number): Promise<FineMix["national"]> {
  const rows = await query<{part: string; jobs: number}>(
    connection,
    `SELECT replace(breakdown, 'sector=', '') AS part, arg_max(value, period) AS jobs
     FROM current_observation
     WHERE indicator = 'banen' AND region = 'NL01' AND grain = 'year' AND year(period) <= $1 AND value IS NOT NULL
       AND breakdown LIKE 'sector=%'
     GROUP BY breakdown`,
    [year]
  );
  const jobs = new Map(rows.map((row) => [row.part, row.jobs]));
  return Object.fromEntries(
    fineSectorCodes.flatMap((code) => {
      const [part, whole] = [jobs.get(code), jobs.get(fineSectors[code].parent)];
      return part === undefined || whole === undefined || !(whole > 0) ? [] : [[code, part / whole]];
    })
  );
}
