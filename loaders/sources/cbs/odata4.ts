import {SourceError} from "../../../models/errors.js";
import {BadAnswer} from "./bad-answer.js";
import {baseUrl, tableId} from "./base-url.js";
import {unknownTable} from "./catalogue.js";
import {downloadTable} from "./download-table.js";
import {followLink} from "./follow-link.js";
import type {Http} from "./http.js";
import type {Row} from "./odata-page.js";
import {parseJson} from "./odata-page.js";
import {queryUrl} from "./query-url.js";
import type {CacheScope} from "./raw-cache.js";
import {readCollection, readOptionalCollection} from "./read-collection.js";
import type {Dimension} from "./slices.js";
import type {DownloadOptions, RowSet, TableDownload, TableHead, TableMetadata} from "./table-source.js";

const cbsBase4 = "https://datasets.cbs.nl/odata/v1/CBS";

/**
 * Downloads a CBS table over OData v4 into a recorded folder (docs/method/cbs.md): properties, dimensions, codes,
 * groups, measures and all observations, raw as received. Values of `ValueAttribute` are kept, known or not.
 */
export function downloadTable4(table: string, options: DownloadOptions): Promise<TableDownload> {
  const base = baseUrl(options.baseUrl ?? cbsBase4);
  const id = tableId(table);
  const root = `${base}/${id}`;
  const observations: RowSet = {
    name: "observations",
    url: (filter) => queryUrl(`${root}/Observations`, {filter}),
    countUrl: (filter) => queryUrl(`${root}/Observations/$count`, {filter}),
    next: (page, url) => (page.nextLink === null ? null : followLink(page.nextLink, url, id)),
    sliceBy: options.sliceBy ?? []
  };
  let properties: Uint8Array | null = null;

  async function readHead(http: Http): Promise<TableHead> {
    try {
      const {document, bytes} = await http.get(`${root}/Properties`, {
        kind: "metadata",
        retries: options.headRetries,
        parse: (text, received) => ({document: propertiesOf(text, id), bytes: received})
      });
      properties = bytes;
      return headOf(document);
    } catch (error) {
      if (error instanceof SourceError && error.kind === "not-found") throw await unknownTable(http, base, "v4", id);
      throw error;
    }
  }

  async function readMetadata(http: Http, cache: CacheScope): Promise<TableMetadata> {
    const files = new Map<string, Uint8Array | string>();
    if (properties) files.set("properties.json", properties);
    const isEntry = (row: Row): boolean => typeof row["Identifier"] === "string";
    const isGroup = (row: Row): boolean => typeof row["Id"] === "string" || isEntry(row);
    const read = async (entity: string, file: string): Promise<readonly Row[]> => {
      const {rows, content} = await readCollection(http, cache, `${root}/${entity}`, {table: id, isValid: isEntry});
      files.set(file, content);
      return rows;
    };
    const readGroups = async (entity: string, file: string): Promise<void> => {
      const groups = await readOptionalCollection(http, cache, `${root}/${entity}`, {table: id, isValid: isGroup});
      if (groups) files.set(file, groups.content);
    };
    const dimensionRows = await read("Dimensions", "dimensions.json");
    const measures = await read("MeasureCodes", "measure-codes.json");
    await readGroups("MeasureGroups", "measure-groups.json");
    const dimensions: Dimension[] = [];
    for (const row of dimensionRows) {
      const dimension = String(row["Identifier"]);
      const codes = row["ContainsCodes"] === false ? [] : await read(`${dimension}Codes`, `codes-${dimension}.json`);
      if (row["ContainsGroups"] === true) await readGroups(`${dimension}Groups`, `groups-${dimension}.json`);
      dimensions.push({id: dimension, isTime: row["Kind"] === "TimeDimension", codes: identifiers(codes)});
    }
    const names = dimensions.map((dimension) => dimension.id);
    return {
      files,
      dimensions: [...dimensions, {id: "Measure", isTime: false, codes: identifiers(measures)}],
      rules: {id: "Id", dimensions: ["Measure", ...names], fault},
      filter: options.filter ?? null,
      sets: [[observations]]
    };
  }

  return downloadTable({table: id, protocol: "cbs-odata4", source: root, readHead, readMetadata}, options);
}

function propertiesOf(text: string, id: string): Row {
  const document = parseJson(text);
  const {Identifier} = document;
  if (Identifier === undefined || Identifier === id) return document;
  const name = String(Identifier);
  if (name.toLowerCase() === id.toLowerCase())
    throw new SourceError("unknown-table", `the publisher calls this table ${name}; upper and lower case count`, id);
  throw new BadAnswer("invalid-json", `the properties are not those of ${id}, but of ${name}`);
}

function headOf(properties: Row): TableHead {
  const {Version, Modified, ObservationsModified, ObservationCount} = properties;
  const isStamped = Version != null || Modified != null;
  return {
    version: Version != null ? String(Version) : Modified != null ? String(Modified) : null,
    stamp: isStamped ? JSON.stringify([Version, Modified, ObservationsModified, ObservationCount]) : null,
    count: Number.isSafeInteger(ObservationCount) ? (ObservationCount as number) : null
  };
}

const identifiers = (rows: readonly Row[]): string[] => rows.map((row) => String(row["Identifier"]));

/** Faults of an observation besides its codes. An unknown ValueAttribute is none: readers keep it as a reason. */
function fault(row: Row): string | null {
  const {Value, ValueAttribute, StringValue} = row;
  if (Value != null && typeof Value !== "number") return `Value is no number: ${JSON.stringify(Value)}`;
  if (Value === undefined && StringValue === undefined) return "it has no Value";
  if (ValueAttribute != null && typeof ValueAttribute !== "string") return "ValueAttribute is no text";
  if (StringValue != null && typeof StringValue !== "string") return "StringValue is no text";
  return null;
}
