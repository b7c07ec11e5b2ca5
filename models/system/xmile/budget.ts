import {InputError} from "../../errors.js";
import {partsOf, type Expression} from "../equation/ast.js";

/** Limits on what a file grows into: macros, arrays and functions repeat their arguments, and so may double each time. */
const mostVariables = 100_000;
const mostParts = 2_000_000;
const mostWork = 1_000_000;
const deepest = 1200;

export interface Budget {
  /** Counts a variable with the expressions it has. Throws InputError (too-large). */
  add(owner: string, expressions: readonly (Expression | undefined)[]): void;
  /** Counts a piece of work, and how deep it goes until `leave`. Throws InputError (too-large). */
  enter(owner: string): void;
  leave(): void;
}

/** A budget for one file. Parts of an expression that stand in it twice are measured once and counted twice. */
export function createBudget(): Budget {
  let [variables, parts, work, depth] = [0, 0, 0, 0];
  const refuse = (message: string, owner: string): never => {
    throw new InputError("too-large", message, owner);
  };
  return {
    add(owner, expressions) {
      if (++variables > mostVariables) refuse(`more than ${mostVariables} variables: this is no model`, owner);
      for (const expression of expressions) {
        if (expression === undefined) continue;
        const measured = measure(expression);
        parts += measured.size;
        if (parts > mostParts) refuse(`the equations grow to more than ${mostParts} parts here; split them`, owner);
        if (measured.depth > deepest)
          refuse(`more than ${deepest} operations follow on each other here; split the equation`, owner);
      }
    },
    enter(owner) {
      if (++work > mostWork) refuse(`macros and arrays grow to more than ${mostWork} parts here`, owner);
      if (++depth > deepest) refuse(`more than ${deepest} operations follow on each other here`, owner);
    },
    leave() {
      depth--;
    }
  };
}

interface Measure {
  readonly size: number;
  readonly depth: number;
}

const leaf: Measure = {size: 1, depth: 1};

/** Parts of an expression as a tree, and how deep they nest, without a stack of calls and once for each shared part. */
function measure(expression: Expression): Measure {
  const known = new Map<Expression, Measure>();
  const measureOf = (part: Expression): Measure | undefined =>
    part.type === "name" || part.type === "number" ? leaf : known.get(part);
  const stack = [expression];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const inner = partsOf(top);
    const waiting = inner.filter((part) => measureOf(part) === undefined);
    if (waiting.length > 0) {
      for (const part of waiting) stack.push(part);
      continue;
    }
    let [size, depth] = [1, 0];
    for (const part of inner) {
      const own = measureOf(part) ?? leaf;
      size += own.size;
      depth = Math.max(depth, own.depth);
    }
    known.set(top, {size, depth: depth + 1});
    stack.pop();
  }
  return known.get(expression) ?? leaf;
}
