import type {Column, Frame} from "../types.js";

/**
 * A table in which some columns are empty in some rows. Rows stay where they are, so that a period that is left out
 * leaves a gap and not two neighbours that were none.
 */
export function blanked(table: Frame, columns: readonly string[], isBlank: Uint8Array): Frame {
  const changed = columns.flatMap((name): [string, Column][] => {
    const column = table.columns[name];
    if (column === undefined) return [];
    if (column instanceof Float64Array) return [[name, column.map((value, row) => (isBlank[row] ? NaN : value))]];
    return [[name, column.map((value, row) => (isBlank[row] ? null : value))]];
  });
  return {...table, columns: {...table.columns, ...Object.fromEntries(changed)}};
}

/** A table with further columns; those it has stay as they are. */
export function withColumns(table: Frame, extra: Readonly<Record<string, Column>>): Frame {
  return {...table, columns: {...extra, ...table.columns}};
}
