import type {BinaryOperator, Expression} from "../equation/ast.js";

/** Parts of expressions made here rather than read. */
export const number = (value: number): Expression => ({type: "number", value});
export const named = (name: string): Expression => ({type: "name", name, at: 0});
export const binary = (operator: BinaryOperator, left: Expression, right: Expression): Expression => ({
  type: "binary",
  operator,
  left,
  right
});
