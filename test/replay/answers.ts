import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import {matches} from "./filter.js";
import type {ReplayTable} from "./tables.js";
import {cells, topic, wideRows} from "./tables.js";

export interface Answer {
  status: number;
  type: string;
  body: string | Buffer;
}

/** A table the server can answer for: of our making, or a recorded folder served as it is. */
export type Served = {table: ReplayTable} | {id: string; folder: string};

export interface Serving {
  tables: readonly Served[];
  pageSize: number;
  /** Host put into nextLinks; CBS names its own, whatever address was asked. */
  linkHost: string;
  /** Rows over which ODataApi refuses. */
  apiLimit: number;
  hasFeed: boolean;
}

const json = (value: unknown, status = 200): Answer => ({
  status,
  type: "application/json",
  body: JSON.stringify(value)
});
const plain = (text: string): Answer => ({status: 200, type: "text/plain", body: text});
const unknown = (): Answer => json({error: {code: "404", message: "Not found"}}, 404);

/** The faultless answer to a request, by the rules of CBS: v4 ids are case-sensitive, v3 ids are not. */
export function answer(url: URL, serving: Serving): Answer {
  const path = decodeURIComponent(url.pathname);
  const v4 = /^\/odata\/v1\/CBS\/([^/]+)(?:\/(.+))?$/.exec(path);
  if (v4) return v4[1] === "Datasets" ? datasets(serving) : answer4(v4[1]!, v4[2] ?? "", url, serving);
  const v3 = /^\/(ODataApi|ODataFeed)\/odata\/([^/]+)\/(.+)$/.exec(path);
  if (v3 && (v3[1] === "ODataApi" || serving.hasFeed)) return answer3(v3[1]!, v3[2]!, v3[3]!, url, serving);
  return unknown();
}

const idOf = (served: Served): string => ("table" in served ? served.table.id : served.id);

function datasets({tables}: Serving): Answer {
  return json({
    value: tables.map((served) => ({Identifier: idOf(served), Title: `Tabel ${idOf(served)}`, Status: "Regulier"}))
  });
}

function answer4(id: string, entity: string, url: URL, serving: Serving): Answer {
  const served = serving.tables.find((candidate) => idOf(candidate) === id);
  if (!served) return unknown();
  if (!("table" in served)) return recorded(served.folder, entity, url.searchParams.get("$filter"));
  const {table} = served;
  const rows = cells(table);
  const context = `https://datasets.cbs.nl/odata/v1/CBS/${id}/$metadata#${entity}`;
  const list = (value: readonly unknown[]): Answer => json({"@odata.context": context, value});
  const code = (Identifier: string, index: number): unknown => ({Identifier, Index: index + 1, Title: Identifier});
  const filter = url.searchParams.get("$filter");
  switch (entity) {
    case "Properties":
      return json({
        "@odata.context": context,
        Identifier: id,
        Title: "Proeftabel",
        Version: table.version,
        Modified: table.modified,
        ObservationCount: rows.length
      });
    case "Dimensions":
      return list([
        {Identifier: "RegioS", Kind: "GeoDimension", ContainsGroups: true, ContainsCodes: true},
        {Identifier: "Perioden", Kind: "TimeDimension", ContainsGroups: false, ContainsCodes: true}
      ]);
    case "RegioSCodes":
      return list(table.regions.map(code));
    case "RegioSGroups":
      return list([{Id: "GM", Index: 1, Title: "Gemeenten", ParentId: null}]);
    case "PeriodenCodes":
      return list(table.periods.map(code));
    case "MeasureCodes":
      return list(Object.keys(table.measures).map(code));
    case "Observations/$count":
      return plain(String(rows.filter((row) => matches(filter, {...row})).length));
    case "Observations": {
      const chosen = rows.filter((row) => matches(filter, {...row}));
      const skip = Number(url.searchParams.get("$skiptoken") ?? 0);
      const page = chosen.slice(skip, skip + serving.pageSize);
      const query = `${filter === null ? "" : `$filter=${encodeURIComponent(filter)}&`}$skiptoken=${skip + page.length}`;
      const next = `${serving.linkHost}/odata/v1/CBS/${id}/Observations?${query}`;
      const isLast = skip + page.length >= chosen.length;
      return json({"@odata.context": context, value: page, ...(isLast ? {} : {"@odata.nextLink": next})});
    }
    default:
      return unknown();
  }
}

