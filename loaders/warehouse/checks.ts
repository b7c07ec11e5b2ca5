import {readFile} from "node:fs/promises";
import type {DuckDBConnection} from "@duckdb/node-api";
import {query} from "./database.js";
import type {Problem} from "./types.js";

export interface WarehouseCheck {
  ok: boolean;
  problems: Problem[];
}

type CheckFile = "integrity-checks.sql" | "plausibility-checks.sql";

/**
 * Integrity (orphans, a value or a reason, periods on their first day, margins, one current vintage a source, notes on
 * the seams of joined series, doubles) and plausibility (ranges, percentages outside 0–100, negative counts) of a
 * warehouse. Everything found is a problem with its count and an example; `ok` when there is none.
 */
export async function checkWarehouse(connection: DuckDBConnection): Promise<WarehouseCheck> {
  const problems = [
    ...(await runChecks(connection, "integrity-checks.sql")),
    ...(await runChecks(connection, "plausibility-checks.sql"))
  ];
  return {ok: problems.length === 0, problems};
}

/** The integrity checks of a build: throws at a warehouse that must not replace the last good one (a defect of ours). */
export async function checkIntegrity(connection: DuckDBConnection): Promise<void> {
  const problems = await runChecks(connection, "integrity-checks.sql");
  const list = problems.map(({kind, message, count}) => `${kind} (${count}): ${message}`).join("; ");
  if (problems.length > 0) throw new Error(`the new warehouse does not hold together: ${list}`);
}

/** Each check of a file is a SELECT of source, kind, message and count, one row a problem; statements end in `;`. */
async function runChecks(connection: DuckDBConnection, file: CheckFile): Promise<Problem[]> {
  const sql = await readFile(new URL(file, import.meta.url), "utf8");
  const statements = sql.replaceAll(/^--.*$/gm, "").split(";");
  const problems: Problem[] = [];
  for (const statement of statements)
    if (statement.trim() !== "") problems.push(...(await query<Problem>(connection, statement)));
  return problems.filter(({count}) => count > 0);
}
