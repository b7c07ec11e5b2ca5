import {isNumber} from "../locale/format.js";
import {middleOf, nextPeriod} from "../locale/period.js";
import type {Grain, Point, Series, SeriesBreak} from "./types.js";

/** A point that can be drawn. */
export interface Drawn {
  period: string;
  date: Date;
  value: number;
  low: number | null;
  high: number | null;
  provisional: boolean;
}

/** A stretch of line without gap or break; `provisional` stretches are dashed. */
export interface LinePart {
  points: Drawn[];
  provisional: boolean;
}

/** A period without a value, and why. */
export interface Gap {
  period: string;
  reason: string | null;
}

const UNCERTAIN = new Set(["provisional", "estimated", "imputed"]);

/** Runs of a series: cut where a period is missing and where a break begins, because those may not be joined. */
export function runsOf(series: Series, grain: Grain, breaks: readonly SeriesBreak[]): Drawn[][] {
  const cuts = breaks.filter((each) => !each.series || each.series.includes(series.id)).map(({starts}) => starts);
  const runs: Drawn[][] = [];
  let previous: string | null = null;
  for (const point of sorted(series.points)) {
    if (!isNumber(point.value)) {
      previous = null;
      continue;
    }
    const before = previous;
    const isCut =
      before === null ||
      nextPeriod(before, grain) !== point.period ||
      cuts.some((cut) => cut > before && cut <= point.period);
    const drawn = toDrawn(point, point.value, grain);
    const run = runs.at(-1);
    if (isCut || !run) runs.push([drawn]);
    else run.push(drawn);
    previous = point.period;
  }
  return runs;
}

/** The parts of one run: full line, and dashed from the last firm point on where figures can still change. */
export function lineParts(run: readonly Drawn[]): LinePart[] {
  const parts: LinePart[] = [];
  run.forEach((point, index) => {
    const before = run[index - 1];
    if (!before) return;
    const provisional = point.provisional || before.provisional;
    const part = parts.at(-1);
    if (part?.provisional === provisional) part.points.push(point);
    else parts.push({points: [before, point], provisional});
  });
  return parts;
}

/**
 * Periods within a series' own span that have no value. A period that is absent altogether has no reason either; between
 * the rounds of a survey nothing is absent.
 */
export function gapsOf(series: Series, grain: Grain): Gap[] {
  const points = sorted(series.points);
  const gaps: Gap[] = [];
  const isInRounds = grain === "day" && !points.some((point, index) => isNextDay(points[index - 1], point));
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (before && !isInRounds) {
      for (
        let at = nextPeriod(before.period, grain);
        at < point.period && gaps.length < 500;
        at = nextPeriod(at, grain)
      )
        gaps.push({period: at, reason: "not-available"});
    }
    if (!isNumber(point.value)) gaps.push({period: point.period, reason: point.missing ?? null});
  });
  return gaps;
}

function isNextDay(before: Point | undefined, {period}: Point): boolean {
  return before !== undefined && nextPeriod(before.period, "day") === period;
}

function sorted(points: readonly Point[]): Point[] {
  return [...points].sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
}

function toDrawn(point: Point, value: number, grain: Grain): Drawn {
  return {
    period: point.period,
    date: middleOf(point.period, grain),
    value,
    low: isNumber(point.low) ? point.low : null,
    high: isNumber(point.high) ? point.high : null,
    provisional: point.status !== undefined && UNCERTAIN.has(point.status)
  };
}
