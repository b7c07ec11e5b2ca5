import type {Expression, Formula, Term} from "../formula/ast.js";
import {expressionName, formulaText, termName} from "../formula/term-name.js";
import type {Frame} from "../types.js";
import {columnsOf, laggedOutcomes, offsetsOf} from "./formula-columns.js";

/** A formula beside the one estimated. */
export interface Variant {
  text: string;
  isWeaker: boolean;
  /** The term left out, by its name. */
  without: string | null;
}

export interface VariantOptions {
  panel?: {unit: string | null; period: string} | undefined;
  /** Columns of larger areas, such as `corop`: region × period effects become possible. */
  areas: readonly string[];
  /** Whether the method can absorb effects. */
  canAbsorb: boolean;
}

/**
 * The declared alternatives of a formula: without each control, without each absorbed effect, with the effects of unit
 * and period it lacks, and with effects of area × period in place of those of the period.
 */
export function variantsOf(formula: Formula, options: VariantOptions): Variant[] {
  const variants = [
    ...withoutEachTerm(formula).map(({term, rest}) => ({own: {...formula, terms: rest}, without: termName(term)})),
    ...(options.canAbsorb
      ? effectSets(formula, options).map((effects) => ({own: {...formula, effects}, without: null}))
      : [])
  ].map(({own, without}): Variant => ({
    text: formulaText(own),
    isWeaker: own.effects.length < formula.effects.length,
    without
  }));
  const seen = new Set([formula.text]);
  return variants.filter(({text}) => !seen.has(text) && seen.add(text));
}

/** Not the last term, and no main effect whose product stays: that would change what the product means. */
function withoutEachTerm({terms, endogenous}: Formula): {term: Term; rest: readonly Term[]}[] {
  if (terms.length + endogenous.length < 2) return [];
  return terms.flatMap((term, index) => {
    const own = new Set(term.map(expressionName));
    const isPart = terms.some(
      (other, at) => at !== index && other.length > term.length && contains(other.map(expressionName), own)
    );
    return isPart ? [] : [{term, rest: terms.filter((_, at) => at !== index)}];
  });
}

const contains = (names: readonly string[], own: ReadonlySet<string>): boolean =>
  [...own].every((name) => names.includes(name));

function effectSets({effects}: Formula, {panel, areas}: VariantOptions): (readonly (readonly string[])[])[] {
  const sets: (readonly (readonly string[])[])[] = effects.map((_, index) => effects.filter((__, at) => at !== index));
  if (panel === undefined) return sets;
  const isAlone = (effect: readonly string[], name: string): boolean => effect.length === 1 && effect[0] === name;
  const has = (name: string): boolean => effects.some((effect) => effect.includes(name));
  const missing = [
    ...(panel.unit === null || has(panel.unit) ? [] : [[panel.unit]]),
    ...(has(panel.period) ? [] : [[panel.period]])
  ];
  // One series has one row a period: its period effects would leave nothing.
  if (panel.unit !== null && missing.length > 0) {
    for (const effect of missing) sets.push([...effects, effect]);
    sets.push([...effects, ...missing]);
  }
  for (const area of areas) {
    if (!effects.some((effect) => isAlone(effect, panel.period))) continue;
    sets.push(effects.map((effect) => (isAlone(effect, panel.period) ? [area, panel.period] : effect)));
  }
  return sets;
}

/** A formula whose terms lie some periods earlier (later when negative), and what each was called before. */
export interface Shifted {
  text: string;
  /** Name in the shifted formula → name in the one estimated. */
  names: ReadonlyMap<string, string>;
}

/**
 * Shifts every term of numbers by `steps` periods, except the outcome's own lags and terms of the unit or period itself.
 * Null when there is no such term, or when a shift forward would reach past the outcome.
 */
export function shifted(
  formula: Formula,
  steps: number,
  {table, panel}: {table: Frame; panel: {unit: string | null; period: string}}
): Shifted | null {
  const own = new Set(laggedOutcomes(formula).map(({term}) => termName(term)));
  const canShift = (term: Term): boolean =>
    !own.has(termName(term)) &&
    term.every(
      (factor) =>
        !(factor.type === "call" && factor.name === "factor") &&
        columnsOf(factor).length > 0 &&
        columnsOf(factor).every(
          (name) => name !== panel.unit && name !== panel.period && table.columns[name] instanceof Float64Array
        )
    );
  const all = [...formula.terms, ...formula.endogenous, ...formula.instruments].filter(canShift);
  if (all.length === 0) return null;
  if (steps < 0 && all.some((term) => Math.min(...term.flatMap(offsetsOf)) + steps < 0)) return null;
  const names = new Map<string, string>();
  const move = (terms: readonly Term[]): Term[] =>
    terms.map((term) => {
      const moved = canShift(term) ? term.map((factor) => shift(factor, steps)) : term;
      names.set(termName(moved), termName(term));
      return moved;
    });
  const text = formulaText({
    ...formula,
    terms: move(formula.terms),
    endogenous: move(formula.endogenous),
    instruments: move(formula.instruments)
  });
  return {text, names};
}

function shift(expression: Expression, steps: number): Expression {
  const [total, argument] =
    expression.type === "lag" ? [expression.steps + steps, expression.argument] : [steps, expression];
  return total === 0 ? argument : {type: "lag", steps: total, argument};
}
