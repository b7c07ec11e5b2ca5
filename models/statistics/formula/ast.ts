/** An expression of the formula language: what stands inside `I(…)`, `log(…)`, `l(…)` or alone as a name. */
export type Expression =
  | {readonly type: "number"; readonly value: number}
  | {readonly type: "text"; readonly value: string}
  | {readonly type: "name"; readonly name: string}
  | {readonly type: "negative"; readonly operand: Expression}
  | {readonly type: "binary"; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression}
  | {readonly type: "call"; readonly name: FunctionName; readonly argument: Expression}
  /** The value `steps` periods earlier (later when negative); never 0. */
  | {readonly type: "lag"; readonly steps: number; readonly argument: Expression}
  /** The change over `steps` periods. */
  | {readonly type: "difference"; readonly steps: number; readonly argument: Expression};

export type BinaryOperator = "+" | "-" | "*" | "/" | "^" | "==" | "!=" | "<" | "<=" | ">" | ">=";

export const functionNames = ["I", "log", "exp", "sqrt", "abs", "factor"] as const;
export type FunctionName = (typeof functionNames)[number];

/** A term: one expression, or the product of several (`a:b`). */
export type Term = readonly Expression[];

/** A formula, read but not yet evaluated. */
export interface Formula {
  /** Written out by one spelling; parses to itself. */
  readonly text: string;
  readonly outcome: Expression;
  /** False after `0 +`. Absorbed effects take its place all the same. */
  readonly intercept: boolean;
  readonly terms: readonly Term[];
  /** Absorbed effects: the columns joined by `^` in each. */
  readonly effects: readonly (readonly string[])[];
  readonly endogenous: readonly Term[];
  readonly instruments: readonly Term[];
}
