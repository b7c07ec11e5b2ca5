import {naturalRange, toNatural} from "../../models/system/evidence/scale.js";
import type {SystemFile, SystemVariable} from "../../models/system/format.js";
import {centre} from "../../models/system/resolve.js";
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

export const percentPoint = "procentpunt";

/** The unit of a difference: percentage points for a percentage. */
export function differenceUnit(variable: SystemVariable): string {
  const unit = unitOf(variable);
  return unit.startsWith("%") ? percentPoint : unit;
}

/** A unit after a number in a sentence: "per 1.000 verzekerden" without saying again who is counted. */
export const shortUnit = (unit: string): string => unit.replace(/^.+?(?=per \d)/, "");

export const natural = (variable: SystemVariable, level: number | null): number | null =>
  level === null ? null : toNatural(variable, level);

export const naturalDifference = (variable: SystemVariable, change: number): number => change * naturalRange(variable);

/** How far a variable can go in natural units; without limits twice where it starts. */
export function naturalSize(variable: SystemVariable): number {
  const {min, max, initial} = variable;
  const range = min !== undefined && max !== undefined ? max - min : 2 * Math.abs(centre(initial));
  return Math.abs(naturalRange(variable) * range) || 1;
}

/** Decimals that show a hundredth of the range of a variable, and three figures of small changes. */
export function decimalsOf(variable: SystemVariable): number {
  const size = naturalSize(variable);
  return size >= 1000 ? 0 : size >= 100 ? 1 : size >= 5 ? 2 : 3;
}

/** The next of 1, 2, 5, 10, … */
export function niceUp(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value));
  const next = [1, 2, 5, 10].map((each) => each * size).find((each) => each >= value * (1 - 1e-9)) ?? value;
  return Number(next.toPrecision(12));
}
