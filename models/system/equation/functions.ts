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
import {isPureName, type PureName} from "./arities.js";

/** A function of numbers only: nothing is remembered between steps. */
export type PureFunction = (...args: number[]) => number;

const truth = (value: boolean): number => (value ? 1 : 0);

/** Rounds half away from zero, as the tools of the field do. */
const round = (x: number): number => (x < 0 ? -Math.floor(0.5 - x) : Math.floor(x + 0.5));

/** Quotient, or the third argument (0 without) where the divisor is 0. */
const safeDivide = (a: number, b: number, otherwise = 0): number => (b === 0 ? otherwise : a / b);

/** Functions of XMILE 1.0 §3.5.1–3.5.2 that need no memory, equal to the bit in every engine. */
const pureFunctions: Readonly<Record<PureName, PureFunction>> = {
  abs: Math.abs,
  exp,
  ln,
  log10: (x) => ln(x) / Math.LN10,
  sqrt: Math.sqrt,
  sin,
  cos,
  tan,
  arcsin: asin,
  arccos: acos,
  arctan: atan,
  sinh: (x) => (expm1(x) - expm1(-x)) / 2,
  cosh: (x) => (exp(x) + exp(-x)) / 2,
  tanh: (x) => (x > 20 ? 1 : expm1(2 * x) / (expm1(2 * x) + 2)),
  // Towards zero, as the tools of the field do.
  int: Math.trunc,
  round,
  min: (...args) => args.reduce((least, value) => (value < least ? value : least)),
  max: (...args) => args.reduce((most, value) => (value > most ? value : most)),
  power: pow,
  safediv: safeDivide,
  if: (condition, yes, no) => (condition !== 0 ? (yes ?? NaN) : (no ?? NaN)),
  pi: () => Math.PI,
  inf: () => Infinity,
  not: (x) => truth(x === 0)
};

/** A function by its name; undefined when there is none, also for names that every object has. */
export const pureFunction = (name: string): PureFunction | undefined =>
  isPureName(name) ? pureFunctions[name] : undefined;
