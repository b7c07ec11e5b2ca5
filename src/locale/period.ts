import type {Grain} from "../../loaders/warehouse/types.js";

/**
 * Arithmetic of periods, which the warehouse keeps as grain + first day (ISO `YYYY-MM-DD`). Days are counted in UTC, so
 * that no summer time moves a period.
 */

const DAY = 86_400_000;

/** ISO date as a UTC Date; throws on anything that is not a real date. */
export function parseDay(iso: string): Date {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  const date = new Date(match ? `${match[0]}T00:00:00Z` : Number.NaN);
  if (!(date.getTime() <= Number.MAX_SAFE_INTEGER) || date.toISOString().slice(0, 10) !== match?.[0])
    throw new Error(`invalid date: ${iso}`);
  return date;
}

/** First day of the period after the one that starts at `start`. */
export function nextPeriod(start: string, grain: Grain): string {
  const date = parseDay(start);
  const months = {day: 0, week: 0, month: 1, quarter: 3, "half-year": 6, year: 12, "school-year": 12}[grain];
  if (months > 0) date.setUTCMonth(date.getUTCMonth() + months);
  else date.setTime(date.getTime() + DAY * (grain === "week" ? 7 : 1));
  return date.toISOString().slice(0, 10);
}

/** Middle of a period: where its value is drawn, so that an event in March falls within its year and not after it. */
export function middleOf(start: string, grain: Grain): Date {
  const from = parseDay(start).getTime();
  return new Date((from + parseDay(nextPeriod(start, grain)).getTime()) / 2);
}

/** ISO 8601 week number and the year that week belongs to. */
export function isoWeek(start: string): {week: number; year: number} {
  const thursday = parseDay(start);
  thursday.setUTCDate(thursday.getUTCDate() + 3 - ((thursday.getUTCDay() + 6) % 7));
  const year = thursday.getUTCFullYear();
  return {week: 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY / 7), year};
}

/** First days of every period from `first` to `last`, both included; at most 20,000. */
export function periodsBetween(first: string, last: string, grain: Grain): string[] {
  const periods: string[] = [];
  for (let at = first; at <= last && periods.length < 20_000; at = nextPeriod(at, grain)) periods.push(at);
  return periods;
}
