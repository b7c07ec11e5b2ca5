import {InputError} from "../../models/errors.js";
import {parsePeriod} from "../sources/table/parse-period.js";
import type {Grain} from "./types.js";

const day = 86_400_000;

/**
 * First days (ISO) of all periods of a grain from `from` to `to`, both as people write them (2018, 2018-Q3, 2018-03,
 * 2018-W05, 2018-03-24, CBS codes). With a finer grain a year stands for all its periods. Throws InputError when a
 * period cannot be read, is of another grain, or the range is empty.
 */
export function periodsBetween(from: string, to: string, grain: Grain): string[] {
  const first = bound(from, grain, "--from").start;
  const last = bound(to, grain, "--to").end;
  const periods: string[] = [];
  for (let start = first; start <= last; start = following(start, grain)) periods.push(start);
  if (periods.length === 0) throw new InputError("empty-range", `${from} lies after ${to}; swap them`, "--from, --to");
  return periods;
}

function bound(text: string, grain: Grain, where: string): {start: string; end: string} {
  const found = parsePeriod(text, grain);
  if (!found)
    throw new InputError("invalid-period", `not a period: ${text}; write 2018, 2018-Q1, 2018-03 or 2018-03-24`, where);
  if (found.grain === grain) return {start: found.start, end: found.start};
  if (found.grain !== "year")
    throw new InputError("mixed-grain", `${text} is a ${found.grain}, the panel is by ${grain}; write it so`, where);
  const year = Number(found.start.slice(0, 4));
  const january = `${year}-01-01`;
  return {start: grain === "week" ? firstWeek(year) : january, end: `${year}-12-31`};
}

/** Monday of ISO week 1: the week that holds 4 January. */
function firstWeek(year: number): string {
  const fourth = Date.UTC(year, 0, 4);
  return iso(fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * day);
}

const monthsOf: Readonly<Partial<Record<Grain, number>>> = {
  month: 1,
  quarter: 3,
  "half-year": 6,
  year: 12,
  "school-year": 12
};

function following(start: string, grain: Grain): string {
  const months = monthsOf[grain];
  if (months === undefined) return iso(Date.parse(`${start}T00:00:00Z`) + (grain === "week" ? 7 : 1) * day);
  const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  return iso(Date.UTC(year, month - 1 + months, 1));
}

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** A period as interfaces write it: 2018, 2018/19, 2018-H1, 2018-Q1, 2018-03, 2018-W05, 2018-03-24. */
export function formatPeriod(start: string, grain: Grain): string {
  const [year, month] = [start.slice(0, 4), Number(start.slice(5, 7))];
  switch (grain) {
    case "year":
      return year;
    case "school-year":
      return `${year}/${String((Number(year) + 1) % 100).padStart(2, "0")}`;
    case "half-year":
      return `${year}-H${month > 6 ? 2 : 1}`;
    case "quarter":
      return `${year}-Q${Math.ceil(month / 3)}`;
    case "month":
      return start.slice(0, 7);
    case "week": {
      const thursday = new Date(Date.parse(`${start}T00:00:00Z`) + 3 * day);
      const number = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * day)) + 1;
      return `${thursday.getUTCFullYear()}-W${String(number).padStart(2, "0")}`;
    }
    case "day":
      return start;
  }
}
