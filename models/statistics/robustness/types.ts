import type {EstimateOptions} from "../estimate-options.js";
import type {Formula} from "../formula/ast.js";
import type {Prepared} from "../prepare-estimate.js";
import type {Frame} from "../types.js";

/** One coefficient of a check. */
export interface CheckedTerm {
  estimate: number;
  se: number | null;
  low: number | null;
  high: number | null;
  p: number | null;
}

/** What a check found: the terms it could estimate, by the name they have in the estimate that is checked. */
export interface Checked {
  n: number;
  terms: ReadonlyMap<string, CheckedTerm>;
}

export type CheckKind =
  "drop-period" | "drop-group" | "lag" | "weights" | "specification" | "breaks" | "breaks-period" | "falsification";

/** A check to run, or why it does not apply. */
export interface Check {
  /** As reported: `drop-period:2021`. */
  name: string;
  kind: CheckKind;
  /** What is left out or put in its place: a period, a group, a formula, an outcome. */
  subject: string;
  /** The variant absorbs no more than the estimate: a weaker design, shown but not held against it. */
  isWeaker?: boolean;
  /** The term this variant leaves out: it gets no row. */
  without?: string | null;
  run: (() => Checked) | null;
  reason?: string;
}

/** The estimate that is checked. */
export interface Battery {
  /** As given, periods beyond breaks included. */
  table: Frame;
  options: EstimateOptions;
  prepared: Prepared;
  formula: Formula;
  /** Reported terms that are checked: all but the constant and the outcome's own lags. */
  terms: readonly string[];
}
