import {InputError} from "../errors.js";

/** A linear combination of reported coefficients: Σ weights·b − constant. */
export interface LinearCombination {
  /** As written, with single spaces. */
  readonly name: string;
  /** One weight a reported term, in their order. */
  readonly weights: Float64Array;
  readonly constant: number;
}

/**
 * Reads a linear combination of coefficients: `x + l(x,1)`, `2*x - y = 0`, `a:b/2`. Terms are written as they are
 * reported; spaces inside brackets and backticks do not matter. What stands right of `=` is taken off.
 *
 * Throws InputError (invalid-lincom) at a word that is no reported term, with the terms there are.
 *
 * @param terms reported terms
 */
export function parseLincom(text: string, terms: readonly string[]): LinearCombination {
  const weights = new Float64Array(terms.length);
  let constant = 0;
  let at = 0;
  let side = 1;
  const skip = (): void => {
    while (/\s/.test(text.charAt(at))) at++;
  };
  const fail = (message: string): InputError =>
    new InputError(
      "invalid-lincom",
      message,
      `--lincom "${text}", ${at < text.length ? `at "${text.slice(at, at + 20)}"` : "at its end"}`
    );
  const takeNumber = (): number | null => {
    const found = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/.exec(text.slice(at))?.[0];
    if (found === undefined) return null;
    at += found.length;
    return Number(found);
  };
  const takeTerm = (): number | null => {
    const found = longestTerm(text, at, terms);
    if (found !== null) at += found.length;
    return found?.index ?? null;
  };
  const takeItem = (sign: number): void => {
    let factor = sign;
    let term = takeTerm();
    if (term === null) {
      const number = takeNumber();
      if (number === null) throw fail(`a reported term expected: ${terms.join(", ")}`);
      factor *= number;
      skip();
      if (text.charAt(at) === "*") {
        at++;
        skip();
        term = takeTerm();
        if (term === null) throw fail(`a reported term expected after *: ${terms.join(", ")}`);
      }
    }
    skip();
    while (text.charAt(at) === "*" || text.charAt(at) === "/") {
      const sign = text.charAt(at++);
      skip();
      const number = takeNumber();
      if (number === null || (sign === "/" && number === 0))
        throw fail("a number expected; products of terms are not linear");
      factor = sign === "*" ? factor * number : factor / number;
      skip();
    }
    if (term === null) constant -= side * factor;
    else weights[term] = (weights[term] ?? 0) + side * factor;
  };

  let sign = 1;
  for (;;) {
    skip();
    while (text.charAt(at) === "+" || text.charAt(at) === "-") {
      if (text.charAt(at++) === "-") sign = -sign;
      skip();
    }
    takeItem(sign);
    skip();
    const next = text.charAt(at);
    if (next === "") break;
    if (next === "=" && side === 1) {
      at++;
      side = -1;
      sign = 1;
    } else if (next === "+" || next === "-") {
      sign = 1;
    } else {
      throw fail(`+, - or = expected; the reported terms are ${terms.join(", ")}`);
    }
  }
  if (weights.every((weight) => weight === 0)) throw fail("no term is left in this combination");
  return {name: text.trim().replaceAll(/\s+/g, " "), weights, constant};
}

/** The longest reported term written at this place. */
function longestTerm(text: string, at: number, terms: readonly string[]): {index: number; length: number} | null {
  let best: {index: number; length: number} | null = null;
  terms.forEach((term, index) => {
    const length = writtenLength(text, at, term);
    const endsWord = /[\w.]$/.test(term) && /[\w.]/.test(text.charAt(at + (length ?? 0)));
    if (length !== null && !endsWord && length > (best?.length ?? 0)) best = {index, length};
  });
  return best;
}

/** How many characters the term takes in the text from `at`, or null when it does not stand there. */
function writtenLength(text: string, at: number, term: string): number | null {
  let position = at;
  let depth = 0;
  let quotes = 0;
  for (let index = 0; index < term.length;) {
    const wanted = term.charAt(index);
    const found = text.charAt(position);
    if (found === wanted) {
      if (wanted === "(" || wanted === "[") depth++;
      if (wanted === ")" || wanted === "]") depth--;
      index++;
    } else if (found === "`") {
      quotes++;
    } else if (!/\s/.test(found) || (depth === 0 && wanted !== ":" && term.charAt(index - 1) !== ":")) {
      return null;
    }
    position++;
  }
  if (quotes % 2 === 1 && text.charAt(position) === "`") {
    position++;
    quotes++;
  }
  return quotes % 2 === 0 ? position - at : null;
}
