import type {Grain} from "../../warehouse/types.js";

export interface Period {
  grain: Grain;
  /** First day, ISO. */
  start: string;
  /** Marked `*` or `**` by the publisher. */
  provisional: boolean;
}

const months = "januari februari maart april mei juni juli augustus september oktober november december".split(" ");
const shortMonths = "jan feb mrt apr mei jun jul aug sep okt nov dec".split(" ");

/**
 * A period as people and publishers write it: 2018 · 2018-H1 · 2018-Q1 · 2018-03 · 2018-W05 · 2018-03-24 (also with a
 * time) · 2018/19 and 2018-2019 (school years) · CBS codes 2018JJ00 HJ KW MM W1 SJ · "1e halfjaar 2025*" · "2020 3e
 * kwartaal" · "juni 2020" · "2022**". A bare year takes `grain` when that is year or school-year. Null when not understood,
 * and for partial weeks (X0).
 */
export function parsePeriod(text: string, grain: Grain = "year"): Period | null {
  const marked = /^(.*?)\s*(\*{1,2})$/.exec(text.trim());
  const plain = (marked?.[1] ?? text).trim().toLowerCase();
  const found = parsePlain(plain, grain);
  return found && {grain: found[0], start: found[1], provisional: marked !== null};
}

function parsePlain(text: string, grain: Grain): [Grain, string] | null {
  let m: RegExpExecArray | null;
  if ((m = /^(\d{4})(?:\.0)?$/.exec(text)))
    return grain === "school-year" ? ["school-year", `${m[1]}-08-01`] : ["year", `${m[1]}-01-01`];
  if ((m = /^(\d{4})(jj|hj|kw|mm|w1|sj)(\d{2})$/.exec(text))) return code(m[1] ?? "", m[2] ?? "", Number(m[3]));
  if ((m = /^(\d{4})-?([hq])([1-4])$/.exec(text))) return part(m[1], m[2] === "h" ? 2 : 4, Number(m[3]));
  if ((m = /^(\d{4})-(\d{2})$/.exec(text))) return part(m[1], 12, Number(m[2]));
  if ((m = /^(\d{4})-?w(\d{1,2})$/.exec(text)) ?? (m = /^(\d{4}) week (\d{1,2})$/.exec(text)))
    return week(Number(m[1]), Number(m[2]));
  if ((m = /^week (\d{1,2})[ ,]+(\d{4})$/.exec(text))) return week(Number(m[2]), Number(m[1]));
  if ((m = /^(\d{4}-\d{2}-\d{2})(?:[t ]\d{2}:\d{2}.*)?$/.exec(text))) return day(m[1] ?? "");
  if ((m = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text)))
    return day(`${m[3]}-${(m[2] ?? "").padStart(2, "0")}-${(m[1] ?? "").padStart(2, "0")}`);
  if ((m = /^(\d{4})\s?[/-]\s?'?(\d{2}|\d{4})$/.exec(text))) {
    const next = Number(m[1]) + 1;
    return Number(m[2]) === ((m[2] ?? "").length === 2 ? next % 100 : next) ? ["school-year", `${m[1]}-08-01`] : null;
  }
  if ((m = /^(?:(\d{4}) )?([1-4])e (half ?jaar|kwartaal)(?: (\d{4}))?$/.exec(text)) && !m[1] !== !m[4])
    return part(m[1] ?? m[4], m[3] === "kwartaal" ? 4 : 2, Number(m[2]));
  if ((m = /^(?:(\d{4}) )?([a-z]+)\.?(?: (\d{4}))?$/.exec(text)) && !m[1] !== !m[3]) {
    const word = m[2] ?? "";
    const month = Math.max(months.indexOf(word), shortMonths.indexOf(word)) + 1;
    return month > 0 ? part(m[1] ?? m[3], 12, month) : null;
  }
  return null;
}

function code(year: string, kind: string, number: number): [Grain, string] | null {
  if (kind === "jj") return number === 0 ? ["year", `${year}-01-01`] : null;
  if (kind === "sj") return number === 0 ? ["school-year", `${year}-08-01`] : null;
  if (kind === "w1") return week(Number(year), number);
  return part(year, kind === "hj" ? 2 : kind === "kw" ? 4 : 12, number);
}

function part(year: string | undefined, parts: 2 | 4 | 12, number: number): [Grain, string] | null {
  if (!year || number < 1 || number > parts) return null;
  const month = (number - 1) * (12 / parts) + 1;
  const grain = parts === 2 ? "half-year" : parts === 4 ? "quarter" : "month";
  return [grain, `${year}-${String(month).padStart(2, "0")}-01`];
}

function day(iso: string): [Grain, string] | null {
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : ["day", iso];
}

/** ISO weeks: week 1 holds 4 January; weeks begin on Monday. */
function week(year: number, number: number): [Grain, string] | null {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = Date.UTC(year, 0, 4 - ((fourth.getUTCDay() + 6) % 7) + (number - 1) * 7);
  const thursday = new Date(monday + 3 * 86_400_000);
  if (number < 1 || thursday.getUTCFullYear() !== year) return null;
  return ["week", new Date(monday).toISOString().slice(0, 10)];
}
