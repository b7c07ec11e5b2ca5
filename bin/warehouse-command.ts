import {resolve} from "node:path";
import type {Command} from "commander";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {CommandContext, CommandResult} from "./command.js";
import {defaultWarehouse, runCommand} from "./command.js";

/** Options of every command that reads the warehouse. */
export interface WarehouseOptions {
  db?: string;
  json?: boolean;
}

/** Gives a command `--db` and `--json`. */
export const withWarehouseOptions = (command: Command): Command =>
  command
    .option("--db <file>", "warehouse (default: .samenhang/samenhang.duckdb)")
    .option("--json", "one JSON document on stdout");

/** Runs the body of a command on the opened warehouse, and closes it whatever happens. */
export function runOnWarehouse(
  context: CommandContext,
  {db, json}: WarehouseOptions,
  body: (connection: DuckDBConnection) => Promise<CommandResult>
): Promise<void> {
  return runCommand({context, json}, async () => {
    const {openWarehouse} = await import("../loaders/warehouse/database.js");
    const {connection, close} = await openWarehouse(
      db === undefined ? defaultWarehouse(context) : resolve(context.cwd, db)
    );
    try {
      return await body(connection);
    } finally {
      close();
    }
  });
}
