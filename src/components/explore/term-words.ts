import {explore} from "../../locale/explore.js";
import type {PanelGrain} from "../../../loaders/site/panel-file.js";
import type {PanelVariable} from "./panel.js";

export interface TermContext {
  variables: Readonly<Record<string, Pick<PanelVariable, "title" | "unit">>>;
  grain: PanelGrain;
  /** Names of areas, for categories. */
  areaNames?: Readonly<Record<string, string>>;
}

/** A term as reported (`l(x,1)`, `d(x)`, `a:b`, `corop[CR01]`) as people say it: "Werkloosheid, 1 jaar eerder". */
export function termWords(term: string, context: TermContext): string {
  const words = explore.term;
  const product = splitProduct(term);
  if (product.length > 1) return product.map((part) => termWords(part, context)).join(words.times);
  if (term === "(Intercept)") return words.constant;
  const shift = /^([lf])\((.+),(\d+)\)$/.exec(term);
  if (shift?.[2] !== undefined) {
    const steps = words.steps(shift[3] ?? "", context.grain);
    return (shift[1] === "l" ? words.earlier : words.later)(termWords(shift[2], context), steps);
  }
  const difference = /^d\((.+?)(?:,(\d+))?\)$/.exec(term);
  if (difference?.[1] !== undefined) return words.change(termWords(difference[1], context));
  const log = /^log\((.+)\)$/.exec(term);
  if (log?.[1] !== undefined) return words.log(termWords(log[1], context));
  const category = /^(.+)\[(.+)\]$/.exec(term);
  if (category?.[1] !== undefined && category[2] !== undefined)
    return words.category(termWords(category[1], context), context.areaNames?.[category[2]] ?? category[2]);
  const plain = term.replace(/^`(.*)`$/, "$1");
  return context.variables[plain]?.title ?? (words.columns as Readonly<Record<string, string>>)[plain] ?? term;
}

/** The one column a term is made of, or null. */
export function termColumn(term: string, {variables}: TermContext): string | null {
  const inner = term.replaceAll("`", "").replace(/^(?:[lf]|d|log)\((.+?)(?:,\d+)?\)$/, "$1");
  return variables[inner] === undefined ? null : inner;
}

/** Splits `a:b` at the signs that stand in no bracket. */
function splitProduct(term: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const sign of term) {
    if (sign === "(" || sign === "[") depth++;
    if (sign === ")" || sign === "]") depth--;
    if (sign === ":" && depth === 0) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${sign}`);
  }
  return parts;
}

/** An effect as people say it: "per gemeente", "per jaar", "per provincie en jaar". */
export function effectWords(effect: string, {grain}: Pick<TermContext, "grain">): string {
  const names = effect.split("^").map((name) => {
    if (name === "period") return explore.term.period[grain];
    return (explore.vcov.by as Readonly<Record<string, string>>)[name] ?? name;
  });
  return names.join(` ${explore.and} `);
}
