import {InputError} from "../../errors.js";
import type {Block} from "./blocks.js";
import {closing, splitAt, vensimTokens, type VensimToken} from "./vensim-tokens.js";

/** A statement that gives a variable its value, for some of its elements. */
export interface Statement {
  readonly name: string;
  /** Name as written. */
  readonly written: string;
  readonly subscripts: readonly string[];
  /** Lists of subscripts left out by :EXCEPT:. */
  readonly except: readonly (readonly string[])[];
  readonly kind: "equation" | "lookup";
  readonly right: readonly VensimToken[];
  readonly units: string;
  readonly doc: string;
  readonly place: string;
}

/**
 * Reads the left side of a statement.
 *
 * @throws InputError (invalid-mdl) for what has no value in the file (data from elsewhere) and what is no statement
 */
export function statementOf({equation, units, doc, line}: Block, where: string): Statement {
  const place = `${where}, line ${line}`;
  const tokens = vensimTokens(equation, place);
  const fail = (message: string): never => {
    throw new InputError("invalid-mdl", message, place);
  };
  const [first] = tokens;
  if (first?.type !== "name") return fail(`"${equation.slice(0, 40)}" is no statement`);
  const deep = deepestBracket(tokens);
  if (deep !== 0)
    return fail(deep === null ? "a bracket does not close" : `brackets nest ${deep} deep; split the equation`);
  let at = 1;
  const list = (): string[] => {
    if (tokens[at]?.text !== "[") return [];
    const end = closing(tokens, at, place);
    const names = splitAt(tokens.slice(at + 1, end), ",").map((part) =>
      part.length === 1 ? (part[0]?.text ?? "") : fail("a subscript on the left is one name")
    );
    at = end + 1;
    return names;
  };
  const subscripts = list();
  const except: string[][] = [];
  if (tokens[at]?.text === ":EXCEPT:") {
    at++;
    while (tokens[at]?.text === "[") {
      except.push(list());
      if (tokens[at]?.text === ",") at++;
    }
  }
  const sign = tokens[at];
  const written = /^\s*(?:"((?:\\.|[^"\\])*)"|([^[=(:]*))/.exec(equation);
  const about = {
    ...{name: first.text, written: (written?.[1] ?? written?.[2] ?? first.text).replaceAll(/\s+/g, " ").trim()},
    ...{subscripts, except, units, doc, place}
  };
  if (sign?.type === "sign" && (sign.text === "=" || sign.text === "=="))
    return {...about, kind: "equation", right: tokens.slice(at + 1)};
  if (sign?.type === "sign" && sign.text === "(")
    return {...about, kind: "lookup", right: tokens.slice(at + 1, closing(tokens, at, place))};
  if (sign === undefined || sign.text === ":=")
    return fail(`${about.written} gets its values from data outside the file, which are not read; give an equation`);
  return fail(`${about.written} is followed by "${sign.text}" where = is expected`);
}

/** More than this is no model but an attack. */
const deepest = 100;

/** 0 when brackets close and nest no deeper than is read; null when they do not close; else how deep they nest. */
function deepestBracket(tokens: readonly VensimToken[]): number | null {
  const open: string[] = [];
  let most = 0;
  for (const {type, text} of tokens) {
    if (type !== "sign") continue;
    if (text === "(" || text === "[") most = Math.max(most, open.push(text));
    else if ((text === ")" && open.pop() !== "(") || (text === "]" && open.pop() !== "[")) return null;
  }
  if (open.length > 0) return null;
  return most > deepest ? most : 0;
}
