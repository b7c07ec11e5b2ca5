import {builtInNames} from "../equation/equation-order.js";
import {foldName} from "../equation/fold-name.js";
import {tokens} from "../equation/lexer.js";

const plainName = /^[\p{L}_$][\p{L}\p{N}_$.]*$/u;
const words = new Set(["and", "or", "not", "mod", "if", "then", "else"]);

/**
 * An equation in which one name reads as another; spaces, comments and everything else stay as they were written. Names
 * compare as in XMILE (case and underscores fold); functions are no names. A new name that is no plain name of the
 * grammar is put in quotes.
 *
 * Throws InputError (invalid-equation) when the equation cannot be read.
 */
export function renameInEquation(equation: string, from: string, to: string): string {
  const wanted = foldName(from);
  const written = plainName.test(to) && !words.has(to.toLowerCase()) ? to : `"${to}"`;
  const list = tokens(equation);
  let result = "";
  let done = 0;
  list.forEach(({type, text, quoted, at}, index) => {
    const isCall = !quoted && list[index + 1]?.type === "operator" && list[index + 1]?.text === "(";
    if (type !== "name" || isCall || foldName(text) !== wanted) return;
    if (!quoted && words.has(text.toLowerCase())) return;
    const length = quoted ? text.replaceAll('"', '\\"').length + 2 : text.length;
    result += equation.slice(done, at) + written;
    done = at + length;
  });
  return result + equation.slice(done);
}

/** Whether equations read this name as something of their own, such as `time`. */
export function isBuiltInName(id: string): boolean {
  return builtInNames.has(foldName(id));
}
