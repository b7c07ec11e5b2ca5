import type {Formula, Term} from "../../models/statistics/formula/ast.js";
import {parseFormula} from "../../models/statistics/formula/parse-formula.js";
import {expressionText, quoteName} from "../../models/statistics/formula/term-name.js";

/** A term of a formula as clicking knows it: a column and how long before, or a text that clicking leaves alone. */
export interface TermPart {
  /** As the formula writes it. */
  text: string;
  /** The column, when the term is one column, maybe earlier. */
  name: string | null;
  /** Periods earlier; later when negative. */
  lag: number;
}

/** A formula in the parts that can be clicked together. Written out, it is the formula again. */
export interface FormulaParts {
  outcome: TermPart;
  terms: readonly TermPart[];
  /** `region`, `province^period`, … */
  effects: readonly string[];
  /** What clicking leaves alone: instruments, or `0 +`. */
  instruments: string;
  isWithoutIntercept: boolean;
}

/** Reads the parts of a formula. Throws InputError (invalid-formula). */
export function readParts(text: string): FormulaParts {
  const formula = parseFormula(text);
  return {
    outcome: partOf([formula.outcome]),
    terms: formula.terms.map(partOf),
    effects: formula.effects.map((names) => names.map(quoteName).join("^")),
    instruments: instrumentsOf(formula),
    isWithoutIntercept: !formula.intercept
  };
}

/** Writes parts as a formula. */
export function writeFormula({outcome, terms, effects, instruments, isWithoutIntercept}: FormulaParts): string {
  const right = [...(isWithoutIntercept ? ["0"] : []), ...terms.map(({text}) => text)];
  const absorbed = effects.join(" + ");
  return [
    `${outcome.text} ~ ${right.length > 0 ? right.join(" + ") : "1"}`,
    ...(absorbed !== "" || instruments !== "" ? [absorbed || "0"] : []),
    ...(instruments === "" ? [] : [instruments])
  ].join(" | ");
}

/** A column, `lag` periods earlier, as a part. */
export function columnPart(name: string, lag = 0): TermPart {
  const quoted = quoteName(name);
  const text = lag === 0 ? quoted : `${lag > 0 ? "l" : "f"}(${quoted},${Math.abs(lag)})`;
  return {text, name, lag};
}

function partOf(term: Term): TermPart {
  const text = term.map(expressionText).join(":");
  const [only, ...more] = term;
  if (only === undefined || more.length > 0) return {text, name: null, lag: 0};
  if (only.type === "name") return {text, name: only.name, lag: 0};
  if (only.type === "lag" && only.argument.type === "name") return {text, name: only.argument.name, lag: only.steps};
  return {text, name: null, lag: 0};
}

function instrumentsOf({endogenous, instruments}: Formula): string {
  if (endogenous.length === 0) return "";
  const side = (terms: readonly Term[]): string => terms.map((term) => partOf(term).text).join(" + ");
  return `${side(endogenous)} ~ ${side(instruments)}`;
}
