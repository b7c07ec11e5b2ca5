import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";
import pow from "@stdlib/math-base-special-pow";
import {InputError} from "../../errors.js";
import type {Frame} from "../types.js";
import type {BinaryOperator, Expression, FunctionName} from "./ast.js";
import {codeColumn, type RawCoding} from "./coding.js";
import type {Shift} from "./shift.js";
import {numberColumn, refuseStrayText, tableColumn} from "./table-column.js";
import {expressionName} from "./term-name.js";

/** What expressions are evaluated on: all rows of a table, before any is left out. */
export interface Scope {
  readonly table: Frame;
  /** Null without `--panel`. */
  readonly shift: Shift | null;
}

/** A factor of a term on all rows: numbers (NaN: missing) or categories. */
export type Value =
  {readonly type: "numbers"; readonly values: Float64Array} | {readonly type: "categories"; readonly coding: RawCoding};

/**
 * Evaluates a factor of a term: text columns and `factor(…)` give categories, everything else numbers.
 *
 * Throws InputError: missing-column, text-in-number-column, panel-needed for a lag without panel, and all-missing when
 * not one row has a value.
 */
export function evaluateFactor(expression: Expression, scope: Scope): Value {
  const value = factorValue(expression, scope);
  const isEmpty =
    value.type === "numbers" ? value.values.every((x) => !Number.isFinite(x)) : value.coding.levels.length === 0;
  if (isEmpty && scope.table.length > 0) {
    const hint =
      expression.type === "lag" || expression.type === "difference"
        ? "no unit has two periods that far apart with a value; see the column of periods"
        : "fill in the column or leave the term out";
    throw new InputError("all-missing", `${expressionName(expression)} has no value in any row: ${hint}`);
  }
  return value;
}

function factorValue(expression: Expression, scope: Scope): Value {
  if (expression.type === "name") {
    const column = tableColumn(scope.table, expression.name);
    if (column instanceof Float64Array) return {type: "numbers", values: column};
    refuseStrayText(scope.table, expression.name, column);
    return {type: "categories", coding: codeColumn(column)};
  }
  if (expression.type === "call" && expression.name === "factor") {
    const {argument} = expression;
    const column = argument.type === "name" ? tableColumn(scope.table, argument.name) : numbersOf(argument, scope);
    return {type: "categories", coding: codeColumn(column)};
  }
  return {type: "numbers", values: numbersOf(expression, scope)};
}

/** Evaluates an expression to numbers on all rows. Throws as evaluateFactor does. */
export function numbersOf(expression: Expression, scope: Scope): Float64Array {
  switch (expression.type) {
    case "number":
      return new Float64Array(scope.table.length).fill(expression.value);
    case "text":
      throw new InputError("invalid-formula", `"${expression.value}" can only be compared: I(column == "…")`);
    case "name":
      return numberColumn(scope.table, expression.name);
    case "negative":
      return numbersOf(expression.operand, scope).map((value) => -value);
    case "binary":
      return binary(expression, scope);
    case "call":
      return numbersOf(expression.argument, scope).map(functionOf(expression.name));
    case "lag":
      return shiftOf(scope, expression)(numbersOf(expression.argument, scope), expression.steps);
    case "difference": {
      const values = numbersOf(expression.argument, scope);
      const before = shiftOf(scope, expression)(values, expression.steps);
      return values.map((value, row) => value - (before[row] ?? NaN));
    }
  }
}

function shiftOf({shift}: Scope, expression: Expression): Shift {
  if (shift !== null) return shift;
  throw new InputError(
    "panel-needed",
    `${expressionName(expression)} needs to know which rows follow each other: --panel unit,period (",period" for one series)`
  );
}

function functionOf(name: FunctionName): (value: number) => number {
  switch (name) {
    case "I":
      return (value) => value;
    case "log":
      return ln;
    case "exp":
      return exp;
    case "sqrt":
      return Math.sqrt;
    case "abs":
      return Math.abs;
    case "factor":
      throw new InputError("invalid-formula", "factor(…) gives categories: it cannot stand inside a calculation");
  }
}

function binary(expression: Extract<Expression, {type: "binary"}>, scope: Scope): Float64Array {
  const {operator, left, right} = expression;
  if (left.type === "text" || right.type === "text") return compareTexts(expression, scope);
  const a = numbersOf(left, scope);
  const b = numbersOf(right, scope);
  const apply = operation(operator);
  return a.map((value, row) => apply(value, b[row] ?? NaN));
}

function operation(operator: BinaryOperator): (a: number, b: number) => number {
  switch (operator) {
    case "+":
      return (a, b) => a + b;
    case "-":
      return (a, b) => a - b;
    case "*":
      return (a, b) => a * b;
    case "/":
      return (a, b) => a / b;
    case "^":
      return power;
    case "==":
      return truth((a, b) => a === b);
    case "!=":
      return truth((a, b) => a !== b);
    case "<":
      return truth((a, b) => a < b);
    case "<=":
      return truth((a, b) => a <= b);
    case ">":
      return truth((a, b) => a > b);
    case ">=":
      return truth((a, b) => a >= b);
  }
}

const truth =
  (test: (a: number, b: number) => boolean) =>
  (a: number, b: number): number =>
    Number.isNaN(a) || Number.isNaN(b) ? NaN : test(a, b) ? 1 : 0;

/** Small whole powers by multiplication, as R does: x^2 is x·x to the bit. */
function power(base: number, exponent: number): number {
  if (!Number.isInteger(exponent) || exponent < 0 || exponent > 64) return pow(base, exponent);
  let result = 1;
  let square = base;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return Number.isNaN(base) ? NaN : result;
}

function compareTexts({operator, left, right}: Extract<Expression, {type: "binary"}>, scope: Scope): Float64Array {
  const [name, text] = left.type === "text" ? [right, left] : [left, right];
  if (name.type !== "name" || text.type !== "text" || (operator !== "==" && operator !== "!="))
    throw new InputError("invalid-formula", 'a text is compared with a column by == or !=: I(state == "…")');
  const {codes, levels} = codeColumn(tableColumn(scope.table, name.name));
  const wanted = levels.indexOf(text.value);
  return Float64Array.from(codes, (code) => (code < 0 ? NaN : (code === wanted) === (operator === "==") ? 1 : 0));
}
