import type {Column} from "../../models/statistics/types.js";
import {periodsBeyondBreaks} from "../../models/statistics/robustness/breaks.js";
import type {PanelTable} from "./panel.js";

/** Periods of one indicator that were left out, and the notes that say why. */
export interface LeftOut {
  column: string;
  periods: readonly string[];
  texts: readonly string[];
}

/**
 * A table in which no indicator is compared across a break in its own series: of the parts before and after, the one with
 * most values stays, the others are emptied.
 */
export function withoutBreaks(table: PanelTable): {table: PanelTable; leftOut: LeftOut[]} {
  const {periods, notes} = table;
  const leftOut: LeftOut[] = [];
  const columns: Record<string, Column> = {...table.columns};
  for (const id of Object.keys(table.variables)) {
    const values = table.columns[id];
    if (!(values instanceof Float64Array)) continue;
    const rows = periods.map((_, step) => {
      let count = 0;
      for (let row = step; row < values.length; row += periods.length) if (!Number.isNaN(values[row])) count++;
      return count;
    });
    const beyond = periodsBeyondBreaks({periods, rows, columns: [id], notes: notes.map((note) => ({...note}))});
    const gone = new Set(beyond.map(({period}) => period));
    if (gone.size === 0) continue;
    columns[id] = values.map((value, row) => (gone.has(periods[row % periods.length] ?? "") ? NaN : value));
    const texts = [...new Set(beyond.flatMap((each) => each.notes.map(({text}) => text)))];
    leftOut.push({column: id, periods: [...gone], texts});
  }
  return {table: leftOut.length === 0 ? table : {...table, columns}, leftOut};
}