function answer3(service: string, asked: string, entity: string, url: URL, serving: Serving): Answer {
  const served = serving.tables.find((candidate) => idOf(candidate).toLowerCase() === asked.toLowerCase());
  if (!served || !("table" in served)) return unknown();
  const {table} = served;
  const list = (value: readonly unknown[], next?: string): Answer =>
    json({
      "odata.metadata": `https://opendata.cbs.nl/${service}/odata/${table.id}/$metadata#${entity}`,
      value,
      ...(next ? {"odata.nextLink": next} : {})
    });
  const set = /^(Typed|Untyped)DataSet(\/\$count)?$/.exec(entity);
  if (set) {
    const filter = url.searchParams.get("$filter");
    const rows = wideRows(table, set[1] === "Typed").filter((row) => matches(filter, row));
    if (set[2]) return plain(String(rows.length));
    const skip = Number(url.searchParams.get("$skip") ?? 0);
    const top = Number(url.searchParams.get("$top") ?? Infinity);
    if (service === "ODataApi") {
      const page = rows.slice(skip, skip + top);
      // The text is ours; that a query of more than 10,000 rows is an error is documented by its clients.
      const message = `The query would return ${page.length} rows; the maximum is 10000`;
      return page.length > serving.apiLimit ? json({"odata.error": {message: {value: message}}}, 500) : list(page);
    }
    const page = rows.slice(skip, skip + serving.pageSize);
    const query = `${filter === null ? "" : `$filter=${encodeURIComponent(filter)}&`}$skip=${skip + page.length}`;
    const next = `${serving.linkHost}/ODataFeed/odata/${table.id}/${entity}?${query}`;
    return list(page, skip + page.length < rows.length ? next : undefined);
  }
  const key = (width: number) => (code: string) => ({Key: code.padEnd(width), Title: code, Description: null});
  switch (entity) {
    case "TableInfos":
      return list([{ID: 0, Identifier: table.id, Title: "Proeftabel", Modified: table.modified, Period: "2010"}]);
    case "DataProperties":
      return list([
        {ID: 0, Type: "GeoDimension", Key: "RegioS", Title: "Regio's"},
        {ID: 1, Type: "TimeDimension", Key: "Perioden", Title: "Perioden"},
        {ID: 2, Type: "TopicGroup", Key: "", Title: "Bevolking"},
        ...Object.keys(table.measures).map((measure, index) => ({
          ID: 3 + index,
          ParentID: 2,
          Type: "Topic",
          Key: topic(measure, index),
          Title: measure
        }))
      ]);
    case "CategoryGroups":
      return list([]);
    case "RegioS":
      return list(table.regions.map(key(table.padding)));
    case "Perioden":
      return list(table.periods.map(key(0)));
    default:
      return unknown();
  }
}

/** A recorded folder of v4, byte for byte where its own filter is asked for, else the rows that match. */
function recorded(folder: string, entity: string, filter: string | null): Answer {
  const read = (name: string): Buffer | null => {
    const file = join(folder, name);
    if (existsSync(file)) return readFileSync(file);
    return existsSync(`${file}.gz`) ? gunzipSync(readFileSync(`${file}.gz`)) : null;
  };
  const names: Record<string, string> = {
    Properties: "properties.json",
    Dimensions: "dimensions.json",
    MeasureCodes: "measure-codes.json",
    MeasureGroups: "measure-groups.json"
  };
  if (!entity.startsWith("Observations")) {
    const body = read(names[entity] ?? `codes-${entity.replace(/Codes$/, "")}.json`);
    return body ? {status: 200, type: "application/json", body} : unknown();
  }
  const page = read("observations-page-1.json");
  if (!page) return unknown();
  const index = JSON.parse(read("index.json")?.toString() ?? "{}") as {sliceFilter?: string | null};
  const document = JSON.parse(page.toString()) as {value: Record<string, unknown>[]};
  const isOwn = (index.sliceFilter ?? null) === filter;
  const value = isOwn ? document.value : document.value.filter((row) => matches(filter, row));
  if (entity !== "Observations") return plain(String(value.length));
  return isOwn ? {status: 200, type: "application/json", body: page} : json({...document, value});
}
