import type {Expression} from "../equation/ast.js";
import type {Lookup} from "./lookup.js";

/**
 * One number over time. Stocks: `equation` is the value at the start. `held`: what the equation was at the start.
 * `previous`: what it was a step before. `late`: what it was `delay` ago (a fixed delay).
 */
export interface ScalarVariable {
  /** Folded: module.name[element]; names in equations are keys too. Hidden parts of functions start with #. */
  readonly key: string;
  readonly kind: "stock" | "flow" | "aux" | "held" | "previous" | "late";
  readonly equation: Expression;
  /** Value at the start where it differs from the equation. */
  readonly initial?: Expression;
  readonly delay?: Expression;
  readonly inflows: readonly string[];
  readonly outflows: readonly string[];
  readonly nonNegative: boolean;
  /** The value is the graphical function of the equation. */
  readonly lookup: Lookup | null;
  readonly units: string | null;
  readonly doc: string | null;
}

export interface XmileProgram {
  readonly name: string;
  readonly variables: readonly ScalarVariable[];
  /** Variables that cannot be given, and why: they call something that is not in the file. */
  readonly leftOut: readonly {readonly key: string; readonly reason: string}[];
}
