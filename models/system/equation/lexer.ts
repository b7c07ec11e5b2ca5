import {InputError} from "../../errors.js";

export interface Token {
  readonly type: "number" | "name" | "operator" | "end";
  /** Operators and words in lower case; a quoted name without its quotes. */
  readonly text: string;
  readonly quoted: boolean;
  /** Position of its first character in the equation. */
  readonly at: number;
}

const numberPattern = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
// Letters and digits of any script, as XMILE allows; a point joins a module and its variable.
const namePattern = /[\p{L}_$][\p{L}\p{N}_$.\u00a0]*/uy;
const operatorPattern = /<=|>=|<>|!=|[-+*/^()[\],<>=:!]/y;
const spacePattern = /(?:\s|\{[^}]*\})+/y;

/** Longest equation read: longer ones are no model but an attack. */
const longest = 100_000;

/** Cuts an equation into tokens; `{comments}` and spaces go. Throws InputError (invalid-equation) with the position. */
export function tokens(equation: string): Token[] {
  if (equation.length > longest)
    throw new InputError("invalid-equation", `the equation is longer than ${longest} characters; split it`);
  const found: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(equation)?.[0] ?? null;
  };
  const push = (type: Token["type"], text: string, length: number, quoted = false): void => {
    found.push({type, text, quoted, at});
    at += length;
  };
  while (at < equation.length) {
    const space = match(spacePattern);
    const number = match(numberPattern);
    const name = match(namePattern);
    const operator = match(operatorPattern);
    if (space !== null) at += space.length;
    else if (equation[at] === '"') {
      const end = closingQuote(equation, at);
      push("name", equation.slice(at + 1, end).replaceAll('\\"', '"'), end + 1 - at, true);
    } else if (number !== null) push("number", number, number.length);
    else if (name !== null) push("name", name, name.length);
    else if (operator !== null) push("operator", operator === "!=" ? "<>" : operator, operator.length);
    else
      throw new InputError(
        "invalid-equation",
        `"${equation[at] ?? ""}" at position ${at + 1} means nothing in an equation`,
        equation.slice(0, 200)
      );
  }
  found.push({type: "end", text: "", quoted: false, at});
  return found;
}

function closingQuote(equation: string, start: number): number {
  for (let at = start + 1; at < equation.length; at++) {
    if (equation[at] === "\\") at++;
    else if (equation[at] === '"') return at;
  }
  throw new InputError(
    "invalid-equation",
    `the name that opens with a quote at position ${start + 1} does not close`,
    equation.slice(0, 200)
  );
}
