import type {Independency} from "./independencies.js";

export type ImpliedVerdict = "not-contradicted" | "contradicted" | "cannot-be-judged";

export interface ImpliedTest extends Independency {
  /** The regression that held it against the panel. */
  formula: string;
  n: number | null;
  /** What the errors are clustered by: the column of units or a larger area, whichever gives the largest p. */
  clusteredBy: string | null;
  /** How many of those there are. */
  clusters: number | null;
  /** Coefficient of a, in units of b per unit of a. */
  estimate: number | null;
  se: number | null;
  p: number | null;
  /** Adjusted for the number of tests (Benjamini & Hochberg 1995). */
  q: number | null;
  /** Partial correlation of a and b, given the rest and the effects of unit and period. */
  association: number | null;
  /** Smallest partial correlation found with 80 % power, were it the only one among the tests. */
  detectable: number | null;
  verdict: ImpliedVerdict;
  /** Why it cannot be judged. */
  reason: string | null;
  warnings: string[];
}

export interface ImpliedTests {
  tests: ImpliedTest[];
  contradicted: number;
  notContradicted: number;
  notJudged: number;
  /** Independencies the diagram implies but that were not tested: the limit was reached. */
  leftOut: number;
  /** Pairs without a link that no observed variables separate: the diagram says nothing the panel could contradict. */
  inseparable: number;
  /** Variables without a column. */
  unobserved: string[];
  /** Level of the false discovery rate. */
  level: number;
  warnings: string[];
}
