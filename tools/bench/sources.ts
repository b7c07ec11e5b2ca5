import {existsSync} from "node:fs";
import {basename, resolve} from "node:path";
import {performance} from "node:perf_hooks";
import {fileURLToPath} from "node:url";
import type {DuckDBConnection} from "@duckdb/node-api";
import {DuckDBInstance} from "@duckdb/node-api";
import {readCatalogue} from "../../loaders/catalogue/catalogue.js";
import type {SourceCard} from "../../loaders/catalogue/schema.js";
import {withAttributes} from "../../loaders/sources/cbs/load-cbs-folder.js";
import {readRecordedTable} from "../../loaders/sources/cbs/read-recorded-table.js";
import {recogniseFiles} from "../../loaders/sources/recognise.js";
import {columnsOfCard} from "../../loaders/sources/table/card-columns.js";
import {mapTable} from "../../loaders/sources/table/map-table.js";
import {readTableFile} from "../../loaders/sources/table/read-table-file.js";
import {createRegionIndex} from "../../loaders/warehouse/region-names.js";
import {readRegions} from "../../loaders/warehouse/regions.js";

/** Rows a second of each file source, read and mapped, beside DuckDB's own read of the same file. Medians of five. */

const rounds = 5;
const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

interface Result {
  source: string;
  rows: number;
  cells: number;
  readMs: number;
  mapMs: number;
  duckdbMs: number | null;
}

async function main(): Promise<void> {
  const from = resolve(projectRoot, process.argv[2] ?? process.env["SAMENHANG_SHARED"] ?? "../shared", "data");
  if (!existsSync(from)) {
    console.log(`no files to measure in ${from}; give a folder that holds data/`);
    return;
  }
  const catalogue = await readCatalogue(resolve(projectRoot, "data"));
  const {regions, changes} = await readRegions(resolve(projectRoot, "data"));
  const index = createRegionIndex(regions, changes);
  const connection = await (await DuckDBInstance.create()).connect();
  const {matches} = await recogniseFiles(from, catalogue.sources.values());
  const results: Result[] = [];
  for (const [id, files] of matches) {
    const card = catalogue.sources.get(id);
    if (!card || !["table", "cbs-v4-folder", "cbs-odata4"].includes(card.protocol)) continue;
    const runs: Result[] = [];
    for (let round = 0; round < rounds; round++) {
      const result = await measure(card, files);
      if (result) runs.push(result);
    }
    if (runs.length === rounds) results.push(medianOf(runs));
  }
  print(results);

  async function measure(card: SourceCard, files: readonly string[]): Promise<Result | null> {
    const started = performance.now();
    const [path = ""] = files;
    const recorded = card.protocol === "table" ? null : await readRecordedTable(files, connection, columnsOfCard(card));
    const table = recorded ? recorded.table : await readTableFile(path, card, connection, basename(path));
    if (!table) return null;
    const read = performance.now();
    const year =
      card.period?.fileName === undefined ? undefined : new RegExp(card.period.fileName).exec(basename(path))?.[1];
    const dated = card.period && year !== undefined ? {...card, period: {...card.period, fixed: year}} : card;
    const missing = recorded ? withAttributes(card, recorded.attributes, () => undefined) : card.missing;
    const {account} = mapTable(table, {...dated, missing}, {catalogue, regions: index, file: basename(path)});
    const mapped = performance.now();
    return {
      source: card.id,
      rows: account.rows,
      cells: account.cells,
      readMs: read - started,
      mapMs: mapped - read,
      duckdbMs: await duckdb(connection, card.protocol === "table" ? path : (files.find(isRows) ?? ""))
    };
  }
}

const isRows = (path: string): boolean => /observations-page-1|_TypedDataSet\.parquet/.test(path);

/** DuckDB's own read of the file, all columns as text; null when it does not read it. */
async function duckdb(connection: DuckDBConnection, path: string): Promise<number | null> {
  const quoted = `'${path.replaceAll("'", "''")}'`;
  const from = path.endsWith(".parquet")
    ? `read_parquet(${quoted})`
    : /\.json(\.gz)?$/.test(path)
      ? `read_json(${quoted}, maximum_object_size = 100000000)`
      : `read_csv(${quoted}, all_varchar = true)`;
  const started = performance.now();
  try {
    await connection.runAndReadAll(`SELECT * FROM ${from}`);
  } catch {
    return null;
  }
  return performance.now() - started;
}

function medianOf(runs: readonly Result[]): Result {
  const middle = (values: readonly number[]): number =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const [first] = runs;
  if (!first) throw new Error("no runs to take a median of");
  const times = runs.map(({duckdbMs}) => duckdbMs);
  return {
    ...first,
    readMs: middle(runs.map(({readMs}) => readMs)),
    mapMs: middle(runs.map(({mapMs}) => mapMs)),
    duckdbMs: times.includes(null) ? null : middle(times.map((time) => time ?? 0))
  };
}

function print(results: readonly Result[]): void {
  const perSecond = (count: number, ms: number): string => Math.round((count / ms) * 1000).toLocaleString("en");
  console.log(
    "source | rows | cells | rows/s, read and mapped | cells/s, mapped | rows/s, DuckDB's read | times DuckDB's time"
  );
  console.log("---|---:|---:|---:|---:|---:|---:");
  for (const {source, rows, cells, readMs, mapMs, duckdbMs} of results)
    console.log(
      [
        source,
        rows.toLocaleString("en"),
        cells.toLocaleString("en"),
        perSecond(rows, readMs + mapMs),
        perSecond(cells, mapMs),
        duckdbMs === null ? "–" : perSecond(rows, duckdbMs),
        duckdbMs === null ? "–" : ((readMs + mapMs) / duckdbMs).toFixed(1)
      ].join(" | ")
    );
}

await main();
