import {InputError} from "../../errors.js";
import type {BinaryOperator, Expression} from "./ast.js";

const tightness: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  "=": 3,
  "<>": 3,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  mod: 6,
  "^": 8
};
const unaryTightness = 7;

/**
 * Text of an expression that parses to the same tree (XMILE 1.0 §3.3), with no more brackets than needed.
 *
 * @param nameOf how a folded name is written; one that is no plain name must come back in double quotes
 * @throws InputError (invalid-equation) for a number that is not finite, and for arrays
 */
export function formatExpression(expression: Expression, nameOf: (name: string) => string = (name) => name): string {
  const write = (part: Expression): string => formatExpression(part, nameOf);
  const wrapped = (part: Expression, least: number): string =>
    tightnessOf(part) < least ? `(${write(part)})` : write(part);
  switch (expression.type) {
    case "number":
      return formatNumber(expression.value);
    case "name":
      return nameOf(expression.name);
    case "subscript":
      throw new InputError("invalid-equation", `${expression.name} is an array: expand arrays first`);
    case "call":
      return `${expression.name}(${expression.args.map(write).join(", ")})`;
    case "unary":
      return `${expression.operator === "not" ? "not " : expression.operator}${wrapped(expression.operand, unaryTightness)}`;
    case "binary": {
      const {operator, left, right} = expression;
      const own = tightness[operator];
      // A power takes any unary on its right; all else associates to the left.
      const after = operator === "^" ? unaryTightness : own + 1;
      return `${wrapped(left, own + (operator === "^" ? 1 : 0))} ${operator} ${wrapped(right, after)}`;
    }
    case "if":
      return `if ${write(expression.condition)} then ${write(expression.yes)} else ${write(expression.no)}`;
  }
}

function tightnessOf(part: Expression): number {
  if (part.type === "binary") return tightness[part.operator];
  if (part.type === "unary") return unaryTightness;
  if (part.type === "if") return 0;
  return part.type === "number" && (part.value < 0 || Object.is(part.value, -0)) ? unaryTightness : 9;
}

/** A number as every reader of equations takes it. Throws InputError (invalid-equation) when it is not finite. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) throw new InputError("invalid-equation", `${value} cannot be written as a number`);
  return Object.is(value, -0) ? "-0" : String(value);
}
