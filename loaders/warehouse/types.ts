/** Plain rows of the warehouse, named as in schema.sql (camelCase here). Dates are ISO `YYYY-MM-DD`. */

export type Grain = "day" | "week" | "month" | "quarter" | "half-year" | "year" | "school-year";
export type Status = "definitive" | "provisional" | "revised" | "estimated" | "imputed" | "modelled" | "synthetic";
export type MissingReason = "confidential" | "impossible" | "not-available" | "suppressed";

/** One value of one indicator. `value` is null exactly when `missing` says why. */
export interface Observation {
  indicator: string;
  region: string;
  /** Year of the municipal division the region code belongs to. */
  boundaryYear: number;
  grain: Grain;
  /** First day of the period. */
  period: string;
  /** `total`, or `dimension=category` pairs joined by `;`, dimensions in alphabetical order. */
  breakdown: string;
  value: number | null;
  low?: number | null;
  high?: number | null;
  status: Status;
  missing?: MissingReason | null;
}

/** Something odd about the input that the user must know of; never silently swallowed. */
export interface Problem {
  source: string;
  /** Stable kebab-case word: `unmatched-name`, `imputed-mean`, `carried-forward`, `copied-year`, `dissolved-region`, … */
  kind: string;
  /** One line: what, where (file, column, row), what was done with it. */
  message: string;
  /** How many cells, rows or names. */
  count: number;
  /** Each different name, row or cell concerned (up to a thousand), for people to go through. */
  examples?: readonly string[];
}

export interface QualityNote {
  id: string;
  indicator: string;
  /** Region codes concerned; null: all. */
  regions: string[] | null;
  /** Level concerned, such as sums of wijken that move against the country; null or absent: every level. */
  level?: string | null;
  starts: string;
  ends: string | null;
  kind:
    | "series-break"
    | "definition-change"
    | "administrative-backlog"
    | "revision"
    | "border"
    | "plausibility"
    | "imputation";
  /** Dutch, for the reader. */
  text: string;
  effect: "warn" | "exclude" | "overrule-signal";
  origin: "catalogue" | "reconciliation" | "check";
  explainedBy?: string | null;
}

export interface Vintage {
  id: string;
  source: string;
  /** When the publisher's content was retrieved; null where neither the publisher nor the file says it. */
  retrievedAt: string | null;
  /** When this content was first read in; null in files of before this was kept. */
  readAt: string | null;
  publisherVersion: string | null;
  sha256: string;
  rows: number;
  isCurrent: boolean;
  isStale: boolean;
  isSynthetic: boolean;
}

/** Part of a region that moves to another on a date. */
export interface RegionChange {
  from: string;
  to: string;
  /** Any date: Weesp joined Amsterdam on 2022-03-24. */
  date: string;
  /** Share of `from` that moves, 0–1. */
  weight: number;
  basis: "whole" | "dwellings" | "inhabitants" | "hectares";
  kind: "merge" | "split" | "border" | "rename";
  source: string;
}

/** A region code in a boundary year. */
export interface Region {
  code: string;
  boundaryYear: number;
  level: string;
  name: string;
  province: string | null;
  corop: string | null;
  safetyRegion: string | null;
  municipality: string | null;
  sizeClass: string | null;
  population: number | null;
  longitude: number | null;
  latitude: number | null;
  validFrom: string | null;
  validTo: string | null;
  missingBecause: string | null;
}
