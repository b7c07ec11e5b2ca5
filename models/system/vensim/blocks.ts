import {InputError} from "../../errors.js";

/** One statement of a Vensim file: `equation ~ units ~ comment |`. */
export interface Block {
  /** Remarks in braces and broken lines taken out. */
  readonly equation: string;
  readonly units: string;
  readonly doc: string;
  /** Line of the file where it begins, from 1. */
  readonly line: number;
}

/** A statement longer than this is no model but an attack. */
const longest = 100_000;

/**
 * Cuts a Vensim text file (.mdl) into statements; group headings and everything from the sketch on are skipped. Macro lines
 * (`:MACRO:`, `:END OF MACRO:`) are statements of their own.
 *
 * @throws InputError (invalid-mdl) with the line of a statement or quote that does not end
 */
export function blocksOf(text: string, where: string): Block[] {
  const end = text.search(/^\\\\\\---\/\/\//m);
  const model = (end < 0 ? text : text.slice(0, end)).replace(/^\s*\{UTF-8\}/i, (sign) => sign.replaceAll(/\S/g, " "));
  const blocks: Block[] = [];
  let at = 0;
  let [lineAt, line] = [0, 1];
  const lineOf = (position: number): number => {
    for (; lineAt < position; lineAt++) if (model[lineAt] === "\n") line++;
    return line;
  };
  for (;;) {
    while (at < model.length && /\s/.test(model[at] ?? "")) at++;
    if (at >= model.length) return blocks;
    const start = lineOf(at);
    const macro = /^:(?:MACRO:[^()]*\([^)]*\)|END\s+OF\s+MACRO:)/i.exec(model.slice(at, at + 2000));
    if (macro !== null) {
      blocks.push({equation: macro[0].replaceAll(/\s+/g, " "), units: "", doc: "", line: start});
      at += macro[0].length;
      continue;
    }
    const place = `${where}, line ${start}`;
    const tilde = endOfEquation(model, at, place);
    const bar = model.indexOf("|", tilde);
    if (bar < 0) throw new InputError("invalid-mdl", "this statement does not end: there is no | after it", place);
    if (tilde - at > longest)
      throw new InputError("invalid-mdl", `this statement is longer than ${longest} characters; split it`, place);
    const equation = withoutRemarks(model.slice(at, tilde));
    const [units = "", doc = "", , more] = model.slice(tilde, bar).replace(/^~/, "").split("~");
    // Units, comment and a flag: with more the end of this statement is lost in the next.
    if (more !== undefined || /\*{10}/.test(doc))
      throw new InputError("invalid-mdl", "this statement does not end with |", place);
    at = bar + 1;
    if (equation !== "" && !equation.startsWith("***"))
      blocks.push({equation, units: withoutRange(units), doc: plain(doc), line: start});
  }
}

/** Position of the first ~ or | outside quotes and braces. */
function endOfEquation(text: string, start: number, place: string): number {
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (sign === "~" || sign === "|") return at;
    const close = sign === '"' ? '"' : sign === "{" ? "}" : null;
    if (close === null) continue;
    at++;
    while (at < text.length && text[at] !== close) at += text[at] === "\\" && close === '"' ? 2 : 1;
    if (at >= text.length) throw new InputError("invalid-mdl", `what opens with ${sign} does not close`, place);
  }
  throw new InputError("invalid-mdl", "this statement does not end: there is no ~ or | after it", place);
}

const withoutRemarks = (text: string): string =>
  text.replaceAll(/"(?:\\.|[^"\\])*"|\{[^}]*\}|\\\r?\n/g, (part) => (part.startsWith('"') ? part : " ")).trim();

/** Units without the range of a slider behind them: `people [0,100]`. */
function withoutRange(units: string): string {
  const text = units.trim();
  return text.endsWith("]") ? text.slice(0, Math.max(0, text.lastIndexOf("["))).trim() : text;
}

const plain = (text: string): string => text.replaceAll(/\\?\s+/g, " ").trim();
