import type {Expression} from "./ast.js";
import {parseFormula} from "./parse-formula.js";

/**
 * The columns a formula reads, each once: outcome, terms, instruments, then absorbed effects. Throws InputError where the
 * text is no formula.
 */
export function columnsOf(text: string): string[] {
  const {outcome, terms, endogenous, instruments, effects} = parseFormula(text);
  const found = new Set<string>();
  const walk = (expression: Expression): void => {
    if (expression.type === "name") found.add(expression.name);
    else if (expression.type === "negative") walk(expression.operand);
    else if (expression.type === "binary") [expression.left, expression.right].forEach(walk);
    else if (expression.type !== "number" && expression.type !== "text") walk(expression.argument);
  };
  for (const term of [[outcome], ...terms, ...endogenous, ...instruments]) term.forEach(walk);
  for (const name of effects.flat()) found.add(name);
  return [...found];
}
