import {unitsInYear} from "../../../models/system/classes.js";
import type {SystemFile} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {evidence as words} from "../../../locale/system-evidence.js";

/** A stretch of a model's time in words: years from one year on, else months or weeks. */
export function durationWords(delay: number, timeUnit: SystemFile["timeUnit"]): string {
  const years = delay / unitsInYear[timeUnit];
  if (years >= 0.995) return words.time.year(short(years));
  const months = years * 12;
  if (months >= 0.95) return words.time.month(short(months));
  return words.time.week(short(years * (365.25 / 7)));
}

/** At most one decimal, none when it is 0. */
const short = (value: number): string => formatNumber(value, Math.abs(value - Math.round(value)) < 0.05 ? 0 : 1);
