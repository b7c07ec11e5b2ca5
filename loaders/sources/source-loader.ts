import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {SourceCard} from "../catalogue/schema.js";
import type {RegionIndex} from "../warehouse/region-index.js";
import type {Observation, Problem, QualityNote, Region} from "../warehouse/types.js";

/** Where a loader leaves what it found. Rows go to a staging table; the build validates, stamps and keeps them. */
export interface Sink {
  /** Rows in any number of calls. The sink checks each (grain, dates, value against reason) and names the first bad one. */
  observations(rows: Iterable<Observation> | AsyncIterable<Observation>): Promise<void>;
  /**
   * A SELECT that yields the staging columns by name: indicator, region, boundary_year, grain, period, breakdown,
   * value, low, high, status, missing. For sources that DuckDB reads faster than JavaScript does.
   */
  select(sql: string): Promise<void>;
  /** The number of a word in this build, for `selectCoded`. */
  code(word: string): number;
  /**
   * As `select`, with the words (indicator, region, grain, period, breakdown, status, missing) as their `code`: for
   * sources of millions of rows and few words, which need not be looked up again row by row.
   */
  selectCoded(sql: string): Promise<void>;
  /**
   * Regions a source itself brings (wijken and buurten with name, municipality, boundary year, population): rows of the
   * table region. A code and boundary year already there keep their row; only fields that are null there are filled.
   */
  regions(rows: Iterable<Region>): Promise<void>;
  note(note: QualityNote): void;
  problem(problem: Problem): void;
  /** Jobs by sector, work region: rows of the table employment, without source and vintage. */
  employment(rows: Iterable<EmploymentRow>): Promise<void>;
  /** Jobs by home and work region. */
  commuting(rows: Iterable<CommutingRow>): Promise<void>;
}

export interface EmploymentRow {
  region: string;
  sector: string;
  boundaryYear: number;
  period: string;
  jobs: number;
  low: number | null;
  high: number | null;
  imputed: boolean;
}
export interface CommutingRow {
  home: string;
  work: string;
  boundaryYear: number;
  period: string;
  jobs: number;
  low: number | null;
  high: number | null;
  imputed: boolean;
}

/** Effects come in from outside, so that tests need no clock, network or console of their own. */
export interface Effects {
  now(): Date;
  fetch: typeof fetch;
  /** Progress for people; never data. */
  log(line: string): void;
}

export interface LoadContext {
  /** DuckDB with the new warehouse attached; loaders may make temporary tables and use read_csv, read_parquet, read_json. */
  connection: DuckDBConnection;
  catalogue: Catalogue;
  regions: RegionIndex;
  sink: Sink;
  effects: Effects;
  signal: AbortSignal;
  /** Files this source was recognised in (under --from), absolute paths, sorted; empty for network and synthetic sources. */
  files: readonly string[];
  /** Content-addressed cache of raw responses. */
  cacheDir: string;
}

export interface LoadResult {
  /** SHA-256 of the raw content (files in order, or responses), hexadecimal. */
  sha256: string;
  publisherVersion: string | null;
  /** When the publisher's content was retrieved, ISO; null: nothing says it, as of a file on disk. */
  retrievedAt: string | null;
  synthetic?: boolean;
}

/** One protocol: how the content of a source card becomes observations. Registered by name in loaders/sources/index.ts. */
export type SourceLoader = (card: SourceCard, context: LoadContext) => Promise<LoadResult>;
