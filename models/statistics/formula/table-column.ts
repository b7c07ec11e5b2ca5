import {InputError} from "../../errors.js";
import type {Column, Frame} from "../types.js";

/** The column of that name. Throws InputError (missing-column) with the nearest name there is. */
export function tableColumn(table: Frame, name: string): Column {
  const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined;
  if (column !== undefined) return column;
  const names = Object.keys(table.columns);
  const nearest = nearestName(name, names);
  const hint = nearest === null ? `there are ${listed(names)}` : `did you mean "${nearest}"?`;
  throw new InputError("missing-column", `there is no column "${name}"; ${hint}`, table.origin?.file ?? null);
}

/** The place of a row in words: `file:line` of a file, else its number from 1. */
export const placeOf = (table: Frame, row: number): string =>
  table.origin === undefined ? `row ${row + 1}` : `${table.origin.file}:${table.origin.lines[row] ?? row + 2}`;

/**
 * The column as numbers, NaN where missing. Throws InputError (text-in-number-column) at the first cell that is none;
 * a column of whole numbers kept as text (codes) is taken as numbers.
 */
export function numberColumn(table: Frame, name: string): Float64Array {
  const column = tableColumn(table, name);
  if (column instanceof Float64Array) return column;
  const {stray} = judge(column);
  if (stray >= 0) throw textError(table, name, stray, column[stray] ?? "");
  return Float64Array.from(column, (cell) => (cell === null ? NaN : Number(cell)));
}

/**
 * Refuses as a category a column of text most of whose cells are numbers: a stray text in a column of numbers would
 * else become a hundred categories in silence. `factor(x)` says that it is meant.
 */
export function refuseStrayText(table: Frame, name: string, column: readonly (string | null)[]): void {
  const {stray, isMostlyNumbers} = judge(column);
  if (stray >= 0 && isMostlyNumbers) throw textError(table, name, stray, column[stray] ?? "");
}

const numberLike = /^[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d+)?$/;
const wholeNumber = /^[+-]?\d+$/;

/**
 * The first cell that keeps a column of text from being numbers (−1: none): one that is not like a number by any
 * decimal sign, else the first written with a sign or power that its reader did not take.
 */
function judge(column: readonly (string | null)[]): {stray: number; isMostlyNumbers: boolean} {
  let [numbers, cells, stray, notWhole] = [0, 0, -1, -1];
  column.forEach((cell, row) => {
    if (cell === null) return;
    cells++;
    if (!numberLike.test(cell)) {
      if (stray < 0) stray = row;
      return;
    }
    numbers++;
    if (notWhole < 0 && !wholeNumber.test(cell)) notWhole = row;
  });
  return {stray: stray >= 0 ? stray : notWhole, isMostlyNumbers: numbers * 2 > cells};
}

function textError(table: Frame, name: string, row: number, cell: string): InputError {
  const text = cell.length > 30 ? `${cell.slice(0, 30)}…` : cell;
  const hint = numberLike.test(cell)
    ? "say which decimal sign the file uses: --decimal , or --decimal ."
    : "mend the cell, leave it empty when it is missing, or use factor(…) for categories";
  return new InputError(
    "text-in-number-column",
    `column "${name}" is used as numbers but holds "${text}"; ${hint}`,
    placeOf(table, row)
  );
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => `"${name}"`);
  return names.length > 8 ? `${shown.join(", ")} and ${names.length - 8} more` : shown.join(", ");
}

function nearestName(name: string, names: readonly string[]): string | null {
  const lower = name.toLowerCase();
  const scored = names.map((candidate) => {
    const other = candidate.toLowerCase();
    return {candidate, score: other.startsWith(lower) || lower.startsWith(other) ? 0.5 : editDistance(lower, other)};
  });
  const best = scored.sort((a, b) => a.score - b.score)[0];
  return best !== undefined && best.score <= name.length / 3 ? best.candidate : null;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({length: b.length + 1}, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
