import {formatPeriod} from "../locale/format.js";
import {nl} from "../locale/nl.js";
import {parseDay} from "../locale/period.js";
import {placeInLanes} from "./label-layout.js";
import {textWidth} from "./text-width.js";
import type {Grain, SeriesBreak, TimelineEvent} from "./types.js";

/** A break or event as drawn: a vertical line with a label in a lane above the plot. */
export interface Annotation {
  kind: "break" | "event";
  date: Date;
  /** Written beside the line: the label, or a number where labels do not fit. */
  mark: string;
  lane: number;
  /** Left end of the label, px. */
  start: number;
  width: number;
}

export interface AnnotationLayout {
  annotations: Annotation[];
  lanes: number;
  /** Lines under the chart: the reason of each break, the text of each event. */
  notes: string[];
}

const FONT = 12;

interface Wanted {
  kind: "break" | "event";
  date: Date;
  label: string;
  note: (mark: string) => string;
}

/** Lays out breaks and events above the plot; without room for words they are numbered and explained under it. */
export function layoutAnnotations(
  breaks: readonly SeriesBreak[],
  events: readonly TimelineEvent[],
  {
    grain,
    from,
    to,
    x,
    left,
    right
  }: {grain: Grain; from: Date; to: Date; x: (date: Date) => number; left: number; right: number}
): AnnotationLayout {
  const wanted = merge([
    ...breaks.map((each) => fromBreak(each, grain)),
    ...events.map((each) => fromEvent(each, from))
  ]).filter(({date}) => date >= from && date < to);
  const place = (marks: readonly string[]): ReturnType<typeof placeInLanes> =>
    placeInLanes(
      wanted.map(({date}, index) => ({x: x(date), width: textWidth(marks[index] ?? "", FONT, {bold: false}) + 2})),
      {left, right}
    );
  const labels = wanted.map(({label}) => label);
  const numbers = wanted.map((_, index) => `${index + 1}`);
  const named = place(labels);
  const numbered = named
    ? null
    : placeInLanes(
        wanted.map(({date}, index) => ({x: x(date), width: textWidth(numbers[index] ?? "", FONT) + 2})),
        {left, right, most: 12}
      );
  const places = named ?? numbered;
  const marks = named ? labels : numbers;
  return {
    annotations: places
      ? wanted.map(({kind, date}, index) => ({
          kind,
          date,
          mark: marks[index] ?? "",
          lane: places[index]?.lane ?? 0,
          start: places[index]?.start ?? 0,
          width: textWidth(marks[index] ?? "", FONT)
        }))
      : wanted.map(({kind, date}) => ({kind, date, mark: "", lane: 0, start: 0, width: 0})),
    lanes: places ? Math.max(0, ...places.map(({lane}) => lane + 1)) : 0,
    notes: wanted.map(({note}, index) => note(named ? "" : `${index + 1}. `)).filter(Boolean)
  };
}

function fromBreak(each: SeriesBreak, grain: Grain): Wanted {
  const period = formatPeriod(each.starts, grain);
  return {
    kind: "break",
    date: parseDay(each.starts),
    label: each.label ?? nl.chart.breakLabel(period),
    note: (mark) => nl.chart.breakNote(mark, nl.chart.breakLabel(period), each.text)
  };
}

function fromEvent(each: TimelineEvent, from: Date): Wanted {
  const starts = parseDay(each.starts);
  // What began before the chart does is labelled where the chart begins.
  const date = starts < from && each.ends && parseDay(each.ends) > from ? from : starts;
  return {
    kind: "event",
    date,
    label: each.label,
    note: (mark) => (each.text ? nl.chart.breakNote(mark, each.label, each.text) : mark ? `${mark}${each.label}` : "")
  };
}

// Two lines on the same day are one line with both names.
function merge(wanted: readonly Wanted[]): Wanted[] {
  const byDay = new Map<number, Wanted>();
  for (const each of [...wanted].sort((a, b) => a.date.getTime() - b.date.getTime())) {
    const other = byDay.get(each.date.getTime());
    if (!other) byDay.set(each.date.getTime(), each);
    else if (other.label === each.label) continue;
    else
      byDay.set(each.date.getTime(), {
        ...other,
        kind: other.kind === "break" || each.kind === "break" ? "break" : "event",
        label: `${other.label}; ${each.label}`,
        note: (mark) => [other.note(mark), each.note("")].filter(Boolean).join(" ")
      });
  }
  return [...byDay.values()];
}
