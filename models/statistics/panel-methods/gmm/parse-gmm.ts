import {InputError} from "../../../errors.js";
import type {Expression} from "../../formula/ast.js";
import {parseExpression} from "../../formula/parse-formula.js";
import {expressionName} from "../../formula/term-name.js";

/** A variable whose earlier levels serve as instruments, at lags `from` to `to`. */
export interface GmmVariable {
  readonly expression: Expression;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Reads the instruments of difference GMM: `y:2-99,x:1-1`, `log(emp):2-4`, `x:1` for one lag.
 *
 * Throws InputError (invalid-gmm).
 */
export function parseGmm(text: string): GmmVariable[] {
  const variables = parts(text).map((part): GmmVariable => {
    const found = /^(.*):\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/s.exec(part);
    const [, written = "", first = "", last = first] = found ?? [];
    if (found === null || written.trim() === "" || Number(last) < Number(first))
      throw fail(text, `"${part.trim()}" is no variable with its lags`);
    const expression = parseExpression(written.trim());
    return {expression, name: expressionName(expression), from: Number(first), to: Number(last)};
  });
  const twice = variables.find(({name}, index) => variables.findIndex((other) => other.name === name) < index);
  if (twice !== undefined) throw fail(text, `${twice.name} stands there twice`);
  return variables;
}

const fail = (text: string, message: string): InputError =>
  new InputError("invalid-gmm", `${message}; write name:first-last, such as y:2-99,x:1-1`, `--gmm "${text}"`);

/** Splits at commas outside brackets and backticks. */
function parts(text: string): string[] {
  const found: string[] = [""];
  let depth = 0;
  let quoted = false;
  for (const sign of text) {
    if (sign === "`") quoted = !quoted;
    else if (!quoted && sign === "(") depth++;
    else if (!quoted && sign === ")") depth--;
    if (sign === "," && depth === 0 && !quoted) found.push("");
    else found[found.length - 1] = (found[found.length - 1] ?? "") + sign;
  }
  return found;
}
