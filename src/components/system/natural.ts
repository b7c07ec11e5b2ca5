import {naturalRange, toNatural} from "../../models/system/evidence/scale.js";
import type {SystemFile, SystemVariable} from "../../models/system/format.js";
import {whatIf as words} from "../../locale/system-what-if.js";

/** A variable by id. Throws for an id that is not in the model: a page only asks for what the model lists. */
export function variableOf(system: SystemFile, id: string): SystemVariable {
  const found = system.variables.find((variable) => variable.id === id);
  if (found === undefined) throw new Error(`unknown variable: ${id}`);
  return found;
}

export const labelOf = (system: SystemFile, id: string): string => {
  const {label} = variableOf(system, id);
  return label ?? id;
};

/** A label inside a sentence: lower case first, unless it is an abbreviation. */
export const inSentence = (label: string): string =>
  /^\p{Lu}{2}|^\(/u.test(label)
    ? label.replace(/^\((\p{Lu})/u, (_, first: string) => `(${first.toLowerCase()}`)
    : label.charAt(0).toLowerCase() + label.slice(1);

export const unitOf = ({scale, unit}: SystemVariable): string => scale?.unit ?? unit ?? words.index;

/** The unit of a difference: percentage points for a percentage. */
export function differenceUnit(variable: SystemVariable): string {
  const unit = unitOf(variable);
  return unit.startsWith("%") ? `procentpunt` : unit;
}

export const natural = (variable: SystemVariable, level: number | null): number | null =>
  level === null ? null : toNatural(variable, level);

export const naturalDifference = (variable: SystemVariable, change: number): number => change * naturalRange(variable);

/** Decimals that show a hundredth of the range of a variable, and three figures of small changes. */
export function decimalsOf(variable: SystemVariable): number {
  const range = Math.abs(naturalRange(variable) * ((variable.max ?? 1) - (variable.min ?? 0)));
  return range >= 1000 ? 0 : range >= 100 ? 1 : range >= 5 ? 2 : 3;
}
