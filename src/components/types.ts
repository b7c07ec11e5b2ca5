import type {Grain, MissingReason, QualityNote, Status} from "../../loaders/warehouse/types.js";

export type {Grain, MissingReason, Status};

/** How strong a statement is. Shown at every figure; a sentence is never stronger than its level. */
export type StatementLevel = "description" | "association" | "model";

/** Where numbers come from, as the source line and every export say it. */
export interface Source {
  publisher: string;
  title?: string | undefined;
  /** The publisher's own id: "85099NED". */
  table?: string | null | undefined;
  url?: string | null | undefined;
  /** What it was used for, where that is not the figure itself. */
  use?: string | undefined;
  /** Period covered, in words. */
  period?: string | null | undefined;
  /** ISO date or moment. */
  retrievedAt?: string | null | undefined;
  status?: Status | null | undefined;
  licence?: string | null | undefined;
  /** Vintage id; exports carry it. */
  vintage?: string | null | undefined;
  stale?: boolean | undefined;
  synthetic?: boolean | undefined;
}

/** A quality note as shown; `href` leads to everything it touches. */
export type Note = Pick<QualityNote, "id" | "kind" | "text" | "effect"> &
  Partial<Pick<QualityNote, "indicator" | "regions" | "starts" | "ends">> & {
    /** The period in words; else made from starts and ends. */
    period?: string | undefined;
    href?: string | undefined;
  };

/** One value in time. `value` is null exactly when `missing` says why (a word of nl.missing or a Dutch reason). */
export interface Point {
  /** First day of the period, ISO. */
  period: string;
  value: number | null;
  low?: number | null | undefined;
  high?: number | null | undefined;
  status?: Status | undefined;
  missing?: MissingReason | string | null | undefined;
}

/** A line. Series with another definition or denominator are another Series, so that no line ever joins them. */
export interface Series {
  id: string;
  label: string;
  points: readonly Point[];
  /** Colour token without `--sh-`: "mental". */
  token?: string | undefined;
  /** For comparison only: drawn thinner, in grey. */
  isReference?: boolean | undefined;
}

/** A date from which the count differs; lines are cut there. */
export interface SeriesBreak {
  /** First day of the first period that is counted otherwise. */
  starts: string;
  /** At most about 30 characters; without it: "andere telling vanaf …". */
  label?: string | undefined;
  /** The reason, in full. */
  text: string;
  /** Ids of the series it concerns; without it all. */
  series?: readonly string[] | undefined;
}

/** Something that happened, drawn as a shaded span (with `ends`) or a thin line. */
export interface TimelineEvent {
  starts: string;
  ends?: string | null | undefined;
  label: string;
  text?: string | undefined;
}

/** Expected level from the years before the crisis. */
export interface BaselineLevel {
  level: number;
  low?: number | null | undefined;
  high?: number | null | undefined;
  /** The years it rests on, in words: "2015 tot en met 2019". */
  range: string;
}
