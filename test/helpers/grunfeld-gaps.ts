import type {Frame} from "../../models/statistics/types.js";
import {grunfeld} from "./grunfeld.js";

/** Rows of a table, in the order given. */
export function rowsOf({columns}: Frame, rows: readonly number[]): Frame {
  return {
    length: rows.length,
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        column instanceof Float64Array
          ? Float64Array.from(rows, (row) => column[row] ?? NaN)
          : rows.map((row) => column[row] ?? null)
      ])
    )
  };
}

/** Grunfeld's panel with gaps and units of different length: in R `Grunfeld[-c(1, 2, 3, 17, 25, …), ]`. */
export function grunfeldWithGaps(): Frame {
  const half = Array.from({length: 10}, (_, index) => 141 + index);
  const left = new Set([1, 2, 3, 17, 25, 55, 56, 57, 99, ...half, 180, 200].map((row) => row - 1));
  const table = grunfeld();
  return rowsOf(
    table,
    Array.from({length: table.length}, (_, row) => row).filter((row) => !left.has(row))
  );
}
