import type {Warning} from "../types.js";

export type CorrelationMethod = "pearson" | "spearman" | "kendall" | "partial";

/** One test: x against y, x leading by `lag` periods in a scan. A number that does not exist is null. */
export interface CorrelationRow {
  x: string;
  y: string;
  /** Periods x leads y; null without lags. */
  lag: number | null;
  /** Rows with both. */
  n: number;
  /** Correlation, of ranks or given the others as the method says; after demeaning in a scan. */
  r: number | null;
  /** Change of y a unit of x; null where the method has none. */
  slope: number | null;
  se: number | null;
  /** Statistic behind p: t, or z for Kendall; null where it is infinite. */
  t: number | null;
  p: number | null;
  /** p adjusted over all tests. */
  q: number | null;
  /** Why there is no number: too-few, or no-variation of x or y. */
  reason?: string;
}

export interface ExcludedColumn {
  column: string;
  reason: "text" | "constant" | "too-few" | "collinear";
}

export interface Correlation {
  /** Tests that gave a p-value. */
  tests: number;
  /** Ascending p, then x, y and lag; those without p last. */
  results: CorrelationRow[];
  excluded: ExcludedColumn[];
  method: CorrelationMethod;
  adjust: string;
  /** Effects taken out of a scan, what it is clustered by and how many clusters there are; absent without lags. */
  within?: string[];
  cluster?: string;
  clusters?: number;
  /** Columns held fixed by a partial correlation. */
  given?: string[];
  warnings: Warning[];
}

/** Lets the caller watch and stop long work. */
export interface Watch {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}
