import {panelIndex} from "../formula/panel-index.js";
import type {Column, Frame, PanelIndex} from "../types.js";
import {breakNotes, periodsBeyondBreaks, type LeftOutPeriod} from "./breaks.js";
import {overlaps, periodDays} from "./period-days.js";
import {blanked} from "./table-variant.js";
import type {DataNote} from "../warnings/notes.js";

/** A table without the figures that must not be compared with the others. */
export interface Comparable {
  table: Frame;
  leftOut: LeftOutPeriod[];
  /** What was left out of some units only. */
  leftOutUnits: LeftOutUnits[];
  /** Rows emptied. */
  rows: number;
  /** Notes that part periods of the window though all of them are kept, because the analyst accepts them. */
  accepted: DataNote[];
}

/** Periods left out of the units that a note is about; every other unit keeps them. */
export interface LeftOutUnits {
  note: DataNote;
  units: string[];
  periods: string[];
}

export interface BreakSettings {
  panel?: {unit: string | null; period: string};
  notes?: readonly DataNote[];
  keepBreaks?: boolean | readonly string[];
}

/**
 * Leaves out the periods beyond a series break of any of the columns (see periodsBeyondBreaks), also as lags of those that
 * stay. Notes on some units only empty the rows of those units in the time the note is about.
 */
export function leaveOutBreaks(table: Frame, columns: readonly string[], settings: BreakSettings): Comparable {
  const {panel, notes = []} = settings;
  if (panel === undefined || notes.length === 0) return {table, leftOut: [], leftOutUnits: [], rows: 0, accepted: []};
  return leaveOut(table, columns, {...settings, notes, panel, index: panelIndex(table, panel.unit, panel.period)});
}

/**
 * Leaves out of each column the periods beyond a break of its own, whatever the others do: for tables of which every pair
 * of columns is compared apart, over what both have.
 *
 * @returns the table, and of every column with a break of its own what was left out or kept
 */
export function leaveOutOwnBreaks(
  table: Frame,
  columns: readonly string[],
  settings: BreakSettings
): {table: Frame; own: {column: string; comparable: Comparable}[]} {
  const {panel, notes = []} = settings;
  const noted = columns.filter((name) => notes.some(({column, effect}) => column === name && effect === "exclude"));
  if (panel === undefined || noted.length === 0) return {table, own: []};
  const index = panelIndex(table, panel.unit, panel.period);
  const own = noted
    .map((column) => ({column, comparable: leaveOut(table, [column], {...settings, notes, panel, index})}))
    .filter(({comparable: {rows, accepted}}) => rows > 0 || accepted.length > 0);
  const emptied = own.flatMap(({column, comparable}): [string, Column][] => {
    const values = comparable.table.columns[column];
    return values === undefined ? [] : [[column, values]];
  });
  return {table: {...table, columns: {...table.columns, ...Object.fromEntries(emptied)}}, own};
}

type Known = Required<Pick<BreakSettings, "panel" | "notes">> & Pick<BreakSettings, "keepBreaks"> & {index: PanelIndex};

function leaveOut(table: Frame, columns: readonly string[], settings: Known): Comparable {
  const {panel, index, keepBreaks = false} = settings;
  const {unit, time, periods} = index;
  const window = {periods, columns, notes: byColumn(settings.notes, columns)};
  const all = breakNotes(window);
  const biting = breakNotes({...window, accepted: keepBreaks});
  const accepted = all.filter((note) => !biting.includes(note));
  const leftOut = periodsBeyondBreaks({
    ...window,
    accepted: keepBreaks,
    rows: completeRowsByStep(table, columns, time, periods.length)
  });
  const gone = new Set(leftOut.map(({period}) => periods.indexOf(period)));
  const days = periods.map(periodDays);
  const local = biting
    .filter(({regions}) => regions != null)
    .map((note) => ({note, regions: new Set(note.regions), units: new Set<string>(), steps: new Set<number>()}));
  const isBlank = new Uint8Array(table.length);
  let rows = 0;
  for (let row = 0; row < table.length; row++) {
    const step = time[row] ?? 0;
    const span = days[step];
    const name = unit.levels[unit.codes[row] ?? 0] ?? "";
    const own =
      span == null || gone.has(step)
        ? []
        : local.filter(({note, regions}) => regions.has(name) && overlaps(span, note.starts, note.ends));
    for (const {units, steps} of own) {
      units.add(name);
      steps.add(step);
    }
    if (!gone.has(step) && own.length === 0) continue;
    isBlank[row] = 1;
    rows++;
  }
  const leftOutUnits = local
    .filter(({units}) => units.size > 0)
    .map(({note, units, steps}) => ({
      note,
      units: [...units],
      periods: periods.filter((_, step) => steps.has(step))
    }));
  if (rows === 0) return {table, leftOut, leftOutUnits, rows, accepted};
  const emptied = columns.filter((name) => name !== panel.unit && name !== panel.period);
  return {table: blanked(table, emptied, isBlank), leftOut, leftOutUnits, rows, accepted};
}

/** Notes on the outcome first, then by the columns in order: the first reason given is about what is explained. */
export const byColumn = (notes: readonly DataNote[], columns: readonly string[]): DataNote[] =>
  columns.flatMap((column) => notes.filter((note) => note.column === column));

/** Rows of each period in which every column has a value. */
function completeRowsByStep(table: Frame, columns: readonly string[], time: Int32Array, steps: number): number[] {
  const counts = new Array<number>(steps).fill(0);
  const own = columns.map((name) => table.columns[name] ?? []);
  for (let row = 0; row < table.length; row++) {
    const isComplete = own.every((column) => {
      const value = column[row];
      return value !== null && value !== undefined && !Number.isNaN(value);
    });
    const step = time[row] ?? 0;
    if (isComplete) counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
}
