import type {RawCoding} from "../formula/coding.js";
import {leastVariation} from "./least-variation.js";
import type {ScanCells} from "./scan-plan.js";

/** Any panel: gaps, missing values, other effects, clusters that cut through units. */
export interface GeneralWork {
  readonly kind: "general";
  /** A list a column: values by cell (unit × steps), less the column's mean; NaN where missing. */
  readonly values: readonly Float64Array[];
  readonly units: number;
  readonly steps: number;
  /** Codes by cell, −1 where there is no row or no level. */
  readonly effects: readonly RawCoding[];
  readonly cluster: RawCoding;
  /** Columns that miss the same cells share the work of demeaning. */
  readonly patterns: readonly (readonly number[])[];
  readonly least: Float64Array;
}

/** The work of a scan on any panel. */
export function generalWork(cells: ScanCells, values: readonly Float64Array[]): GeneralWork {
  const {panel, rowAt, effects, cluster} = cells;
  const byCell = (coding: RawCoding): RawCoding => ({
    levels: coding.levels,
    codes: rowAt.map((row) => (row < 0 ? -1 : (coding.codes[row] ?? -1)))
  });
  // In the order of the cells, so that no order of the rows changes a bit.
  const gridded = values.map((column) =>
    centred(Float64Array.from(rowAt, (row) => (row < 0 ? NaN : (column[row] ?? NaN))))
  );
  return {
    kind: "general",
    values: gridded,
    units: panel.unit.levels.length,
    steps: panel.periods.length,
    effects: effects.map(({coding}) => byCell(coding)),
    cluster: byCell(cluster),
    patterns: patternsOf(gridded),
    least: Float64Array.from(values, leastVariation)
  };
}

function centred(cells: Float64Array): Float64Array {
  let [sum, count] = [0, 0];
  for (let cell = 0; cell < cells.length; cell++) {
    if (Number.isNaN(cells[cell] as number)) continue;
    sum += cells[cell] as number;
    count++;
  }
  return cells.map((value) => value - sum / count);
}

/** Columns grouped by which cells they miss, in order of first appearance. */
function patternsOf(columns: readonly Float64Array[]): number[][] {
  const patterns: number[][] = [];
  columns.forEach((column, k) => {
    const same = patterns.find(([first = 0]) => {
      const other = columns[first] ?? column;
      return column.every((value, cell) => Number.isNaN(value) === Number.isNaN(other[cell] ?? NaN));
    });
    if (same === undefined) patterns.push([k]);
    else same.push(k);
  });
  return patterns;
}
