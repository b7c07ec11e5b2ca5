import {existsSync} from "node:fs";
import type {DuckDBConnection, DuckDBValue, DuckDBValueConverter} from "@duckdb/node-api";
import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue
} from "@duckdb/node-api";
import {InputError} from "../../models/errors.js";

/** Version of schema.sql; raised when older files can no longer be read. */
export const schemaVersion = "1";

/** A connection in which the unqualified names are those of the warehouse. */
export interface Database {
  connection: DuckDBConnection;
  /** Ends the connection and lets go of the file; safe to call twice. */
  close(): void;
}

export interface DatabaseOptions {
  /** Folder for what does not fit in memory; the engine makes it only when it needs it. */
  spillDir?: string;
}

/**
 * Makes a new, empty database file in the oldest storage format still readable by DuckDB 1.1 (duckdb-wasm 1.29).
 * Throws InputError when the file exists or the folder cannot be written.
 */
export async function createDatabase(file: string, options: DatabaseOptions = {}): Promise<Database> {
  if (existsSync(file)) throw new InputError("file-exists", "the file exists already; choose another name", file);
  const database = await connect(options);
  try {
    await database.connection.run(`ATTACH ${quote(file)} AS warehouse (STORAGE_VERSION 'v1.0.0')`);
    await database.connection.run("USE warehouse");
    // The words of a warehouse repeat, so the dictionary always wins; trying this one costs a quarter of the writing.
    await database.connection.run("SET disabled_compression_methods = 'fsst'");
  } catch (error) {
    database.close();
    throw new InputError("cannot-write", `the file cannot be made: ${(error as Error).message}`, file);
  }
  return database;
}

/**
 * Opens a warehouse for reading. Throws InputError when the file is missing, is no warehouse, or was built by another
 * version; each says what to do.
 */
export async function openWarehouse(file: string): Promise<Database> {
  if (!existsSync(file))
    throw new InputError("missing-warehouse", "no warehouse here yet; run `samenhang data build` first", file);
  const database = await connect({});
  try {
    await attachWarehouse(database.connection, file, "warehouse");
    await database.connection.run("USE warehouse");
    // A view in a file made by another may read any file of this machine; DuckDB lets nobody take this back.
    await database.connection.run("SET enable_external_access = false");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Attaches an existing warehouse read-only under `alias`; errors as openWarehouse. */
export async function attachWarehouse(connection: DuckDBConnection, file: string, alias: string): Promise<void> {
  try {
    await connection.run(`ATTACH ${quote(file)} AS ${alias} (READ_ONLY)`);
  } catch (error) {
    const message = (error as Error).message;
    if (/lock/i.test(message))
      throw new InputError("warehouse-in-use", "another program is writing to the file; wait until it is done", file);
    throw new InputError("not-a-warehouse", `not a DuckDB file that can be read: ${message}`, file);
  }
  const version = await readSchemaVersion(connection, alias);
  if (version === schemaVersion) return;
  await connection.run(`DETACH ${alias}`);
  if (version === null)
    throw new InputError("not-a-warehouse", "a DuckDB file, but no warehouse; give the file of `data build`", file);
  const advice = "run `samenhang data build` to make it anew";
  throw new InputError(
    "other-schema",
    `made by another version (schema ${version}, not ${schemaVersion}); ${advice}`,
    file
  );
}

async function readSchemaVersion(connection: DuckDBConnection, alias: string): Promise<string | null> {
  const tables = await query<{name: string}>(
    connection,
    "SELECT table_name AS name FROM duckdb_tables() WHERE database_name = $1 AND table_name = 'meta'",
    [alias]
  );
  if (tables.length === 0) return null;
  const rows = await query<{value: string}>(connection, `SELECT value FROM ${alias}.meta WHERE key = 'schema'`);
  return rows[0]?.value ?? null;
}

/**
 * Runs a statement and gives its rows as plain, JSON-safe objects: numbers (never BigInt), dates `YYYY-MM-DD`,
 * timestamps ISO in UTC, lists as arrays. Parameters stand in the SQL as $1, $2, …
 *
 * Statements of one connection wait for each other: run at the same time in it they bring the whole process down.
 */
export function query<T = Record<string, unknown>>(
  connection: DuckDBConnection,
  sql: string,
  params: readonly (string | number | boolean | null)[] = []
): Promise<T[]> {
  const read = async (): Promise<T[]> => {
    const reader = await connection.runAndReadAll(sql, [...params]);
    return reader.convertRowObjects(toPlain) as T[];
  };
  const mine = (lastOf.get(connection) ?? Promise.resolve()).then(read);
  lastOf.set(
    connection,
    mine.catch(() => undefined)
  );
  return mine;
}

/** The statement each connection runs last, settled or not. */
const lastOf = new WeakMap<DuckDBConnection, Promise<unknown>>();

/** A text as an SQL literal, for statements that take no parameters (ATTACH, file functions). */
export const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

async function connect({spillDir}: DatabaseOptions): Promise<Database> {
  // No extension is ever fetched: everything needed is built in, and a build must work without a network.
  const config = {autoinstall_known_extensions: "false", ...(spillDir === undefined ? {} : {temp_directory: spillDir})};
  const instance = await DuckDBInstance.create(":memory:", config);
  const connection = await instance.connect();
  let open = true;
  const close = (): void => {
    if (!open) return;
    open = false;
    connection.closeSync();
    instance.closeSync();
  };
  return {connection, close};
}

type Plain = string | number | boolean | null | Plain[];

const toPlain: DuckDBValueConverter<Plain> = (value) => plain(value);

function plain(value: DuckDBValue): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "object") return value;
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue)
    return new Date(Number(value.micros / 1000n)).toISOString();
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBListValue) return value.items.map(plain);
  return value.toString();
}
