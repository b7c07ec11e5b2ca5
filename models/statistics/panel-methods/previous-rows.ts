import type {PanelIndex} from "../types.js";

/** Up to this many cells of unit and period a dense table is smaller and faster than a map. */
const densest = 4_000_000;

/**
 * The row one period earlier in the same unit, for each row; −1 where there is none: a gap gives none.
 *
 * @returns n row numbers
 */
export function previousRows({unit, time}: Pick<PanelIndex, "unit" | "time">): Int32Array {
  const width = time.reduce((most, step) => Math.max(most, step), 0) + 2;
  // One cell before the first period of every unit stays empty.
  const cell = (row: number): number => (unit.codes[row] ?? 0) * width + (time[row] ?? 0) + 1;
  const cells = unit.levels.length * width;
  if (cells > densest) {
    const rows = new Map<number, number>();
    for (let row = 0; row < time.length; row++) rows.set(cell(row), row);
    return time.map((_, row) => rows.get(cell(row) - 1) ?? -1);
  }
  const rows = new Int32Array(cells).fill(-1);
  for (let row = 0; row < time.length; row++) rows[cell(row)] = row;
  return time.map((_, row) => rows[cell(row) - 1] ?? -1);
}

/** The rows that have a row one period earlier. */
export function rowsWithPrevious(previous: Int32Array): Int32Array {
  const rows = new Int32Array(previous.length);
  let count = 0;
  for (let row = 0; row < previous.length; row++) if ((previous[row] ?? -1) >= 0) rows[count++] = row;
  return rows.slice(0, count);
}
