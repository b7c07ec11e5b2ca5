import {leaveOutOwnBreaks} from "../../models/statistics/robustness/leave-out-breaks.js";
import type {PanelTable} from "./panel.js";

/** Periods of one indicator that were left out, and the notes that say why. */
export interface LeftOut {
  column: string;
  periods: readonly string[];
  texts: readonly string[];
}

/**
 * A table in which no indicator is compared across a break in its own series: of the parts before and after, the one with
 * most values stays, the others are emptied; so are areas that a note is about, in its time.
 */
export function withoutBreaks(table: PanelTable): {table: PanelTable; leftOut: LeftOut[]} {
  const panel = {unit: "region", period: "period"};
  const {table: whole, own} = leaveOutOwnBreaks(table, Object.keys(table.variables), {panel, notes: table.notes});
  const leftOut = own.flatMap(({column, comparable}) => {
    const texts = new Set(comparable.leftOut.flatMap(({notes}) => notes.map(({text}) => text)));
    const periods = comparable.leftOut.map(({period}) => period);
    return periods.length === 0 ? [] : [{column, periods, texts: [...texts]}];
  });
  return {table: {...table, columns: whole.columns}, leftOut};
}
