import type {PeriodReason} from "../types.js";
import {beginningFirst, reasonOf} from "../warnings/break-warnings.js";
import type {DataNote} from "../warnings/notes.js";
import {formulaColumns} from "./formula-columns.js";
import {byColumn} from "./leave-out-breaks.js";
import {overlaps, periodDays} from "./period-days.js";
import type {Battery} from "./types.js";
import {panelIndex} from "../formula/panel-index.js";

/**
 * Why the figures of a period are suspect, from the notes on the columns of the estimate: notes that forbid comparing it
 * first, then what begins in it, the gravest kind first. A note over the whole window explains no single period.
 */
export function reasonsOf(battery: Battery, period: string): PeriodReason[] {
  const {options, formula} = battery;
  const days = periodDays(period);
  const window = windowOf(battery);
  if (days === null || window.length === 0) return [];
  const columns = formulaColumns(formula);
  const own = byColumn(options.notes ?? [], columns).filter(
    (note) =>
      overlaps(days, note.starts, note.ends) &&
      !window.every((label) => covers(label, note)) &&
      (note.effect === "exclude" || (note.starts >= days.first && note.starts <= days.last))
  );
  const gravity = (note: DataNote): number => (note.effect === "exclude" ? -1 : kinds.indexOf(note.kind));
  return beginningFirst(period, own)
    .sort((a, b) => gravity(a) - gravity(b))
    .map((note) => reasonOf(period, note));
}

const kinds = [
  "series-break",
  "definition-change",
  "revision",
  "administrative-backlog",
  "border",
  "imputation",
  "plausibility"
];

/** All periods of the table: what is left out is part of the window a note is judged by. */
function windowOf({table, options: {panel}}: Battery): string[] {
  if (panel === undefined) return [];
  return [...panelIndex(table, panel.unit, panel.period).periods];
}

function covers(label: string, note: DataNote): boolean {
  const days = periodDays(label);
  return days !== null && overlaps(days, note.starts, note.ends);
}
