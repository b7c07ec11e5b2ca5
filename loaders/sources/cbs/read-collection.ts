import {SourceError} from "../../../models/errors.js";
import {BadAnswer} from "./bad-answer.js";
import {followLink} from "./follow-link.js";
import type {Http} from "./http.js";
import type {ODataPage, Row} from "./odata-page.js";
import {parsePage} from "./odata-page.js";
import type {CacheScope} from "./raw-cache.js";

export interface Collection {
  rows: readonly Row[];
  /** As received; where it came in several pages, one document with all rows. */
  content: Uint8Array | string;
}

/**
 * Reads a whole collection of metadata (codes, measures, …), through the cache, following its nextLinks. `isValid`
 * refuses rows that are not what was asked for.
 */
export async function readCollection(
  http: Http,
  cache: CacheScope,
  first: string,
  {table, isValid = () => true}: {table: string; isValid?: (row: Row) => boolean}
): Promise<Collection> {
  const rows: Row[] = [];
  const visited = new Set<string>();
  let content: Uint8Array | string = "";
  for (let url: string | null = first; url !== null;) {
    const current: string = url;
    visited.add(current);
    const parse = (text: string): {page: ODataPage; next: string | null} => {
      const page = parsePage(text);
      if (!page.rows.every(isValid)) throw new BadAnswer("invalid-row", "the answer holds rows of something else");
      const next = page.nextLink === null ? null : followLink(page.nextLink, current, table);
      if (next !== null && visited.has(next)) throw new BadAnswer("repeated-page", "a page links back");
      return {page, next};
    };
    const cached = await cache.read(current);
    const bytes =
      cached?.bytes ??
      (await http.get(current, {kind: "metadata", parse: (text, received) => (parse(text), received)}));
    const {page, next} = parse(Buffer.from(bytes).toString("utf8"));
    if (!cached) await cache.write(current, bytes);
    content = bytes;
    for (const row of page.rows) rows.push(row);
    url = next;
  }
  return {rows, content: visited.size === 1 ? content : JSON.stringify({value: rows})};
}

/** As readCollection, for what a table may lack: null when the server has no such thing. */
export async function readOptionalCollection(
  ...parameters: Parameters<typeof readCollection>
): Promise<Collection | null> {
  try {
    return await readCollection(...parameters);
  } catch (error) {
    if (error instanceof SourceError && error.kind === "not-found") return null;
    throw error;
  }
}
