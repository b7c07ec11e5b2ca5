import {InvalidArgumentError} from "commander";
import {readPeriod} from "../models/statistics/formula/period-grains.js";
import type {Frame} from "../models/statistics/types.js";
import {unitsInYear, type TimeUnit} from "../models/system/classes.js";

/** `region,period` as two columns. */
export function readUnitPeriod(text: string): {unit: string; period: string} {
  const [unit = "", period = "", ...more] = text.split(",").map((name) => name.trim());
  if (unit === "" || period === "" || more.length > 0)
    throw new InvalidArgumentError("two columns expected: unit,period.");
  return {unit, period};
}

/** `region,period`, or `,period` for one series. */
export function readUnitOrSeries(text: string): {unit: string | null; period: string} {
  const [unit = "", period = "", ...more] = text.split(",").map((name) => name.trim());
  if (period === "" || more.length > 0)
    throw new InvalidArgumentError("two columns expected: unit,period (or ,period for one series).");
  return {unit: unit === "" ? null : unit, period};
}

const periodsInYear: Readonly<Record<string, number>> = {
  year: 1,
  "school-year": 1,
  "half-year": 2,
  quarter: 4,
  month: 12,
  week: unitsInYear.week,
  day: unitsInYear.day
};

/** Time units of a model in one period of a panel; numbers that are no calendar periods count as one unit each. */
export function periodLength(table: Frame, column: string, timeUnit: TimeUnit): number {
  const first = table.columns[column]?.[0];
  const grain = first === undefined || first === null ? undefined : readPeriod(String(first))?.grain;
  const count = grain === undefined ? undefined : periodsInYear[grain];
  return count === undefined ? 1 : unitsInYear[timeUnit] / count;
}
