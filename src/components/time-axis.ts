import {formatPeriod} from "../locale/format.js";
import {middleOf, parseDay, periodsBetween} from "../locale/period.js";
import type {Grain} from "./types.js";

export interface Tick {
  date: Date;
  label: string;
}

const STEPS: Record<Grain, readonly number[]> = {
  day: [1, 7, 14, 28, 91, 182, 365],
  week: [1, 2, 4, 13, 26, 52],
  month: [1, 2, 3, 6, 12, 24, 60, 120],
  quarter: [1, 2, 4, 8, 20, 40],
  "half-year": [1, 2, 4, 10, 20],
  year: [1, 2, 5, 10, 20],
  "school-year": [1, 2, 5, 10, 20]
};

/**
 * Ticks of a time axis, each at the middle of its period, as many as fit: long spans of months and quarters get a tick
 * a year, labelled by the year alone, at the middle of the year.
 *
 * @param room px available; `need` px one label takes
 */
export function timeTicks(first: string, last: string, grain: Grain, room: number, need = 64): Tick[] {
  const periods = periodsBetween(first, last, grain);
  const most = Math.max(2, Math.floor(room / need));
  if (
    grain !== "year" &&
    grain !== "school-year" &&
    parseDay(last).getTime() - parseDay(first).getTime() > 2 * 365 * 86_400_000
  )
    return yearTicks(first, last, Math.max(2, Math.floor(room / 44)));
  const wanted = grain === "year" ? Math.max(2, Math.floor(room / 44)) : most;
  const step = STEPS[grain].find((each) => periods.length / each <= wanted) ?? Math.ceil(periods.length / wanted);
  return periods
    .filter((_, index) => (periods.length - 1 - index) % step === 0)
    .map((period) => ({date: middleOf(period, grain), label: formatPeriod(period, grain, {short: true})}));
}

function yearTicks(first: string, last: string, most: number): Tick[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const step = STEPS.year.find((each) => (to - from + 1) / each <= most) ?? 50;
  const ticks: Tick[] = [];
  for (let year = from; year <= to; year++) {
    const date = middleOf(`${year}-01-01`, "year");
    // A label may not hang outside the data: the first and last years are often partial.
    if ((to - year) % step !== 0 || date < parseDay(first) || date > parseDay(last)) continue;
    ticks.push({date, label: String(year)});
  }
  return ticks;
}
