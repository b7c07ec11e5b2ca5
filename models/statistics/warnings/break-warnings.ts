import type {ModelFrame, PeriodReason, Warning} from "../types.js";
import type {Comparable, LeftOutUnits} from "../robustness/leave-out-breaks.js";
import type {LeftOutPeriod} from "../robustness/breaks.js";
import {overlaps, periodDays} from "../robustness/period-days.js";
import type {DataNote} from "./notes.js";

/** That periods or units were left out, and why; or that periods on both sides of a break stand beside each other. */
export function breakWarnings(comparable: Comparable, frame: Pick<ModelFrame, "panel">): Warning[] {
  const {leftOut, leftOutUnits, accepted} = comparable;
  return [...leftOutWarning(leftOut), ...leftOutUnits.map(unitsWarning), ...acceptedWarning(accepted, frame)];
}

function unitsWarning({note, units, periods}: LeftOutUnits): Warning {
  return {
    code: "units-left-out",
    message:
      `${units.join(", ")} left out in ${periods.join(", ")}: not comparable there. ${saying(note)} ` +
      "Keep them with --keep-breaks.",
    detail: {
      units,
      count: units.length,
      periods,
      notes: [note.id],
      reasons: periods.map((period) => reasonOf(period, note))
    }
  };
}

function leftOutWarning(leftOut: readonly LeftOutPeriod[]): Warning[] {
  if (leftOut.length === 0) return [];
  const periods = leftOut.map(({period}) => period);
  const notes = distinct(leftOut.flatMap((entry) => entry.notes));
  const detail = {
    periods,
    notes: notes.map(({id}) => id),
    reasons: leftOut.flatMap(({period, notes: own}) =>
      beginningFirst(period, own).map((note) => reasonOf(period, note))
    )
  };
  const why = notes.map(saying).join(" ");
  return [
    {
      code: "period-left-out",
      message: `${periods.join(", ")} left out: not comparable with the periods kept. ${why} Keep them with --keep-breaks.`,
      detail
    }
  ];
}

function acceptedWarning(accepted: readonly DataNote[], {panel}: Pick<ModelFrame, "panel">): Warning[] {
  if (accepted.length === 0 || panel === null) return [];
  const steps = [...new Set(panel.time)].sort((a, b) => a - b);
  const labels = steps.map((step) => panel.periods[step] ?? "");
  const reasons = labels.flatMap((period) => {
    const days = periodDays(period);
    const own = accepted.filter((note) => days !== null && overlaps(days, note.starts, note.ends));
    return beginningFirst(period, own).map((note) => reasonOf(period, note));
  });
  const periods = [...new Set(reasons.map(({period}) => period))].sort();
  if (periods.length === 0 || periods.length === labels.length) return [];
  return [
    {
      code: "series-break",
      message: `${periods.join(", ")} kept beside periods they cannot be compared with. ${accepted.map(saying).join(" ")}`,
      detail: {periods, notes: accepted.map(({id}) => id), reasons}
    }
  ];
}

/** Notes that begin in the period before those that began earlier. */
export function beginningFirst(period: string, notes: readonly DataNote[]): DataNote[] {
  const days = periodDays(period);
  const begins = ({starts}: DataNote): boolean => days !== null && starts >= days.first && starts <= days.last;
  return [...notes.filter(begins), ...notes.filter((note) => !begins(note))];
}

/** Why a period is suspect, as data. */
export const reasonOf = (period: string, {id, column, text}: DataNote): PeriodReason => ({
  period,
  column,
  note: id,
  text
});

/** A note as a sentence: which column, from when, what it says, and its id. */
export function saying({id, column, starts, ends, text}: DataNote): string {
  const when = ends === null ? `from ${starts}` : `${starts} to ${ends}`;
  return `${column} (${when}): "${text}" [${id}]`;
}

const distinct = (notes: readonly DataNote[]): DataNote[] => [
  ...new Map(notes.map((note) => [note.id, note])).values()
];
