import pow from "@stdlib/math-base-special-pow";
import type {BinaryOperator, Expression} from "./ast.js";
import {pureFunction} from "./functions.js";

/** The value of an expression for the values of all names, by slot. */
export type Evaluate = (values: Float64Array) => number;

/**
 * Turns a checked expression into a function of an array of values; every name is looked up once, here. Built from
 * closures over the tree, never from text, so it also runs where a page may not make code.
 *
 * @param slotOf place in the array of a folded name; the caller has checked that every name has one
 */
export function compileExpression(expression: Expression, slotOf: (name: string) => number): Evaluate {
  const compile = (part: Expression): Evaluate => compileExpression(part, slotOf);
  switch (expression.type) {
    case "number": {
      const {value} = expression;
      return () => value;
    }
    case "name": {
      const slot = slotOf(expression.name);
      return (values) => values[slot] ?? NaN;
    }
    case "unary": {
      const operand = compile(expression.operand);
      if (expression.operator === "+") return operand;
      if (expression.operator === "-") return (values) => -operand(values);
      return (values) => (operand(values) === 0 ? 1 : 0);
    }
    case "binary":
      return binary(expression.operator, compile(expression.left), compile(expression.right));
    case "if": {
      const [condition, yes, no] = [expression.condition, expression.yes, expression.no].map(compile) as [
        Evaluate,
        Evaluate,
        Evaluate
      ];
      return (values) => (condition(values) !== 0 ? yes(values) : no(values));
    }
    case "call":
      return call(expression.name, expression.args.map(compile));
    case "subscript":
      throw new Error(`${expression.name} is an array: expand arrays before compiling`);
  }
}

function call(name: string, args: readonly Evaluate[]): Evaluate {
  const apply = pureFunction(name);
  if (apply === undefined) throw new Error(`unknown function: ${name}`);
  const [a, b] = args;
  if (a !== undefined && args.length === 1) return (values) => apply(a(values));
  if (a !== undefined && b !== undefined && args.length === 2) return (values) => apply(a(values), b(values));
  return (values) => apply(...args.map((argument) => argument(values)));
}

function binary(operator: BinaryOperator, left: Evaluate, right: Evaluate): Evaluate {
  switch (operator) {
    case "+":
      return (values) => left(values) + right(values);
    case "-":
      return (values) => left(values) - right(values);
    case "*":
      return (values) => left(values) * right(values);
    case "/":
      return (values) => left(values) / right(values);
    case "^":
      return (values) => pow(left(values), right(values));
    case "mod":
      // The sign of the dividend, as the tools of the field have it.
      return (values) => left(values) % right(values);
    case "<":
      return (values) => (left(values) < right(values) ? 1 : 0);
    case "<=":
      return (values) => (left(values) <= right(values) ? 1 : 0);
    case ">":
      return (values) => (left(values) > right(values) ? 1 : 0);
    case ">=":
      return (values) => (left(values) >= right(values) ? 1 : 0);
    case "=":
      return (values) => (left(values) === right(values) ? 1 : 0);
    case "<>":
      return (values) => (left(values) !== right(values) ? 1 : 0);
    case "and":
      return (values) => (left(values) !== 0 && right(values) !== 0 ? 1 : 0);
    case "or":
      return (values) => (left(values) !== 0 || right(values) !== 0 ? 1 : 0);
  }
}
