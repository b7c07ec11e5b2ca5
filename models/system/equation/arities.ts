import {partsOf, type Expression} from "./ast.js";

/** Fewest and most arguments. */
export type Arity = readonly [least: number, most: number];

/**
 * The functions of XMILE 1.0 §3.5.1–3.5.2 that need no memory, with their arguments: what is needed to check an equation
 * without the mathematics to work it out.
 */
export const arities = {
  abs: [1, 1],
  exp: [1, 1],
  ln: [1, 1],
  log10: [1, 1],
  sqrt: [1, 1],
  sin: [1, 1],
  cos: [1, 1],
  tan: [1, 1],
  arcsin: [1, 1],
  arccos: [1, 1],
  arctan: [1, 1],
  sinh: [1, 1],
  cosh: [1, 1],
  tanh: [1, 1],
  int: [1, 1],
  round: [1, 1],
  min: [1, Infinity],
  max: [1, Infinity],
  power: [2, 2],
  safediv: [2, 3],
  if: [3, 3],
  pi: [0, 0],
  inf: [0, 0],
  not: [1, 1]
} as const satisfies Readonly<Record<string, Arity>>;

export type PureName = keyof typeof arities;

/** Whether there is such a function; names that every object has are none. */
export const isPureName = (name: string): name is PureName => Object.hasOwn(arities, name);

/** What is wrong with the calls in an expression: a function that is not known, or the number of its arguments. */
export function unknownFunction(expression: Expression): string | null {
  if (expression.type === "subscript") return `arrays such as ${expression.name}[…] are read from XMILE files only`;
  if (expression.type === "call") {
    if (!isPureName(expression.name))
      return `there is no function ${expression.name}; there are ${Object.keys(arities).sort().join(", ")}`;
    const [least, most]: Arity = arities[expression.name];
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
