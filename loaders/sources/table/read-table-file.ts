import {open, readFile} from "node:fs/promises";
import {constants, gunzipSync} from "node:zlib";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {SourceCard} from "../../catalogue/schema.js";
import {InputError} from "../../../models/errors.js";
import {jsonTable} from "./json-table.js";
import {parseCsv} from "./parse-csv.js";
import {parseXlsx} from "./parse-xlsx.js";
import {oneLine} from "./quote.js";
import type {StringTable} from "./string-table.js";

export type FileKind = "gzip" | "parquet" | "zip" | "json" | "xml" | "text";

const largest = 1_000_000_000;

/** What the first bytes of a file say it is; its name plays no part. */
export function kindOf(bytes: Uint8Array): FileKind {
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return "gzip";
  if (magic === "PAR1") return "parquet";
  if (magic.startsWith("PK")) return "zip";
  const start = new TextDecoder("utf-8")
    .decode(bytes.subarray(0, 256))
    .replace(/^\ufeff/, "")
    .trimStart();
  if (start.startsWith("{") || start.startsWith("[")) return "json";
  return start.startsWith("<") ? "xml" : "text";
}

/**
 * Reads one file of any format a card may have (CSV, XLSX, Parquet, JSON rows; the first and last also gzipped) into a
 * table of text cells. Parquet goes through DuckDB. Throws InputError naming the file.
 */
export async function readTableFile(
  path: string,
  card: SourceCard,
  connection: DuckDBConnection,
  file: string
): Promise<StringTable> {
  let bytes: Uint8Array = await readFile(path);
  let kind = kindOf(bytes);
  if (kind === "gzip") {
    bytes = inflate(bytes, file);
    kind = kindOf(bytes);
  }
  const {format} = card;
  if (kind === "parquet") return readParquet(path, connection, file);
  if (kind === "zip") return parseXlsx(bytes, {file, sheet: format.sheet, decimal: format.decimal});
  if (kind === "json") return jsonTable(parseJson(bytes, file), file);
  if (kind === "xml") throw new InputError("wrong-format", "an XML file is no table; save it as CSV or XLSX", file);
  return parseCsv(bytes, {file, delimiter: format.delimiter, encoding: format.encoding});
}

function inflate(bytes: Uint8Array, file: string): Uint8Array {
  try {
    return gunzipSync(bytes, {maxOutputLength: largest});
  } catch (error) {
    throw new InputError("broken-gzip", `cannot be unpacked (${(error as Error).message}); fetch it again`, file);
  }
}

export function parseJson(bytes: Uint8Array | string, file: string): unknown {
  try {
    const text = typeof bytes === "string" ? bytes : new TextDecoder("utf-8").decode(bytes);
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new InputError(
      "broken-json",
      `cannot be read as JSON (${oneLine((error as Error).message)}); fetch it again`,
      file
    );
  }
}

/** JSON of a plain or gzipped file. */
export async function readJsonFile(path: string, file: string): Promise<unknown> {
  const bytes = await readFile(path);
  return parseJson(kindOf(bytes) === "gzip" ? inflate(bytes, file) : bytes, file);
}

/**
 * Columns of a Parquet file as text, all of them or those `wanted` that are there; 32-bit floats in their shortest form
 * (7888.2, not 7888.2001953125).
 */
export async function readParquet(
  path: string,
  connection: DuckDBConnection,
  file: string,
  wanted: ReadonlySet<string> | null = null
): Promise<StringTable> {
  const from = `read_parquet('${path.replaceAll("'", "''")}')`;
  try {
    const names = (await connection.runAndReadAll(`SELECT * FROM ${from} LIMIT 0`)).columnNames();
    const quoted = (wanted === null ? names : names.filter((name) => wanted.has(name))).map(
      (name) => `"${name.replaceAll('"', '""')}"`
    );
    const list = quoted.map((name) => `${name}::VARCHAR AS ${name}`).join(", ");
    const result = await connection.runAndReadAll(`SELECT ${list || "NULL AS nothing"} FROM ${from}`);
    const rows = result.getRows().map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
    return {columns: result.columnNames(), rows, rowNumbers: rows.map((_, index) => index + 1)};
  } catch (error) {
    throw new InputError(
      "broken-parquet",
      `cannot be read (${(error as Error).message.split("\n")[0]}); fetch it again`,
      file
    );
  }
}

/** The first `length` bytes of a file, unpacked when gzipped. */
export async function readHead(path: string, length: number): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const buffer = new Uint8Array(length);
    const {bytesRead} = await handle.read(buffer, 0, length, 0);
    const head = buffer.subarray(0, bytesRead);
    if (kindOf(head) !== "gzip") return head;
    // A cut stream is unpacked as far as it goes.
    return gunzipSync(head, {finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 100_000_000});
  } finally {
    await handle.close();
  }
}
