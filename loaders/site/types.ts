import type {Indicator} from "../catalogue/schema.js";
import type {Grain, QualityNote, Status} from "../warehouse/types.js";
import type {Pulse} from "./pulse.js";
import type {SourceSpan} from "./source-spans.js";

/**
 * What pages read: small plain objects made at build time, so that a page shows its first picture without a database.
 * Shapes match the components' own (src/components/types.ts), so that pages pass them on as they are.
 */

/** One point of a series; `value` is null exactly when `missing` says why. */
export interface SitePoint {
  period: string;
  value: number | null;
  low?: number;
  high?: number;
  status: Status;
  missing?: string;
}

export interface SiteSeries {
  id: string;
  label: string;
  points: SitePoint[];
}

export interface SiteSource {
  publisher: string;
  title: string;
  table: string | null;
  url: string | null;
  licence: string;
  /** Null where neither the publisher nor the file says it; then only when it was read in is known. */
  retrievedAt: string | null;
  readAt: string | null;
  publisherVersion: string | null;
  vintage: string;
  synthetic: boolean;
  stale: boolean;
}

/** A quality note and every page, estimate and sentence it touches. */
export interface SiteNote extends QualityNote {
  reach: {kind: string; title: string; path: string}[];
}

/** How much there is of one period at one level. */
export interface SiteCoverage {
  level: string;
  period: string;
  present: number;
  expected: number;
  missing: Record<string, number>;
}

export interface SiteEvent {
  id: string;
  kind: "crisis" | "measure" | "policy";
  label: string;
  starts: string;
  ends: string | null;
  text: string;
}

/** A row of the catalogue page. */
export interface IndicatorEntry {
  id: string;
  title: string;
  definition: string;
  unit: string;
  themes: string[];
  kind: Indicator["kind"];
  levels: string[];
  synonyms: string[];
  cbs: {table: string} | null;
  earlyWarning: boolean;
  first: string | null;
  last: string | null;
  observations: number;
  missingBecause: string | null;
}

/** The first file of an indicator's page: all of it but the municipal series. */
export interface IndicatorPage {
  indicator: Indicator;
  denominatorTitle: string | null;
  leadsTo: {id: string; title: string}[];
  grain: Grain | null;
  /** Unit of the values below: "per 1.000 (inwoners van 15 tot 75 jaar)", or the indicator's own. */
  unitShown: string;
  decimalsShown: number;
  sources: SiteSource[];
  /** Vintages of the Dutch series with the first and last period each gives; the last holds its last value. */
  nationalSources: [vintage: string, first: string, last: string][];
  /** Of the population that the Dutch series was divided by. */
  baseSources: SiteSource[];
  notes: SiteNote[];
  events: SiteEvent[];
  coverage: SiteCoverage[];
  /** The Netherlands: one series an indicator or part; parts are never joined. */
  national: SiteSeries[];
  /** Of the last national series: against the period before and the years before the crisis. */
  pulse: Pulse | null;
  /**
   * The latest period with municipal values; of years where the Netherlands has months and municipalities have none. In a
   * unit of their own: municipalities may be divided by another population than the Netherlands, which `baseTitle` names.
   */
  latest: {
    grain: Grain;
    period: string;
    boundaryYear: number;
    unit: string;
    decimals: number;
    /** The population they were divided by in place of the indicator's own; null: its own, or none. */
    baseTitle: string | null;
    /** Some were put together from wijken, whose breaks are then theirs. */
    isFromWijken: boolean;
    /** Ids of the sources of these values. */
    sources: string[];
    /** Of the population that these values were divided by. */
    baseSources: SiteSource[];
    values: MunicipalValue[];
  } | null;
}

export interface MunicipalValue {
  code: string;
  value: number | null;
  missing?: string;
  status?: string;
}

/** The second file: every municipality over time, on one division of municipalities. */
export interface IndicatorSeries {
  boundaryYear: number;
  periods: string[];
  values: Record<string, (number | null)[]>;
  /** Of the values of each. */
  sources: Record<string, SourceSpan[]>;
  /** Of the population that the values were divided by. */
  baseSources: SiteSource[];
}

export interface RegionEntry {
  code: string;
  name: string;
  province: string | null;
  sizeClass: string | null;
  population: number | null;
}
