import {InputError} from "../../errors.js";
import {foldName} from "../equation/fold-name.js";

export interface VensimToken {
  readonly type: "number" | "name" | "sign";
  /** Names folded; signs as XMILE writes them. */
  readonly text: string;
}

// Words of a name are parted by spaces; anything else needs quotes.
const pattern =
  /\s+|(?<quoted>"(?:\\.|[^"\\])*")|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[\p{L}_][\p{L}\p{N}_'$.]*(?:\s+[\p{L}\p{N}_'$][\p{L}\p{N}_'$.]*)*)|(?<word>:[A-Za-z ]+:)|(?<sign><->|->|<=|>=|<>|:=|==|[-+*/^()[\],;=<>!:])/uy;

const words: Readonly<Record<string, string>> = {":AND:": " and ", ":OR:": " or ", ":NOT:": " not "};
/** Vensim's number for what is not there: −2¹⁰⁹. */
const notAvailable = "(-649037107316853453566312041152512)";

/** Cuts the equation part of a Vensim statement into tokens. Throws InputError (invalid-mdl) naming what means nothing. */
export function vensimTokens(text: string, place: string): VensimToken[] {
  const found: VensimToken[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined)
      throw new InputError("invalid-mdl", `"${text.slice(at, at + 20)}" means nothing in an equation`, place);
    const {quoted, number, name, sign} = groups;
    const word = groups["word"]?.toUpperCase();
    if (quoted !== undefined) found.push({type: "name", text: foldName(quoted.slice(1, -1).replaceAll('\\"', "'"))});
    else if (number !== undefined) found.push({type: "number", text: number});
    else if (name !== undefined) found.push({type: "name", text: foldName(name)});
    else if (sign !== undefined) found.push({type: "sign", text: sign});
    else if (word === ":NA:") found.push({type: "number", text: notAvailable});
    else if (word === ":EXCEPT:") found.push({type: "sign", text: word});
    else if (word !== undefined) {
      const known = Object.hasOwn(words, word) ? words[word] : undefined;
      if (known === undefined) throw new InputError("invalid-mdl", `${word} is not read; rewrite the equation`, place);
      found.push({type: "sign", text: known});
    }
  }
  return found;
}

/** Tokens parted by a sign outside brackets. */
export function splitAt(tokens: readonly VensimToken[], sign: string): VensimToken[][] {
  const parts: VensimToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.type === "sign") {
      if (token.text === "(" || token.text === "[") depth++;
      if (token.text === ")" || token.text === "]") depth--;
      if (token.text === sign && depth === 0) {
        parts.push([]);
        continue;
      }
    }
    parts.at(-1)?.push(token);
  }
  return parts;
}

/** Position of the bracket that closes the one at `open`. Throws InputError (invalid-mdl) when none does. */
export function closing(tokens: readonly VensimToken[], open: number, place: string): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const {type, text} = tokens[at] as VensimToken;
    if (type !== "sign") continue;
    if (text === "(" || text === "[") depth++;
    if ((text === ")" || text === "]") && --depth === 0) return at;
  }
  throw new InputError("invalid-mdl", "a bracket does not close", place);
}
