import type {Grain} from "./types.js";

const months: Readonly<Record<Exclude<Grain, "day" | "week">, readonly number[]>> = {
  month: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  quarter: [1, 4, 7, 10],
  "half-year": [1, 7],
  year: [1],
  "school-year": [8]
};

/** True when `date` (ISO) exists and is the first day of a period of this grain; weeks begin on Monday, school years on 1 August. */
export function isFirstDay(grain: Grain, date: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const time = Date.parse(`${date}T00:00:00Z`);
  if (!parts || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) return false;
  if (grain === "day") return true;
  if (grain === "week") return new Date(time).getUTCDay() === 1;
  return parts[3] === "01" && (months[grain] as readonly number[] | undefined)?.includes(Number(parts[2])) === true;
}
