import {readPeriod, type PeriodGrain} from "../formula/period-grains.js";

/** First and last day of a period, ISO. */
export interface PeriodDays {
  first: string;
  last: string;
}

const dayLength = 86_400_000;
const monthsIn: Readonly<Partial<Record<PeriodGrain, number>>> = {year: 12, "half-year": 6, quarter: 3, month: 1};

/**
 * The days a period spans: `2018-Q2` is 2018-04-01 to 2018-06-30, a school year 1 August to 31 July.
 *
 * @param label as parsePeriods takes it
 * @returns null when it is no period of the calendar (a plain number)
 */
export function periodDays(label: string): PeriodDays | null {
  const period = readPeriod(label);
  if (period === null) return null;
  const {grain, index} = period;
  if (grain === "week") return span(index * 7 - 3, index * 7 + 3);
  if (grain === "day") return span(index, index);
  if (grain === "school-year") return {first: `${year(index)}-08-01`, last: `${year(index + 1)}-07-31`};
  const months = monthsIn[grain] ?? 12;
  const first = index * months;
  return {first: monthStart(first), last: iso(dayBefore(first + months))};
}

/** Whether a period lies wholly or partly between two days; null: no end. */
export const overlaps = ({first, last}: PeriodDays, starts: string, ends: string | null): boolean =>
  last >= starts && (ends === null || first <= ends);

const year = (value: number): string => String(value).padStart(4, "0");
const monthStart = (month: number): string =>
  `${year(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, "0")}-01`;
const dayBefore = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1) - dayLength;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const span = (from: number, to: number): PeriodDays => ({first: iso(from * dayLength), last: iso(to * dayLength)});
