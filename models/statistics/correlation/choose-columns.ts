import {refuseStrayText, tableColumn} from "../formula/table-column.js";
import type {Column, Frame} from "../types.js";
import type {ExcludedColumn} from "./types.js";

export interface ChosenColumns {
  readonly names: string[];
  /** One list of the table's rows a name; NaN where missing or not finite. */
  readonly values: Float64Array[];
  readonly excluded: ExcludedColumn[];
}

/**
 * The columns of a table that can be correlated, and those left out with the reason: text, constant, or fewer than
 * three values. Without `columns` all but the reserved ones (unit, period, effects, clusters) are tried.
 *
 * Throws InputError: missing-column, and text-in-number-column for a column that was asked for and is mostly numbers.
 */
export function chooseColumns(
  table: Frame,
  {columns, reserved = []}: {columns?: readonly string[] | undefined; reserved?: readonly string[]}
): ChosenColumns {
  const asked = columns === undefined ? null : new Set(columns);
  const tried = asked === null ? Object.keys(table.columns).filter((name) => !reserved.includes(name)) : [...asked];
  const chosen: ChosenColumns = {names: [], values: [], excluded: []};
  for (const name of tried) {
    const column = tableColumn(table, name);
    if (!isNumeric(column)) {
      if (asked !== null) refuseStrayText(table, name, column);
      chosen.excluded.push({column: name, reason: "text"});
      continue;
    }
    const values = finiteOnly(column);
    const reason = reasonAgainst(values);
    if (reason === null) {
      chosen.names.push(name);
      chosen.values.push(values);
    } else chosen.excluded.push({column: name, reason});
  }
  return chosen;
}

const isNumeric = (column: Column): column is Float64Array => column instanceof Float64Array;

/** The column itself, or a copy in which what is not finite is missing. */
function finiteOnly(column: Float64Array): Float64Array {
  for (let row = 0; row < column.length; row++)
    if (Math.abs(column[row] as number) === Infinity)
      return column.map((value) => (Number.isFinite(value) ? value : NaN));
  return column;
}

function reasonAgainst(values: Float64Array): "constant" | "too-few" | null {
  let count = 0;
  let least = Infinity;
  let most = -Infinity;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    count++;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (count < 3) return "too-few";
  return least === most ? "constant" : null;
}
