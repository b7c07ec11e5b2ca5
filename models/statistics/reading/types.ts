import type {Judgement} from "../power.js";
import type {LabelCode} from "../warnings/codes.js";
import type {Warning} from "../types.js";

/**
 * What may be said of an estimate, as codes and numbers: `readEstimate` makes it, src/locale/reading.ts puts it in words.
 * Nothing in it goes further than an association.
 */

/** How far sentences may go. A regression on observed areas is never more than an association. */
export type ReadingLevel = "description" | "association";

/** What the rows are about, so that no reader takes areas for persons. */
export type AreaKind =
  "municipalities" | "neighbourhoods" | "corops" | "provinces" | "regions" | "country" | "persons" | "unknown";

/** A variable in the words a reader sees; title and unit pass through as they are. */
export interface VariableFacts {
  /** "WW-uitkeringen" */
  title: string;
  /** Of the column: "% van de jongeren", "euro per verzekerde", "per 1.000 inwoners"; as formatValue takes it. */
  unit: string;
  decimals?: number;
}

/** What evidence elsewhere leads one to expect, in units of the coefficient. */
export interface ExpectedForReading {
  low: number;
  high: number;
  /** "Paul en Moser (2009)" */
  source: string;
  /** How it was derived and what it leaves out, for the reader. */
  note?: string;
}

/** A term as people can read it: a column, shifted and transformed. */
export interface ReadTerm {
  /** As reported: `l(x,1)`. */
  term: string;
  /** The one column it is made of; null when it is made of several. */
  column: string | null;
  facts: VariableFacts;
  /** Categories: the level this term stands for. */
  level: string | null;
  /** Periods it lies before the outcome; negative: after. */
  lag: number;
  /** `level`: the column itself; `change`: its difference; `log`: a step is 1 %; `other`: no step can be named. */
  transform: "level" | "change" | "log" | "other";
}

/** What is compared with what: areas over time, areas in the same period, periods of one area, or everything. */
export type Comparison = "changes" | "same-period" | "over-time" | "all";

/**
 * What the size is: a difference of the outcome, a percentage of it (log outcome), a ratio of rates (Poisson), a ratio of
 * odds (logit), or a difference at a quantile.
 */
export type SizeScale = "difference" | "percent" | "rate-ratio" | "odds-ratio" | "quantile-difference";

export interface ReadSize {
  scale: SizeScale;
  /** For one step of the exposure (1 unit, or 1 % when it is a logarithm); null when it does not exist. */
  estimate: number;
  low: number | null;
  high: number | null;
  p: number | null;
  /** Smallest effect found with 80 % power, on the same scale, without sign. */
  detectable: number | null;
  /** On the same scale. */
  expected: ExpectedForReading | null;
}

/** Which covariance leads, and whether that is another than the one asked for. */
export interface ReadLead {
  /** `cluster:corop` */
  vcov: string;
  asked: string;
  isLarger: boolean;
}

export interface ReadBattery {
  /** Checks run; 0: the battery was not run. */
  checks: number;
  /** Checks that could not be run here. */
  skipped: number;
  /** Sign flips, dependence on one period or group, other weights: none means that the result stands. */
  findings: Warning[];
}

export interface Reading {
  level: ReadingLevel;
  areas: AreaKind;
  outcome: ReadTerm;
  exposure: ReadTerm;
  /** Other terms of the model, shown as "rekening gehouden met". */
  controls: ReadTerm[];
  comparison: Comparison;
  size: ReadSize;
  lead: ReadLead;
  judgement: Judgement;
  /** Name of the quantile, when one is estimated: 0.5. */
  quantile: number | null;
  /** Rows, and what they span where that is known. */
  rows: number;
  periods: {first: string; last: string; count: number} | null;
  /** Periods left out because their figures must not be compared. */
  leftOut: string[];
  labels: LabelCode[];
  battery: ReadBattery;
  /** All other warnings. */
  warnings: Warning[];
}

/** What `readEstimate` needs beside the estimate. */
export interface ReadOptions {
  /** The term the sentence is about; default the first one reported that is no constant. */
  term?: string;
  /** By column; a column without facts is called by its name. */
  variables?: Readonly<Record<string, VariableFacts>>;
  areas?: AreaKind;
  level?: ReadingLevel;
  /** In units of the coefficient; absent: the one the estimate was given; null: nothing to compare with. */
  expected?: ExpectedForReading | null;
  /** Columns of unit and period, to tell what is compared. */
  panel?: {unit: string | null; period: string};
  /** Labels of the periods estimated on, in order. */
  periods?: readonly string[];
  /** `largest` (default): the largest of the standard errors shown leads; `asked`: the first one. */
  lead?: "largest" | "asked";
}
