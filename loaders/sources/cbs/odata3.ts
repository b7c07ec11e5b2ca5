import {SourceError} from "../../../models/errors.js";
import {BadAnswer} from "./bad-answer.js";
import {baseUrl, tableId} from "./base-url.js";
import {unknownTable} from "./catalogue.js";
import {downloadTable} from "./download-table.js";
import {followLink} from "./follow-link.js";
import type {Http} from "./http.js";
import type {Row} from "./odata-page.js";
import {parsePage} from "./odata-page.js";
import {padFilter} from "./pad-filter.js";
import {queryUrl} from "./query-url.js";
import type {CacheScope} from "./raw-cache.js";
import type {Collection} from "./read-collection.js";
import {readCollection} from "./read-collection.js";
import type {Dimension} from "./slices.js";
import type {DownloadOptions, RowSet, TableDownload, TableHead, TableMetadata} from "./table-source.js";

const cbsBase3 = "https://opendata.cbs.nl";

/** One below the 10,000 rows at which ODataApi answers with an error. */
const pageRows = 9_999;

export type DataSetName = "TypedDataSet" | "UntypedDataSet";

/**
 * Downloads a CBS table over OData v3 into a recorded folder (docs/method/cbs.md), raw as received: codes stay padded.
 * Rows come from ODataFeed by its nextLinks; where that fails from ODataApi below its limit of 10,000 rows, and last
 * year by year, because very deep pages break off. `dataSets` (default the typed set, or the untyped where there is no
 * typed one) says which sets of rows to take.
 */
export function downloadTable3(
  table: string,
  options: DownloadOptions & {dataSets?: readonly DataSetName[] | undefined}
): Promise<TableDownload> {
  const base = baseUrl(options.baseUrl ?? cbsBase3).replace(/\/OData(Api|Feed)\/odata$/, "");
  const id = tableId(table);
  const api = `${base}/ODataApi/odata/${id}`;
  const feed = `${base}/ODataFeed/odata/${id}`;
  const json = {format: "json"};
  let tableInfos: Uint8Array | null = null;

  async function readHead(http: Http): Promise<TableHead> {
    try {
      const {info, bytes} = await either((root) =>
        http.get(queryUrl(`${root}/TableInfos`, json), {
          kind: "metadata",
          retries: options.headRetries,
          parse: (text, received) => ({info: tableInfoOf(text), bytes: received})
        })
      );
      tableInfos = bytes;
      return headOf(info);
    } catch (error) {
      if (error instanceof SourceError && error.kind === "not-found") throw await unknownTable(http, base, "v3", id);
      throw error;
    }
  }

  async function readMetadata(http: Http, cache: CacheScope): Promise<TableMetadata> {
    const files = new Map<string, Uint8Array | string>();
    if (tableInfos) files.set("TableInfos.json", tableInfos);
    const read = (entity: string, isValid: (row: Row) => boolean): Promise<Collection> =>
      either((root) => readCollection(http, cache, queryUrl(`${root}/${entity}`, json), {table: id, isValid}));
    const properties = await read("DataProperties", (row) => typeof row["Type"] === "string");
    files.set("DataProperties.json", properties.content);
    const groups = await read("CategoryGroups", () => true).catch(missing);
    if (groups) files.set("CategoryGroups.json", groups.content);
    const dimensions: Dimension[] = [];
    for (const property of properties.rows.filter(isDimension)) {
      const name = String(property["Key"]);
      const {rows, content} = await read(name, (row) => typeof row["Key"] === "string");
      files.set(`${name}.json`, content);
      const isTime = property["Type"] === "TimeDimension";
      dimensions.push({id: name, isTime, codes: rows.map((row) => String(row["Key"]))});
    }
    const sets = options.dataSets
      ? options.dataSets.map((name) => waysOf(name, dimensions))
      : [[...waysOf("TypedDataSet", dimensions), ...waysOf("UntypedDataSet", dimensions).map(asSubstitute)]];
    return {
      files,
      dimensions,
      rules: {id: "ID", dimensions: dimensions.map((dimension) => dimension.id), fault},
      filter: options.filter == null ? null : padFilter(options.filter, dimensions),
      sets
    };
  }

  function waysOf(name: DataSetName, dimensions: readonly Dimension[]): RowSet[] {
    const sliceBy = options.sliceBy ?? [];
    const countUrl = (filter: string | null): string => queryUrl(`${api}/${name}/$count`, {filter});
    const fromFeed: RowSet = {
      name,
      url: (filter) => queryUrl(`${feed}/${name}`, {...json, filter}),
      countUrl,
      next: (page, url) => (page.nextLink === null ? null : followLink(page.nextLink, url, id)),
      sliceBy
    };
    const fromApi: RowSet = {
      name,
      url: (filter) => queryUrl(`${api}/${name}`, {...json, filter, top: pageRows, skip: 0}),
      countUrl,
      next: (page, url) => {
        if (page.nextLink !== null) return followLink(page.nextLink, url, id);
        return page.rows.length < pageRows ? null : skipped(url, page.rows.length);
      },
      sliceBy
    };
    const time = dimensions.find((dimension) => dimension.isTime)?.id;
    const byYear = time === undefined || sliceBy.includes(time) ? [] : [{...fromApi, sliceBy: [...sliceBy, time]}];
    return [fromFeed, fromApi, ...byYear];
  }

  /** Metadata stands on both services; the second is asked where the first does not have it. */
  async function either<T>(read: (root: string) => Promise<T>): Promise<T> {
    try {
      return await read(api);
    } catch (error) {
      if (!(error instanceof SourceError) || !["not-found", "refused", "too-many-rows"].includes(error.kind))
        throw error;
      return await read(feed);
    }
  }

  return downloadTable({table: id, protocol: "cbs-odata3", source: api, readHead, readMetadata}, options);
}

function tableInfoOf(text: string): Row {
  const info = parsePage(text).rows[0];
  if (!info) throw new BadAnswer("invalid-json", "TableInfos is empty");
  return info;
}

function headOf({Modified, MetaDataModified, Period}: Row): TableHead {
  const version = typeof Modified === "string" ? Modified : null;
  return {version, stamp: version && JSON.stringify([version, MetaDataModified, Period]), count: null};
}

/** Everything that is no topic: Dimension, TimeDimension, GeoDimension and, in neighbourhood tables, GeoDetail. */
const isDimension = (row: Row): boolean => !/^Topic(Group)?$/.test(String(row["Type"])) && String(row["Key"]) !== "";

const asSubstitute = (way: RowSet): RowSet => ({...way, isSubstitute: true});

function skipped(url: string, rows: number): string {
  return url.replace(/\$skip=(\d+)/, (_, skip: string) => `$skip=${Number(skip) + rows}`);
}

function missing(error: unknown): null {
  if (error instanceof SourceError && error.kind === "not-found") return null;
  throw error;
}

function fault(row: Row): string | null {
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === "boolean") return `${name} is neither number nor text`;
  }
  return null;
}
