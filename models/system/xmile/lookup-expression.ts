import {InputError} from "../../errors.js";
import type {Expression} from "../equation/ast.js";
import {binary, number} from "./build-expression.js";
import type {Lookup} from "./lookup.js";

const mostPoints = 500;

/**
 * A graphical function as IF … THEN … ELSE over its straight pieces, halving where it can, equal to `lookUp` to the bit.
 *
 * @param input a name or a number: it is written once a piece
 * @throws InputError (too-large) for more than 500 points
 */
export function lookupExpression({x, y, type}: Lookup, input: Expression, where: string): Expression {
  const last = x.length - 1;
  if (last >= mostPoints)
    throw new InputError(
      "too-large",
      `the graphical function has ${x.length} points; as an equation it can have ${mostPoints}: leave some out`,
      where
    );
  const at = (values: readonly number[], index: number): number => values[index] ?? NaN;
  const line = (from: number): Expression => {
    const [x0, x1, y0, y1] = [at(x, from), at(x, from + 1), at(y, from), at(y, from + 1)];
    const rise = binary("*", number(y1 - y0), binary("-", input, number(x0)));
    return binary("+", number(y0), binary("/", rise, number(x1 - x0)));
  };
  const choose = (operator: "<" | "<=", bound: number, yes: Expression, no: Expression): Expression => ({
    ...{type: "if", condition: binary(operator, input, number(bound)), yes, no}
  });
  /** From the point `low` up to the point `high`. */
  const between = (low: number, high: number): Expression => {
    if (high - low <= 1) return type === "discrete" ? number(at(y, low)) : line(low);
    const middle = (low + high) >> 1;
    return choose("<", at(x, middle), between(low, middle), between(middle, high));
  };
  if (last === 0) return number(at(y, 0));
  const isOpen = type === "extrapolate";
  const below = isOpen ? line(0) : number(at(y, 0));
  const above = isOpen ? line(last - 1) : number(at(y, last));
  return choose("<=", at(x, 0), below, choose("<", at(x, last), between(0, last), above));
}
