import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";
import cos from "@stdlib/math-base-special-cos";
import sin from "@stdlib/math-base-special-sin";
import acos from "@stdlib/math-base-special-acos";
import asin from "@stdlib/math-base-special-asin";
import atan from "@stdlib/math-base-special-atan";
import expm1 from "@stdlib/math-base-special-expm1";
import tan from "@stdlib/math-base-special-tan";
import pow from "@stdlib/math-base-special-pow";
import {partsOf, type Expression} from "./ast.js";

/** A function of numbers only: nothing is remembered between steps. */
export interface PureFunction {
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number];
  readonly apply: (...args: number[]) => number;
}

const truth = (value: boolean): number => (value ? 1 : 0);

/** Rounds half away from zero, as the tools of the field do. */
const round = (x: number): number => (x < 0 ? -Math.floor(0.5 - x) : Math.floor(x + 0.5));

/** Quotient, or the third argument (0 without) where the divisor is 0. */
const safeDivide = (a: number, b: number, otherwise = 0): number => (b === 0 ? otherwise : a / b);

/** Functions of XMILE 1.0 §3.5.1–3.5.2 that need no memory, equal to the bit in every engine. */
export const pureFunctions: Readonly<Record<string, PureFunction>> = {
  abs: {arity: [1, 1], apply: Math.abs},
  exp: {arity: [1, 1], apply: exp},
  ln: {arity: [1, 1], apply: ln},
  log10: {arity: [1, 1], apply: (x) => ln(x) / Math.LN10},
  sqrt: {arity: [1, 1], apply: Math.sqrt},
  sin: {arity: [1, 1], apply: sin},
  cos: {arity: [1, 1], apply: cos},
  tan: {arity: [1, 1], apply: tan},
  arcsin: {arity: [1, 1], apply: asin},
  arccos: {arity: [1, 1], apply: acos},
  arctan: {arity: [1, 1], apply: atan},
  sinh: {arity: [1, 1], apply: (x) => (expm1(x) - expm1(-x)) / 2},
  cosh: {arity: [1, 1], apply: (x) => (exp(x) + exp(-x)) / 2},
  tanh: {arity: [1, 1], apply: (x) => (x > 20 ? 1 : expm1(2 * x) / (expm1(2 * x) + 2))},
  // Towards zero, as the tools of the field do.
  int: {arity: [1, 1], apply: Math.trunc},
  round: {arity: [1, 1], apply: round},
  min: {arity: [1, Infinity], apply: (...args) => args.reduce((least, value) => (value < least ? value : least))},
  max: {arity: [1, Infinity], apply: (...args) => args.reduce((most, value) => (value > most ? value : most))},
  power: {arity: [2, 2], apply: pow},
  safediv: {arity: [2, 3], apply: safeDivide},
  if: {arity: [3, 3], apply: (condition, yes, no) => (condition !== 0 ? (yes ?? NaN) : (no ?? NaN))},
  pi: {arity: [0, 0], apply: () => Math.PI},
  inf: {arity: [0, 0], apply: () => Infinity},
  not: {arity: [1, 1], apply: (x) => truth(x === 0)}
};

/** A function by its name; undefined when there is none, also for names that every object has. */
export const pureFunction = (name: string): PureFunction | undefined =>
  Object.hasOwn(pureFunctions, name) ? pureFunctions[name] : undefined;

/** What is wrong with the calls in an expression: a function that is not known, or the number of its arguments. */
export function unknownFunction(expression: Expression): string | null {
  if (expression.type === "subscript") return `arrays such as ${expression.name}[…] are read from XMILE files only`;
  if (expression.type === "call") {
    const known = pureFunction(expression.name);
    if (known === undefined)
      return `there is no function ${expression.name}; there are ${Object.keys(pureFunctions).sort().join(", ")}`;
    const [least, most] = known.arity;
    const {length} = expression.args;
    if (length < least || length > most)
      return `${expression.name} takes ${least === most ? least : `${least} or more`} arguments, not ${length}`;
  }
  for (const part of partsOf(expression)) {
    const bad = unknownFunction(part);
    if (bad !== null) return bad;
  }
  return null;
}
