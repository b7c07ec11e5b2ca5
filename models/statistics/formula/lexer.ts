import {InputError} from "../../errors.js";

export interface Token {
  readonly type: "number" | "name" | "text" | "sign" | "end";
  /** The name without backticks, the text without quotes, else as written. */
  readonly value: string;
  /** Offset of its first character. */
  readonly at: number;
}

const patterns: readonly (readonly [Token["type"] | "space", RegExp])[] = [
  ["space", /\s+/y],
  ["number", /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ["name", /[A-Za-z_][A-Za-z0-9_.]*/y],
  ["name", /`[^`]+`/y],
  ["text", /"[^"]*"|'[^']*'/y],
  ["sign", /==|!=|<=|>=|[~|+\-*/^:(),<>.[\]%]/y]
];

/** Splits a formula into tokens, the last of type `end`. Throws InputError at a character no formula has. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const found = match(text, at);
    if (found === null) throw formulaError(`"${text.charAt(at)}" means nothing in a formula`, text, at);
    if (found.type !== "space") tokens.push({type: found.type, value: unquoted(found.text), at});
    at += found.text.length;
  }
  tokens.push({type: "end", value: "", at: text.length});
  return tokens;
}

function match(text: string, at: number): {type: Token["type"] | "space"; text: string} | null {
  for (const [type, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return {type, text: found[0]};
  }
  return null;
}

const unquoted = (text: string): string => (/^[`"']/.test(text) ? text.slice(1, -1) : text);

/** An InputError that shows the formula and the place in it. */
export function formulaError(message: string, formula: string, at: number): InputError {
  const place = at >= formula.length ? "at its end" : `at "${formula.slice(at, at + 12)}"`;
  return new InputError("invalid-formula", message, `formula "${formula}", ${place}`);
}
