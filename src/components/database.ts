import type {AsyncDuckDB, AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import {nlDatabase} from "../locale/nl-database.js";
import type {Row, SqlValue} from "./database-rows.js";
import {plainRows} from "./database-rows.js";

export interface DatabaseProgress {
  /** `engine`: DuckDB itself, some 36 MB; `data`: the warehouse, only where the server has no range requests. */
  step: "engine" | "data";
  /** Bytes. */
  loaded: number;
  /** Bytes, or null when the server does not say. */
  total: number | null;
}

export interface Database {
  /** Rows of plain values: number, string, boolean, Date or null, also for DECIMAL, BIGINT and HUGEINT. */
  query(sql: string, params?: readonly SqlValue[]): Promise<Row[]>;
  /** How the file is read: piece by piece, or whole as the server has no range requests. */
  readonly access: "ranges" | "whole";
  close(): Promise<void>;
}

/**
 * Opens a .duckdb file in the browser, read-only; its tables stand in the default schema of the queries. DuckDB is only
 * loaded by this call, from the site itself. Where the server answers range requests only the parts needed are read,
 * elsewhere the file is fetched whole. Throws an Error with a Dutch message for the reader.
 */
export async function openDatabase(
  url: string,
  {onProgress = () => undefined}: {onProgress?: (progress: DatabaseProgress) => void} = {}
): Promise<Database> {
  const address = new URL(url, location.href).href;
  const access = await findAccess(address);
  const duckdb = await import("@duckdb/duckdb-wasm");
  if (!(await duckdb.getPlatformFeatures()).wasmExceptions) throw new Error(nlDatabase.unsupportedBrowser);
  const worker = new Worker(import.meta.resolve("npm:@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js"));
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  try {
    const engine = import.meta.resolve("npm:@duckdb/duckdb-wasm/dist/duckdb-eh.wasm");
    await db.instantiate(engine, null, ({bytesLoaded, bytesTotal}) =>
      onProgress({step: "engine", loaded: bytesLoaded, total: bytesTotal > 0 ? bytesTotal : null})
    );
    await db.open({query: {castTimestampToDate: true}, filesystem: {allowFullHTTPReads: false}});
    const file = "warehouse.duckdb";
    if (access === "ranges") await db.registerFileURL(file, address, duckdb.DuckDBDataProtocol.HTTP, false);
    else await db.registerFileBuffer(file, await fetchWhole(address, onProgress));
    const connection = await db.connect();
    // No extension is ever fetched: what needs one must fail here, not on another host.
    await connection.query("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false");
    await connection.query(`ATTACH '${file}' AS warehouse (READ_ONLY); USE warehouse`);
    // The policy of a page does not rule its workers: without this a query could ask other hosts.
    await connection.query("SET enable_external_access = false");
    return wrap(db, connection, access);
  } catch (error) {
    await db.terminate();
    throw error;
  }
}

function wrap(db: AsyncDuckDB, connection: AsyncDuckDBConnection, access: Database["access"]): Database {
  let isClosed = false;
  return {
    access,
    query: async (sql, params = []) => {
      if (isClosed) throw new Error(nlDatabase.closed);
      if (params.length === 0) return plainRows(await connection.query(sql));
      const statement = await connection.prepare(sql);
      try {
        return plainRows(await statement.query(...params));
      } finally {
        await statement.close();
      }
    },
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await connection.close();
      await db.terminate();
    }
  };
}

/** A server that knows range requests answers one with 206; any other may send the whole file, which is not awaited. */
async function findAccess(address: string): Promise<Database["access"]> {
  const abort = new AbortController();
  const response = await fetch(address, {headers: {Range: "bytes=0-0"}, signal: abort.signal}).catch(() => {
    throw new Error(nlDatabase.unreachable);
  });
  abort.abort();
  if (response.status === 206) return "ranges";
  if (!response.ok) throw new Error(nlDatabase.notFound(response.status));
  return "whole";
}

async function fetchWhole(address: string, onProgress: (progress: DatabaseProgress) => void): Promise<Uint8Array> {
  const response = await fetch(address).catch(() => {
    throw new Error(nlDatabase.unreachable);
  });
  if (!response.ok || !response.body) throw new Error(nlDatabase.notFound(response.status));
  // A length of compressed content says nothing about what will arrive.
  const length = response.headers.has("Content-Encoding") ? null : response.headers.get("Content-Length");
  const total = length === null ? null : Number(length);
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    loaded += part.value.length;
    onProgress({step: "data", loaded, total});
  }
  const content = new Uint8Array(loaded);
  let offset = 0;
  for (const chunk of chunks) {
    content.set(chunk, offset);
    offset += chunk.length;
  }
  return content;
}
