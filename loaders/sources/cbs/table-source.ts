import type {Effects} from "../source-loader.js";
import type {Http, HttpOptions} from "./http.js";
import type {ODataPage} from "./odata-page.js";
import type {CacheScope} from "./raw-cache.js";
import type {RowRules} from "./row-check.js";
import type {Dimension} from "./slices.js";

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
  /** Repeats of the first request, where the caller has something to fall back on when nobody answers. */
  headRetries?: number | undefined;
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
