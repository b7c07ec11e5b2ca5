import {readFile} from "node:fs/promises";
import {gunzipSync} from "node:zlib";
import {DuckDBInstance} from "@duckdb/node-api";
import {InputError} from "../../models/errors.js";
import {isRecord, jsonRecords, jsonTable} from "./table/json-table.js";
import {parseCsv} from "./table/parse-csv.js";
import {parseXlsx} from "./table/parse-xlsx.js";
import type {FileKind} from "./table/read-table-file.js";
import {kindOf, readHead} from "./table/read-table-file.js";
import type {StringTable} from "./table/string-table.js";

/** What can be said of a file without knowing its name. */
export interface FileContent {
  path: string;
  kind: FileKind;
  /** Headers in lower case; publishers change case between years. */
  columns: ReadonlySet<string>;
  /** First non-empty cell of a column, trimmed. */
  cells(column: string): string | null;
  /** Identifier of a CBS table whose metadata this is. */
  table: string | null;
  geo: {type: string; properties: ReadonlySet<string>} | null;
  /** Root element without prefix. */
  xml: string | null;
  /** Why it cannot be a source, when that is clear already. */
  why: string | null;
}

const headLength = 262_144;
/** Of an XML element, prefix included; what is longer is no name. */
const longestName = 300;

/** Looks at the first bytes of a file (JSON as a whole); never throws for content, but says `why` it cannot be read. */
export async function describeFile(path: string): Promise<FileContent> {
  const content: FileContent = {
    path,
    kind: "text",
    columns: new Set(),
    cells: () => null,
    table: null,
    geo: null,
    xml: null,
    why: null
  };
  try {
    const head = await readHead(path, headLength);
    content.kind = kindOf(head);
    if (head.length === 0) content.why = "the file is empty";
    else if (content.kind === "json") describeJson(content, await wholeText(path));
    else if (content.kind === "xml") content.xml = rootOf(new TextDecoder("utf-8").decode(head));
    else if (content.kind === "parquet") setTable(content, await parquetHead(path));
    else if (content.kind === "zip") setTable(content, await parseXlsx(await readFile(path), {file: path}));
    else describeText(content, head);
  } catch (error) {
    content.why = error instanceof InputError ? error.message : `cannot be read: ${(error as Error).message}`;
  }
  return content;
}

/** Beyond it a file is made to fill the memory; the largest table of CBS is a tenth of it. */
const maxUnpacked = 1_000_000_000;

async function wholeText(path: string): Promise<string> {
  const bytes = await readFile(path);
  return new TextDecoder("utf-8").decode(
    kindOf(bytes) === "gzip" ? gunzipSync(bytes, {maxOutputLength: maxUnpacked}) : bytes
  );
}

function describeJson(content: FileContent, text: string): void {
  const value = JSON.parse(text) as unknown;
  const first = Array.isArray(value) ? (value[0] as unknown) : value;
  if (isRecord(first) && typeof first["Identifier"] === "string" && "Title" in first && !("Measure" in first))
    // A code list has Identifier and Title too, but also Index; metadata of a table has a description of it.
    if ("Frequency" in first || "ShortDescription" in first || "TemporalCoverage" in first) {
      content.table = first["Identifier"];
      content.why = `metadata only, of table ${content.table}`;
      return;
    }
  if (isRecord(value) && (value["type"] === "FeatureCollection" || value["type"] === "Topology")) {
    content.geo = {type: value["type"], properties: geoProperties(value)};
    return;
  }
  if (isRecord(value) && Array.isArray(value["value"]) && !("Value" in (jsonRecords(value, "")[0] ?? {})))
    content.why = "metadata only";
  try {
    setTable(content, jsonTable(jsonRecords(value, content.path).slice(0, 50), content.path));
  } catch {
    content.why ??= "metadata only: the JSON holds no rows";
  }
  if (["type", "key", "title"].every((name) => content.columns.has(name))) content.why = "metadata only";
}

function geoProperties(value: Record<string, unknown>): Set<string> {
  let features: unknown = value["features"];
  if (isRecord(value["objects"])) {
    const [object] = Object.values(value["objects"]);
    features = isRecord(object) ? object["geometries"] : null;
  }
  const feature: unknown = Array.isArray(features) ? features[0] : null;
  return new Set(isRecord(feature) && isRecord(feature["properties"]) ? Object.keys(feature["properties"]) : []);
}

/** What may stand before the root element, and what ends it. */
const prolog: readonly (readonly [start: string, end: string])[] = [
  ["<?", "?>"],
  ["<!--", "-->"],
  ["<!", ">"]
];

/** In one pass: a pattern that looks for each end anew takes minutes on a file of nothing but beginnings. */
function rootOf(text: string): string | null {
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at)) {
    const part = prolog.find(([start]) => text.startsWith(start, at));
    if (part === undefined) return /^<(?:[\w.-]+:)?([\w.-]+)[\s/>]/.exec(text.slice(at, at + longestName))?.[1] ?? null;
    const close = text.indexOf(endOf(text, at, part), at + part[0].length);
    if (close < 0) return null;
    at = close + 1;
  }
  return null;
}

/** A document type may declare entities between brackets, with `>` in them. */
function endOf(text: string, at: number, [start, end]: readonly [string, string]): string {
  if (start !== "<!") return end;
  const close = text.indexOf(">", at);
  const bracket = text.indexOf("[", at);
  return bracket >= 0 && bracket < close ? "]>" : end;
}

function describeText(content: FileContent, head: Uint8Array): void {
  if (head.includes(0)) {
    content.why = "not a text file, nor a format the project reads";
    return;
  }
  const text = new TextDecoder("utf-8").decode(head);
  // The last line may be cut off; with quoted line breaks more may be, so a short head is tried when a long one fails.
  const lines = text.split(/\r\n|\n|\r/);
  const whole = head.length < headLength ? lines : lines.slice(0, -1);
  if (!/[;,\t]/.test(lines[0] ?? "")) {
    content.why = "text without columns";
    return;
  }
  for (const count of [50, 2, 1]) {
    try {
      setTable(content, parseCsv(whole.slice(0, count).join("\n"), {file: content.path}));
      return;
    } catch (error) {
      content.why = error instanceof InputError ? error.message : String(error);
    }
  }
}

function setTable(content: FileContent, table: StringTable): void {
  content.columns = new Set(table.columns.map((name) => name.toLowerCase()));
  content.cells = (column) => {
    const index = table.columns.findIndex((name) => name.toLowerCase() === column.toLowerCase());
    const row = table.rows.find((cells) => (cells[index] ?? "").trim() !== "");
    return row?.[index]?.trim() ?? null;
  };
  if (table.columns.length > 0 && content.columns.size > 0) content.why = content.kind === "json" ? content.why : null;
}

async function parquetHead(path: string): Promise<StringTable> {
  const connection = await (await DuckDBInstance.create()).connect();
  try {
    const result = await connection.runAndReadAll(
      `SELECT COLUMNS(*)::VARCHAR FROM read_parquet('${path.replaceAll("'", "''")}') LIMIT 20`
    );
    const rows = result.getRows().map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
    return {columns: result.columnNames(), rows, rowNumbers: rows.map((_, index) => index + 1)};
  } finally {
    connection.closeSync();
  }
}
