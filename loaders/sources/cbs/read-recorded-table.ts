import {basename} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {InputError} from "../../../models/errors.js";
import {isRecord, jsonRecords, jsonTable} from "../table/json-table.js";
import {readJsonFile, readParquet} from "../table/read-table-file.js";
import type {StringTable} from "../table/string-table.js";

/** A recorded CBS table, made ready for mapTable. */
export interface RecordedTable {
  /** v4: columns Measure, Value and the dimensions (long); v3: as published (wide). Null: metadata only. */
  table: StringTable | null;
  /** Unit of each measure code (v4) or column (v3), as published. */
  units: ReadonlyMap<string, string>;
  /** Marks that stand for a ValueAttribute, such as `@Impossible`. */
  attributes: ReadonlySet<string>;
  version: string | null;
  retrievedAt: string | null;
}

/**
 * Reads a recorded table from its files: v4 (properties, dimensions, measure-codes, codes-*, observations-page-N, plain
 * or gzipped) or v3 (TableInfos, DataProperties, TypedDataSet or UntypedDataSet pages, or a set of Parquet files).
 * Padded codes are trimmed. Of Parquet only the columns `wanted` are read (null: all). A provisional period gets the publisher's own mark `*` behind its code. Throws InputError
 * for a file that cannot be read and for pages that hold fewer rows than the index promises.
 */
export async function readRecordedTable(
  files: readonly string[],
  connection: DuckDBConnection,
  wanted: ReadonlySet<string> | null = null
): Promise<RecordedTable> {
  const byName = new Map(files.map((path) => [basename(path), path]));
  const named = (pattern: RegExp): [string, string][] => [...byName].filter(([name]) => pattern.test(name));
  const json = async (pattern: RegExp): Promise<unknown> => {
    const [hit] = named(pattern);
    return hit ? readJsonFile(hit[1], hit[0]) : null;
  };
  const index = await json(/^index\.json$/);
  const properties = await json(/^properties\.json$/);
  const info = isRecord(properties) ? properties : firstRecord(await json(/^TableInfos\.json$|_Metadata\.json$/));
  const head = {
    version: textOf(info?.["Version"]) ?? textOf(info?.["Modified"]) ?? textOf(info?.["Updated"]),
    retrievedAt: isRecord(index) ? textOf(index["capturedAt"]) : null
  };
  const parquet = named(/_TypedDataSet\.parquet$/)[0];
  if (parquet)
    return {...(await readParquetSet(parquet[1], named, connection, wanted)), ...head, attributes: new Set()};
  const pages = named(/^(observations|TypedDataSet|UntypedDataSet)-page-\d+\.json(\.gz)?$/).sort(
    ([a], [b]) => pageNumber(a) - pageNumber(b)
  );
  const records: Record<string, unknown>[] = [];
  for (const [name, path] of pages) records.push(...jsonRecords(await readJsonFile(path, name), name));
  const promised = isRecord(index) && pages.length > 0 ? index["observationRows"] : null;
  if (typeof promised === "number" && promised !== records.length)
    throw new InputError(
      "incomplete-recording",
      `${records.length} rows where the index promises ${promised}; fetch the table again`,
      files[0] ?? null
    );
  if (byName.has("properties.json")) {
    const dimensions = jsonRecords(await json(/^dimensions\.json$/), "dimensions.json");
    const measures = jsonRecords(await json(/^measure-codes\.json$/), "measure-codes.json");
    const time = dimensions.find(({Kind}) => Kind === "TimeDimension")?.["Identifier"];
    const periods = typeof time === "string" ? await json(new RegExp(`^codes-${time}\\.json$`)) : null;
    const provisional = provisionalPeriods(
      periods === null ? [] : jsonRecords(periods, `codes-${time}.json`),
      "Identifier"
    );
    return {
      ...longTable(
        records,
        dimensions.map(({Identifier}) => String(Identifier)),
        String(time),
        provisional
      ),
      units: new Map(measures.map((measure) => [String(measure["Identifier"]).trim(), textOf(measure["Unit"]) ?? ""])),
      ...head
    };
  }
  const fields = await json(/^DataProperties\.json$/);
  const described = fields === null ? [] : jsonRecords(fields, "DataProperties.json");
  const time = described.find(({Type}) => Type === "TimeDimension")?.["Key"];
  const periods = typeof time === "string" ? await json(new RegExp(`^${time}\\.json$`)) : null;
  const provisional = provisionalPeriods(periods === null ? [] : jsonRecords(periods, `${time}.json`), "Key");
  const table = records.length === 0 ? null : trimmed(jsonTable(records, "TypedDataSet"));
  return {
    table: table && markPeriods(table, typeof time === "string" ? time : null, provisional),
    units: unitsOf(described),
    attributes: new Set(),
    ...head
  };
}

