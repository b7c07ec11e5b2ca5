import {resolve} from "node:path";
import {SourceError} from "../../../models/errors.js";
import type {Effects} from "../source-loader.js";
import {diskError} from "./disk-error.js";
import type {ReceivedPage} from "./download-chain.js";
import {downloadChain} from "./download-chain.js";
import type {Http, HttpOptions} from "./http.js";
import {createHttp} from "./http.js";
import type {ODataPage} from "./odata-page.js";
import type {CacheScope} from "./raw-cache.js";
import {openCache} from "./raw-cache.js";
import {checkRecordedPlace, writeRecordedFolder} from "./recorded-folder.js";
import type {RowRules} from "./row-check.js";
import {createRowCheck} from "./row-check.js";
import type {Dimension} from "./slices.js";
import {slicesOf} from "./slices.js";

export interface DownloadOptions {
  /** Default: CBS itself. */
  baseUrl?: string | undefined;
  /** OData filter; without it the whole table. */
  filter?: string | null | undefined;
  /** Ask for the table in parts, by these dimensions (`Perioden`, `RegioS`, v4 also `Measure`). */
  sliceBy?: readonly string[] | undefined;
  /** The recorded folder to write. */
  out: string;
  /** Raw responses, kept for resuming and for repeating without a network. */
  cacheDir: string;
  effects: Effects;
  signal: AbortSignal;
  onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /** Patience of the client; for tests and for publishers with other habits. */
  http?: Partial<Omit<HttpOptions, "effects" | "signal">> | undefined;
}

export interface DownloadProgress {
  table: string;
  rows: number;
  /** Rows to come in all, where the publisher says. */
  expected: number | null;
  pages: number;
  /** Rows that were already in the cache. */
  cachedRows: number;
}

export interface TableDownload {
  table: string;
  version: string | null;
  rows: number;
  pages: number;
  retries: number;
  sha256: string;
  complete: boolean;
  /** The recorded folder. */
  folder: string;
  retrievedAt: string;
}

/** What the publisher says of the table as a whole, read before the first page and again after the last. */
export interface TableHead {
  version: string | null;
  /** Changes whenever anything of the table does; null when the publisher does not say. */
  stamp: string | null;
  /** Rows of the whole table. */
  count: number | null;
}

/** A set of rows of the table and how to ask for it. */
export interface RowSet {
  /** Name of its files: `observations`, `TypedDataSet`. */
  name: string;
  url(filter: string | null): string;
  /** Address that answers with the bare number of rows. */
  countUrl(filter: string | null): string;
  next(page: ODataPage, url: string): string | null;
  sliceBy: readonly string[];
  /** Asked only where the server does not have the sets before it at all. */
  isSubstitute?: boolean;
}

export interface TableMetadata {
  files: ReadonlyMap<string, Uint8Array | string>;
  dimensions: readonly Dimension[];
  rules: RowRules;
  /** The filter as this table needs it (v3: codes padded). */
  filter: string | null;
  /** Sets wanted; each with ways to ask for it, the first that works is taken. */
  sets: readonly (readonly RowSet[])[];
}

/** One protocol's view on a table. */
export interface TableSource {
  table: string;
  protocol: "cbs-odata4" | "cbs-odata3";
  source: string;
  readHead(http: Http): Promise<TableHead>;
  readMetadata(http: Http, cache: CacheScope): Promise<TableMetadata>;
}

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

/**
 * Downloads a table into a recorded folder. The table is read under one version: when its head or its number of rows
 * has changed by the end, all is asked again once. Throws SourceError saying what happened; received pages stay in the
 * cache, so that the same call goes on where it stopped, and a previous complete folder stays in place.
 */
export async function downloadTable(source: TableSource, options: DownloadOptions): Promise<TableDownload> {
  try {
    await checkRecordedPlace(resolve(options.out));
    const http = createHttp({...options.http, effects: options.effects, signal: options.signal});
    return await downloadOnce(source, options, http).catch((error: unknown) => {
      if (!(error instanceof SourceError) || !["version-changed", "wrong-count"].includes(error.kind)) throw error;
      options.effects.log(`${source.table}: ${error.message}; asking again`);
      return downloadOnce(source, options, http);
    });
  } catch (error) {
    throw diskError(error);
  }
}

async function downloadOnce(source: TableSource, options: DownloadOptions, http: Http): Promise<TableDownload> {
  const {table} = source;
  const head = await source.readHead(http);
  const now = options.effects.now().toISOString();
  // Without a stamp nothing says that an earlier answer still holds, so nothing is shared between calls.
  const cache = await openCache(options.cacheDir, JSON.stringify([source.protocol, source.source, head.stamp ?? now]));
  const metadata = await source.readMetadata(http, cache);
  const sets = new Map<string, ReceivedPage[]>();
  let progress: DownloadProgress = {table, rows: 0, expected: null, pages: 0, cachedRows: 0};

  for (const ways of metadata.sets) {
    const [name, pages] = await downloadSet(ways, async (way) => {
      const expected = await readCount(http, way.countUrl(metadata.filter));
      const limit = expected ?? head.count ?? Infinity;
      const check = createRowCheck(metadata.rules);
      progress = {
        table,
        rows: 0,
        expected: expected ?? (metadata.filter === null ? head.count : null),
        pages: 0,
        cachedRows: 0
      };
      const slices = slicesOf(metadata.dimensions, way.sliceBy, metadata.filter);
      const chains = await inOrder(slices, options.http?.concurrency ?? 2, (slice) =>
        downloadChain({
          http,
          cache,
          url: way.url(slice.filter),
          next: (page, url) => way.next(page, url),
          slice,
          check,
          onPage: (page, isCached) => {
            progress.rows += page.rows;
            progress.pages += 1;
            if (isCached) progress.cachedRows += page.rows;
            options.onProgress?.({...progress});
            if (progress.rows > limit) throw wrongCount(progress.rows, limit, source);
          }
        })
      );
      const pages = chains.flat();
      const isCounted = progress.expected !== null;
      if (!isCounted && progress.rows === 0 && metadata.filter === null)
        throw new SourceError("empty-table", "the table came without rows; check its id, case and all", source.source);
      if (isCounted && progress.rows !== progress.expected) {
        await cache.clear();
        throw wrongCount(progress.rows, progress.expected ?? 0, source);
      }
      return pages;
    });
    sets.set(name, pages);
  }

  const after = await source.readHead(http);
  if (after.stamp !== head.stamp) {
    const change = `from version ${head.version ?? "unknown"} to ${after.version ?? "unknown"}`;
    throw new SourceError("version-changed", `the table changed ${change} while it was read`, source.source);
  }
  const folder = resolve(options.out);
  const index = await writeRecordedFolder(folder, {
    index: {
      tableId: table,
      protocol: source.protocol,
      capturedAt: options.effects.now().toISOString(),
      source: source.source,
      sliceFilter: options.filter ?? null,
      sliceBy: options.sliceBy ?? [],
      version: head.version
    },
    metadata: metadata.files,
    sets
  });
  return {
    table,
    version: head.version,
    rows: index.observationRows,
    pages: index.observationPages.length,
    retries: http.retries,
    sha256: index.sha256,
    complete: true,
    folder,
    retrievedAt: index.capturedAt
  };
}

/** Tries the ways to ask for a set in order; when none works, the most telling error is thrown. */
async function downloadSet(
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
