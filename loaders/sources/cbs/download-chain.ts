import {SourceError} from "../../../models/errors.js";
import {BadAnswer} from "./bad-answer.js";
import type {Http} from "./http.js";
import type {ODataPage} from "./odata-page.js";
import {parsePage} from "./odata-page.js";
import type {CacheScope} from "./raw-cache.js";
import type {RowCheck} from "./row-check.js";
import type {Slice} from "./slices.js";

/** A page of rows, received and checked. */
export interface ReceivedPage {
  url: string;
  /** The bytes as they came, in the cache. */
  file: string;
  sha256: string;
  rows: number;
}

export interface ChainOptions {
  http: Http;
  cache: CacheScope;
  /** The first page. */
  url: string;
  /** URL of the page after this one, or null at the end. */
  next: (page: ODataPage, url: string) => string | null;
  slice: Slice;
  check: RowCheck;
  /** Called for each page; throws to stop. */
  onPage: (page: ReceivedPage, isCached: boolean) => void;
}

const maxEmptyPages = 3;
/** Twice the pages of the largest table of CBS at its page size; a chain beyond it has no end. */
const maxPages = 20_000;

/**
 * Follows a chain of pages to its end. Pages already in the cache are not asked for again. A page that repeats rows, or
 * links to a page already seen, is asked for again like any bad answer; when that does not help, SourceError.
 */
export async function downloadChain(options: ChainOptions): Promise<ReceivedPage[]> {
  const {http, cache, slice, check} = options;
  const pages: ReceivedPage[] = [];
  const visited = new Set<string>();
  let empty = 0;
  let url: string | null = options.url;
  while (url !== null) {
    const current: string = url;
    visited.add(current);
    const parse = (text: string): {rows: number; next: string | null} => {
      const page = parsePage(text);
      const next = options.next(page, current);
      if (next !== null && visited.has(next))
        throw new BadAnswer("repeated-page", "a page links to a page that was already received");
      const stranger = page.rows.find((row) => !slice.holds(row));
      if (stranger) throw new BadAnswer("wrong-slice", `the server sent rows outside ${slice.filter ?? "the table"}`);
      check(page.rows);
      return {rows: page.rows.length, next};
    };
    const {answer, parsed, isCached} = await obtain(http, cache, current, parse);
    empty = parsed.rows === 0 ? empty + 1 : 0;
    if (empty > maxEmptyPages && parsed.next !== null)
      throw new SourceError("endless-pages", `${empty} empty pages in a row, each linking to a next one`, current);
    if (pages.length >= maxPages)
      throw new SourceError("endless-pages", `more than ${maxPages} pages, each linking to a next one`, current);
    const page = {url: current, file: answer.file, sha256: answer.sha256, rows: parsed.rows};
    pages.push(page);
    options.onPage(page, isCached);
    url = parsed.next;
  }
  return pages;
}

async function obtain<T>(
  http: Http,
  cache: CacheScope,
  url: string,
  parse: (text: string) => T
): Promise<{answer: {file: string; sha256: string}; parsed: T; isCached: boolean}> {
  const cached = await cache.read(url);
  if (cached) {
    try {
      return {answer: cached, parsed: parse(cached.bytes.toString("utf8")), isCached: true};
    } catch (error) {
      if (!(error instanceof BadAnswer)) throw error;
    }
  }
  const {parsed, bytes} = await http.get(url, {
    kind: "observations",
    parse: (text, received) => ({parsed: parse(text), bytes: received})
  });
  return {answer: await cache.write(url, bytes), parsed, isCached: false};
}
