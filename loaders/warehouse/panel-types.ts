import type {Level} from "../catalogue/schema.js";
import type {Grain, MissingReason, QualityNote, Status} from "./types.js";

/** Why a cell of a panel is empty: the publisher's reason, or one of ours (docs/method/panel.md). */
export type PanelReason =
  | MissingReason
  | "no-observation"
  | "imputed"
  | "missing-part"
  | "suppressed-part"
  | "incomplete-wijken"
  | "incomplete-regions"
  | "not-additive"
  | "not-reversible"
  | "no-denominator"
  | "zero-denominator";

export interface PanelOptions {
  /** Indicator ids; the columns, in this order. */
  indicators: readonly string[];
  level: Level;
  grain: Grain;
  /** First and last period, as people write them; a year stands for all its periods. */
  from: string;
  to: string;
  /** Year of the municipal division all rows are brought to. */
  boundaries: number;
  /** `rate` (default): counts per 1000 and amounts per head of the indicator's own denominator; `count`: as counted. */
  per?: "rate" | "count";
  breakdown?: string;
  /**
   * `auto` (default): the indicator's own denominator, or all inhabitants where the own one is not known for every
   * period, with a note; `own`: never another; an indicator id: that one.
   */
  denominator?: string;
  /**
   * Windows of analysis series, as the catalogue has them: id → parts with first and last day. A warehouse keeps the
   * names of parts only; without windows the first part with values in a period has it.
   */
  series?: ReadonlyMap<string, readonly SeriesPart[]>;
}

export interface SeriesPart {
  indicator: string;
  from: string | null;
  to: string | null;
}

/** One value on the target division. `value` is null exactly when `missing` says why. */
export interface PanelCell {
  value: number | null;
  missing: PanelReason | null;
  /** Rests on a share of a divided region, on part of its wijken, or on weights other than its own. */
  isEstimated: boolean;
  /** The least certain of the observations it was made of. */
  status: Status | null;
  source: string | null;
  /** Share of the inhabitants the value is about; below 1 when some wijken are not known. */
  share: number;
  /**
   * Published figures it was made of, where that is more than one. Of a mean: as many of equal weight as leave as much of
   * their rounding in it, (Σw)²/Σw².
   */
  parts?: number;
}

export interface PanelRow {
  region: string;
  /** As in the CSV: 2018, 2018-Q1, 2018-03, … */
  period: string;
  /** One for each indicator, in the order asked for. */
  cells: readonly PanelCell[];
}

/** A remark that comes with a panel: a note of the warehouse, or one about how the panel was made. */
export interface PanelNote extends Omit<QualityNote, "origin" | "explainedBy"> {
  origin: QualityNote["origin"] | "panel";
  explainedBy: string | null;
}

export interface Panel {
  indicators: readonly string[];
  /** Sorted by region, then period; every region of the target division in every period of the range. */
  rows: readonly PanelRow[];
  periods: readonly string[];
  regions: readonly string[];
  /** Rows in which every indicator has a value. */
  complete: number;
  /** Cells that are estimates. */
  estimated: number;
  coverage: Record<string, {share: number; missing: Record<string, number>}>;
  notes: readonly PanelNote[];
}

export const emptyCell = (missing: PanelReason, source: string | null = null): PanelCell => ({
  value: null,
  missing,
  isEstimated: false,
  status: null,
  source,
  share: 1
});

const certainty: readonly Status[] = [
  "definitive",
  "revised",
  "provisional",
  "estimated",
  "modelled",
  "imputed",
  "synthetic"
];

/** The least certain of two statuses. */
export function worstStatus(a: Status | null, b: Status | null): Status | null {
  if (a === null || b === null) return a ?? b;
  return certainty.indexOf(a) >= certainty.indexOf(b) ? a : b;
}
