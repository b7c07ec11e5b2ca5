import type {PanelIndex} from "../types.js";

/** Takes a column to its value `steps` periods earlier (later when negative) in the same unit; NaN where none. */
export type Shift = (values: Float64Array, steps: number) => Float64Array;

/** Lags on a panel, by the period and not by the row: a gap gives NaN. */
export function makeShift(panel: PanelIndex): Shift {
  const {unit, time, periods} = panel;
  const width = periods.length;
  const rowAt = rowFinder(panel);
  return (values, steps) =>
    values.map((_, row) => {
      const then = (time[row] ?? 0) - steps;
      if (then < 0 || then >= width) return NaN;
      const source = rowAt((unit.codes[row] ?? 0) * width + then);
      return source < 0 ? NaN : (values[source] ?? NaN);
    });
}

/** Up to this many cells a dense table of rows is smaller and faster than a map. */
const densest = 4_000_000;

function rowFinder({unit, time, periods}: PanelIndex): (key: number) => number {
  const width = periods.length;
  const key = (row: number): number => (unit.codes[row] ?? 0) * width + (time[row] ?? 0);
  const cells = unit.levels.length * width;
  if (cells <= densest) {
    const rows = new Int32Array(cells).fill(-1);
    for (let row = 0; row < time.length; row++) rows[key(row)] = row;
    return (cell) => rows[cell] ?? -1;
  }
  const rows = new Map<number, number>();
  for (let row = 0; row < time.length; row++) rows.set(key(row), row);
  return (cell) => rows.get(cell) ?? -1;
}
