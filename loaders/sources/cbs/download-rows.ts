import {SourceError} from "../../../models/errors.js";
import type {ReceivedPage} from "./download-chain.js";
import {downloadChain} from "./download-chain.js";
import type {Http} from "./http.js";
import type {CacheScope} from "./raw-cache.js";
import {createRowCheck} from "./row-check.js";
import {slicesOf} from "./slices.js";
import type {DownloadOptions, DownloadProgress, RowSet, TableHead, TableMetadata, TableSource} from "./table-source.js";

/** Failures of one way to ask that another way may not have. */
const otherWay = new Set([
  "not-found",
  "refused",
  "too-many-rows",
  "network",
  "timeout",
  "invalid-json",
  "server-error"
]);

interface Download {
  source: TableSource;
  options: DownloadOptions;
  http: Http;
  cache: CacheScope;
  head: TableHead;
  metadata: TableMetadata;
}

/** Downloads every set of rows a table wants, each by the first way that works: name of the set → its pages in order. */
export async function downloadRows(download: Download): Promise<Map<string, ReceivedPage[]>> {
  const sets = new Map<string, ReceivedPage[]>();
  for (const ways of download.metadata.sets) {
    const [name, pages] = await firstThatWorks(ways, (way) => downloadWay(download, way));
    sets.set(name, pages);
  }
  return sets;
}

/** All rows of a set, slice by slice, counted: SourceError `wrong-count` unless they are as many as the publisher says. */
async function downloadWay(
  {source, options, http, cache, head, metadata}: Download,
  way: RowSet
): Promise<ReceivedPage[]> {
  const {filter} = metadata;
  const count = await readCount(http, way.countUrl(filter));
  const expected = count ?? (filter === null ? head.count : null);
  // A part cannot have more rows than the whole: a chain without end is stopped there.
  const limit = count ?? head.count ?? Infinity;
  const progress: DownloadProgress = {table: source.table, rows: 0, expected, pages: 0, cachedRows: 0};
  const check = createRowCheck(metadata.rules);
  const onPage = (page: ReceivedPage, isCached: boolean): void => {
    progress.rows += page.rows;
    progress.pages += 1;
    if (isCached) progress.cachedRows += page.rows;
    options.onProgress?.({...progress});
    if (progress.rows > limit) throw wrongCount(progress.rows, limit, source);
  };
  const slices = slicesOf(metadata.dimensions, way.sliceBy, filter);
  const chains = await inOrder(slices, options.http?.concurrency ?? 2, (slice) =>
    downloadChain({
      http,
      cache,
      url: way.url(slice.filter),
      next: (page, url) => way.next(page, url),
      slice,
      check,
      onPage
    })
  );
  if (expected !== null && progress.rows !== expected) throw wrongCount(progress.rows, expected, source);
  if (expected === null && progress.rows === 0 && filter === null)
    throw new SourceError("empty-table", "the table came without rows; check its id, case and all", source.source);
  return chains.flat();
}

/** Tries the ways to ask for a set in order; when none works, the most telling error is thrown. */
async function firstThatWorks(
  ways: readonly RowSet[],
  download: (way: RowSet) => Promise<ReceivedPage[]>
): Promise<[string, ReceivedPage[]]> {
  const errors: SourceError[] = [];
  for (const way of ways) {
    if (way.isSubstitute && errors.some((error) => error.kind !== "not-found")) break;
    try {
      return [way.name, await download(way)];
    } catch (error) {
      if (!(error instanceof SourceError) || !otherWay.has(error.kind)) throw error;
      errors.push(error);
    }
  }
  const telling = errors.find((error) => error.kind !== "not-found") ?? errors[0];
  throw telling ?? new SourceError("no-rows", "the table has no set of rows");
}

/** Works through items a few at a time; results in the order of the items. After a failure no new item is begun. */
async function inOrder<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Map<number, R>();
  const queue = items.entries();
  let hasFailed = false;
  const worker = async (): Promise<void> => {
    for (const [position, item] of queue) {
      if (hasFailed) return;
      try {
        results.set(position, await work(item));
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  // All settle before the first failure is thrown, so that none still writes behind the caller's back.
  const ends = await Promise.allSettled(Array.from({length: atOnce}, worker));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}

/** The publisher's own count, where it answers; one repeat only, as the count is a check and not the data. */
async function readCount(http: Http, url: string): Promise<number | null> {
  try {
    const text = await http.get(url, {kind: "metadata", accept: "text/plain, */*;q=0.8", retries: 1, parse: (t) => t});
    return /^\s*\d+\s*$/.test(text) ? Number(text) : null;
  } catch (error) {
    if (!(error instanceof SourceError) || error.kind === "cancelled") throw error;
    return null;
  }
}

function wrongCount(rows: number, expected: number, source: TableSource): SourceError {
  return new SourceError(
    "wrong-count",
    `received ${rows} rows where the publisher counts ${expected}; nothing was replaced`,
    source.source
  );
}
