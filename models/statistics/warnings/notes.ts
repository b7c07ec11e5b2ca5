import type {PersonUnit} from "../reading/expected-effect.js";

/**
 * A remark on the quality of a column's figures, as plain data: what `data panel` writes beside its CSV, with the column
 * it bears on. `exclude` says that figures on either side must not be compared.
 */
export interface DataNote {
  id: string;
  /** Column of the table. */
  column: string;
  /** First and last day, ISO; null: no end. */
  starts: string;
  ends: string | null;
  kind: string;
  /** In the reader's language: why. */
  text: string;
  effect: "warn" | "exclude" | "overrule-signal";
  /** Units it holds for; absent or null: all. */
  regions?: readonly string[] | null;
}

/** What is known of a column beside its numbers. All may be left out. */
export interface ColumnFacts {
  /** `amount`: money, which may be booked in another year than it is spent. */
  measure?: "count" | "amount" | "percentage" | "rate" | "mean" | "median" | "index";
  /** Counts are rounded to a multiple of this by the publisher (5: youth care; 10: benefits by wijk). */
  roundedTo?: number;
  /** Column of the table with the number a rate divides by, so that small numbers of cases are seen. */
  denominator?: string;
  /** Measured by a questionnaire among some, so that it carries sampling error. */
  isSurvey?: boolean;
  /** Standard error of its figures by unit and period, where the publisher gives margins. */
  samplingError?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** A rate is so many per this number of the denominator: 1000, or 100 for percentages. */
  per?: number;
  /** Persons a unit of the column stands for: one of so many of a population of the catalogue. */
  persons?: PersonUnit;
}

/** A link of a system model: `from` is a cause of `to`. Ids are columns of the table. */
export interface DirectedLink {
  from: string;
  to: string;
}
