import {leaveOutOwnBreaks} from "../../models/statistics/robustness/leave-out-breaks.js";
import type {PanelTable} from "./panel.js";

/** Periods of one indicator that were left out, and the notes that say why. */
export interface LeftOut {
  column: string;
  periods: readonly string[];
  texts: readonly string[];
  /** Codes of the areas it was left out of; without: of all. */
  areas?: readonly string[];
}

/**
 * A table in which no indicator is compared across a break in its own series: of the parts before and after, the one with
 * most values stays, the others are emptied; so are areas that a note is about, in its time.
 */
export function withoutBreaks(table: PanelTable): {table: PanelTable; leftOut: LeftOut[]} {
  const panel = {unit: "region", period: "period"};
  const {table: whole, own} = leaveOutOwnBreaks(table, Object.keys(table.variables), {panel, notes: table.notes});
  const leftOut = own.flatMap(({column, comparable: {leftOut: gone, leftOutUnits}}): LeftOut[] => {
    const periods = gone.map(({period}) => period);
    const texts = [...new Set(gone.flatMap(({notes}) => notes.map(({text}) => text)))];
    return [
      ...(periods.length === 0 ? [] : [{column, periods, texts}]),
      ...leftOutUnits.map((some) => ({column, periods: some.periods, texts: [some.note.text], areas: some.units}))
    ];
  });
  return {table: {...table, columns: whole.columns}, leftOut};
}

/** The periods that were left out, with the areas when it was of some only, as words. */
export function leftOutWords({periods, areas}: LeftOut, {regions}: Pick<PanelTable, "regions">): string {
  if (areas === undefined) return periods.join(", ");
  const names = areas.map((code) => regions.find((region) => region.code === code)?.name ?? code);
  return `${periods.join(", ")} (${names.join(", ")})`;
}
