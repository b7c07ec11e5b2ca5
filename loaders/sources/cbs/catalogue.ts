import {SourceError} from "../../../models/errors.js";
import {followLink} from "./follow-link.js";
import type {Http} from "./http.js";
import type {ODataPage, Row} from "./odata-page.js";
import {parsePage} from "./odata-page.js";
import {queryUrl} from "./query-url.js";

/** A table of the publisher's catalogue. */
export interface CatalogueTable {
  id: string;
  title: string;
  /** v4: Regulier, Gediscontinueerd, …; null where the catalogue does not say. */
  status: string | null;
  modified: string | null;
}

/**
 * The tables a server offers: v4 `/Datasets`, v3 `/ODataCatalog/Tables`. The whole list is read here,
 * because `$search` answers 200 with rows that have nothing to do with the words.
 */
async function readTableCatalogue(http: Http, base: string, version: "v3" | "v4"): Promise<CatalogueTable[]> {
  const first =
    version === "v4"
      ? queryUrl(`${base}/Datasets`, {select: "Identifier,Title,Status,Modified"})
      : queryUrl(`${base}/ODataCatalog/Tables`, {format: "json", select: "Identifier,Title,Modified"});
  const tables: CatalogueTable[] = [];
  const visited = new Set<string>();
  for (let url: string | null = first; url !== null && !visited.has(url);) {
    visited.add(url);
    const page: ODataPage = await http.get(url, {kind: "metadata", retries: 1, parse: parsePage});
    for (const row of page.rows) {
      const table = toTable(row);
      if (table) tables.push(table);
    }
    const entity = version === "v4" ? "CBS" : "ODataCatalog";
    url = page.nextLink === null ? null : followLink(page.nextLink, url, entity);
  }
  return tables;
}

/** The table with this id, or the one whose id differs in upper and lower case only; null when there is neither. */
export function findTable(tables: readonly CatalogueTable[], id: string): CatalogueTable | null {
  const exact = tables.find((table) => table.id === id);
  return exact ?? tables.find((table) => table.id.toLowerCase() === id.toLowerCase()) ?? null;
}

/**
 * The error for a table that the server does not have: with the id it may have meant where the catalogue knows one, as
 * ids are case-sensitive in v4.
 */
export async function unknownTable(http: Http, base: string, version: "v3" | "v4", id: string): Promise<SourceError> {
  const tables = await readTableCatalogue(http, base, version).catch((error: unknown) => {
    if (error instanceof SourceError && error.kind !== "cancelled") return [];
    throw error;
  });
  const found = findTable(tables, id);
  const hint =
    found && found.id !== id
      ? `did you mean ${found.id}? Upper and lower case count`
      : "check the id; upper and lower case count (80590ned, 85224NED)";
  return new SourceError("unknown-table", `the publisher has no table ${id}; ${hint}`, base);
}

function toTable(row: Row): CatalogueTable | null {
  const {Identifier, Title, Status, Modified} = row;
  if (typeof Identifier !== "string") return null;
  return {
    id: Identifier,
    title: typeof Title === "string" ? Title : "",
    status: typeof Status === "string" ? Status : null,
    modified: typeof Modified === "string" ? Modified : null
  };
}
