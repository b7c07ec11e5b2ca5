import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {readCatalogue, type Catalogue} from "../catalogue/catalogue.js";
import {openWarehouse} from "../warehouse/database.js";
import {makeSiteTables} from "./site-tables.js";
import {defaultWarehouse, projectRoot} from "../warehouse/paths.js";

/** The warehouse the site is built from: SAMENHANG_DB, else the default one. */
export const siteWarehouse = (): string => process.env["SAMENHANG_DB"] ?? defaultWarehouse();

/**
 * Opens the warehouse of the site and the catalogue, runs `read`, closes. For the thin data
 * loaders of the site, each of which runs as a process of its own.
 */
export async function withWarehouse<T>(
  read: (connection: DuckDBConnection, catalogue: Catalogue) => Promise<T>
): Promise<T> {
  const catalogue = await readCatalogue(join(projectRoot(), "data"));
  const {connection, close} = await openWarehouse(siteWarehouse());
  try {
    await makeSiteTables(connection);
    return await read(connection, catalogue);
  } finally {
    close();
  }
}

/** As withWarehouse, and prints the result as JSON on standard output. */
export async function printJson(
  read: (connection: DuckDBConnection, catalogue: Catalogue) => Promise<unknown>
): Promise<void> {
  process.stdout.write(JSON.stringify(await withWarehouse(read)));
}