function longTable(
  records: readonly Record<string, unknown>[],
  dimensions: readonly string[],
  time: string,
  provisional: ReadonlySet<string>
): Pick<RecordedTable, "table" | "attributes"> {
  if (records.length === 0) return {table: null, attributes: new Set()};
  const attributes = new Set<string>();
  const rows = records.map((record) => {
    const value = record["Value"];
    const attribute = textOf(record["ValueAttribute"]) ?? "None";
    let cell: string;
    if (typeof value === "number") cell = String(value);
    else {
      cell = `@${attribute}`;
      attributes.add(cell);
    }
    return [
      String(record["Measure"]).trim(),
      cell,
      ...dimensions.map((name) => {
        const code = textOf(record[name])?.trim() ?? "";
        return name === time && provisional.has(code) ? `${code}*` : code;
      })
    ];
  });
  const columns = ["Measure", "Value", ...dimensions];
  return {table: {columns, rows, rowNumbers: rows.map((_, index) => index + 1)}, attributes};
}

async function readParquetSet(
  data: string,
  named: (pattern: RegExp) => [string, string][],
  connection: DuckDBConnection,
  wanted: ReadonlySet<string> | null
): Promise<Pick<RecordedTable, "table" | "units">> {
  const read = async (key: string): Promise<Record<string, string>[]> => {
    const hit = named(new RegExp(`_${key}\\.parquet$`))[0];
    if (!hit) return [];
    const {columns, rows} = await readParquet(hit[1], connection, hit[0]);
    return rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? ""])));
  };
  const described = await read("DataProperties");
  let table = trimmed(await readParquet(data, connection, basename(data), wanted));
  for (const {Key, Type} of described) {
    if (!Key || (!Type?.endsWith("Dimension") && Type !== "GeoDetail")) continue;
    const codes = await read(Key);
    if (Type === "TimeDimension") table = markPeriods(table, Key, provisionalPeriods(codes, "Key"));
    if (Type === "GeoDetail" || Type === "GeoDimension") table = withTitles(table, Key, codes);
  }
  return {table, units: unitsOf(described)};
}

/** A column `RegioS|Title` with the names of the codes. */
function withTitles(table: StringTable, key: string, codes: readonly Record<string, string>[]): StringTable {
  const index = table.columns.indexOf(key);
  if (index < 0 || codes.length === 0) return table;
  const titles = new Map(codes.map(({Key, Title}) => [(Key ?? "").trim(), (Title ?? "").trim()]));
  return {
    ...table,
    columns: [...table.columns, `${key}|Title`],
    rows: table.rows.map((row) => [...row, titles.get(row[index] ?? "") ?? ""])
  };
}

function markPeriods(table: StringTable, time: string | null, provisional: ReadonlySet<string>): StringTable {
  const index = time === null ? -1 : table.columns.indexOf(time);
  if (index < 0 || provisional.size === 0) return table;
  const rows = table.rows.map((row) =>
    row.map((cell, at) => (at === index && provisional.has(cell) ? `${cell}*` : cell))
  );
  return {...table, rows};
}

/** Codes of periods that the publisher calls Voorlopig or NaderVoorlopig. */
function provisionalPeriods(codes: readonly Record<string, unknown>[], key: string): Set<string> {
  return new Set(
    codes
      .filter(({Status}) => typeof Status === "string" && /voorlopig/i.test(Status))
      .map((code) => String(code[key]).trim())
  );
}

function unitsOf(described: readonly Record<string, unknown>[]): Map<string, string> {
  return new Map(described.filter(({Key}) => Key).map((field) => [String(field["Key"]), textOf(field["Unit"]) ?? ""]));
}

function trimmed(table: StringTable): StringTable {
  return {...table, rows: table.rows.map((row) => row.map((cell) => cell.trim()))};
}

function firstRecord(value: unknown): Record<string, unknown> | null {
  if (value === null) return null;
  const record = isRecord(value) && !Array.isArray(value["value"]) ? value : jsonRecords(value, "TableInfos.json")[0];
  return record ?? null;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function pageNumber(name: string): number {
  return Number(/page-(\d+)/.exec(name)?.[1] ?? 0);
}
