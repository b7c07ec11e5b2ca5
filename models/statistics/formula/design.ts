import {InputError} from "../../errors.js";
import type {Expression, Term} from "./ast.js";
import type {RawCoding} from "./coding.js";
import {codingOf} from "./coding.js";
import type {Value} from "./evaluate.js";
import {pick} from "./pick.js";
import {expressionName} from "./term-name.js";

/** Values of every factor of the formula by name, on all rows. */
export type Values = ReadonlyMap<string, Value>;

/** Numbers a design may hold; beyond it a category should be absorbed. */
const mostCells = 200_000_000;

/**
 * The columns of some terms on some rows. Categories become 0/1 columns by R's rules: the first level is left out when
 * the term without that category is in the model (the constant for a main effect), else all levels stay.
 *
 * Throws InputError (too-many-columns) when a category should rather be absorbed.
 */
export function designColumns(
  terms: readonly Term[],
  values: Values,
  rows: Int32Array,
  hasConstant: boolean
): {terms: string[]; columns: Float64Array[]} {
  const present = new Set(terms.map(termKey));
  const whole = hasConstant ? null : firstCategory(terms, values);
  const codings = new Map<RawCoding, ReturnType<typeof codingOf>>();
  const names: string[] = [];
  const columns: Float64Array[] = [];
  terms.forEach((term, position) => {
    let parts: {label: string; column: Float64Array | null}[] = [{label: "", column: null}];
    term.forEach((factor, index) => {
      const name = expressionName(factor);
      const value = values.get(name);
      if (value === undefined) throw new Error(`${name} was not evaluated`);
      let own: {label: string; column: Float64Array}[];
      if (value.type === "numbers") {
        own = [{label: name, column: pick(value.values, rows)}];
      } else {
        const coding = codings.get(value.coding) ?? codingOf(name, value.coding, rows);
        codings.set(value.coding, coding);
        const margin = term.filter((_, other) => other !== index);
        const isWhole =
          (whole?.[0] === position && whole[1] === index) || (margin.length > 0 && !present.has(termKey(margin)));
        const levels = coding.levels.slice(isWhole ? 0 : 1);
        refuseTooMany(parts.length * levels.length * rows.length, name, coding.levels.length);
        own = levels.map((level, at) => ({
          label: `${labelOf(factor)}[${level}]`,
          column: indicator(coding.codes, at + (isWhole ? 0 : 1))
        }));
      }
      // The first factor runs fastest, as in R.
      parts = own.flatMap((right) =>
        parts.map((left) => ({
          label: left.label === "" ? right.label : `${left.label}:${right.label}`,
          column: left.column === null ? right.column : product(left.column, right.column)
        }))
      );
    });
    for (const {label, column} of parts) {
      if (column === null) continue;
      names.push(label);
      columns.push(column);
    }
  });
  return {terms: names, columns};
}

const termKey = (term: Term): string => term.map(expressionName).sort().join(":");

/** `factor(v)` gives the columns `v[level]`… only for a plain column; else the whole call is the label. */
const labelOf = (factor: Expression): string =>
  factor.type === "call" && factor.name === "factor" ? expressionName(factor.argument) : expressionName(factor);

/** Without constant the first category of the first term that has one keeps all its levels. */
function firstCategory(terms: readonly Term[], values: Values): [number, number] | null {
  for (const [position, term] of terms.entries()) {
    const index = term.findIndex((factor) => values.get(expressionName(factor))?.type === "categories");
    if (index >= 0) return [position, index];
  }
  return null;
}

function refuseTooMany(cells: number, name: string, levels: number): void {
  if (cells > mostCells)
    throw new InputError(
      "too-many-columns",
      `${name} has ${levels} categories, too many for columns of their own; absorb it after the bar: y ~ x | ${name}`
    );
}

/** 1 in the rows of a level, 0 elsewhere. */
function indicator(codes: Int32Array, level: number): Float64Array {
  const column = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) if (codes[row] === level) column[row] = 1;
  return column;
}

function product(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, row) => value * (b[row] ?? NaN));
}
