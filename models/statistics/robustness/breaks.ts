import type {DataNote} from "../warnings/notes.js";
import {overlaps, periodDays, type PeriodDays} from "./period-days.js";

/** A period whose figures must not be compared with those kept, and the notes that say so. */
export interface LeftOutPeriod {
  period: string;
  notes: DataNote[];
}

export interface BreakOptions {
  /** Labels of the periods, in order. */
  periods: readonly string[];
  /** Complete rows in each period: the part with most rows is kept. */
  rows: readonly number[];
  /** Columns that are compared. */
  columns: readonly string[];
  notes: readonly DataNote[];
  /** Notes the analyst accepts, by id; true: all. */
  accepted?: boolean | readonly string[];
}

/**
 * Which periods can be compared with each other. A note with effect `exclude` that ends sets its window apart from all
 * other periods; one without end parts the periods before it from those after. Of the parts the one with most complete
 * rows stays (the latest, when two are equal).
 *
 * @returns the periods to leave out, in order, each with the notes that part it from those kept
 */
export function periodsBeyondBreaks(options: BreakOptions): LeftOutPeriod[] {
  const {periods, rows} = options;
  const days = periods.map(periodDays);
  const notes = breakNotes(options).filter(({regions}) => regions == null);
  if (notes.length === 0) return [];
  // Periods with the same signature stand on the same side of every break and in no window of their own.
  const parts = new Map<string, {steps: number[]; count: number}>();
  days.forEach((span, step) => {
    const key = notes.map((note) => (span !== null && overlaps(span, note.starts, note.ends) ? 1 : 0)).join("");
    const part = parts.get(key) ?? {steps: [], count: 0};
    part.steps.push(step);
    part.count += rows[step] ?? 0;
    parts.set(key, part);
  });
  const kept = [...parts.values()].reduce((best, part) => (part.count >= best.count ? part : best));
  const first = kept.steps[0] ?? 0;
  return periods.flatMap((period, step) => {
    if (kept.steps.includes(step)) return [];
    const apart = notes.filter((note) => covers(days[step], note) !== covers(days[first], note));
    return [{period, notes: apart}];
  });
}

/** The notes that part periods of a window: `exclude`, on a column that is compared, and not over all or none of them. */
export function breakNotes({periods, columns, notes, accepted}: Omit<BreakOptions, "rows">): DataNote[] {
  if (accepted === true) return [];
  const days = periods.map(periodDays);
  return notes.filter((note) => {
    if (note.effect !== "exclude" || !columns.includes(note.column)) return false;
    if (Array.isArray(accepted) && accepted.includes(note.id)) return false;
    const covered = days.filter((span) => covers(span, note)).length;
    return covered > 0 && covered < periods.length;
  });
}

const covers = (span: PeriodDays | null | undefined, note: DataNote): boolean =>
  span != null && overlaps(span, note.starts, note.ends);
