export type PeriodGrain = "year" | "school-year" | "half-year" | "quarter" | "month" | "week" | "day";

const perYear: Readonly<Partial<Record<PeriodGrain, number>>> = {"half-year": 2, quarter: 4, month: 12};
const dayLength = 86_400_000;

/** A period as a whole number of periods of its grain since the year 0 (weeks and days: since 1970); null: no period. */
export function readPeriod(text: string): {grain: PeriodGrain; index: number} | null {
  const plain = text.trim();
  let m: RegExpExecArray | null;
  if ((m = /^(\d{4})$/.exec(plain))) return {grain: "year", index: Number(m[1])};
  if ((m = /^(\d{4})-?([HQhq])([1-4])$/.exec(plain)))
    return part(m[1], /h/i.test(m[2] ?? "") ? "half-year" : "quarter", m[3]);
  if ((m = /^(\d{4})-(\d{2})$/.exec(plain))) return part(m[1], "month", m[2]);
  if ((m = /^(\d{4})-?[Ww](\d{2})$/.exec(plain))) return week(Number(m[1]), Number(m[2]));
  if ((m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plain))) return day(Number(m[1]), Number(m[2]), Number(m[3]));
  if ((m = /^(\d{4})(JJ|SJ|HJ|KW|MM|W1)(\d{2})$/.exec(plain))) return cbs(m[1] ?? "", m[2] ?? "", m[3] ?? "");
  if ((m = /^(\d{4})[/-](\d{4}|\d{2})$/.exec(plain))) {
    const next = Number(m[1]) + 1;
    const said = Number(m[2]);
    return said === next || said === next % 100 ? {grain: "school-year", index: Number(m[1])} : null;
  }
  return null;
}

function cbs(year: string, kind: string, number: string): {grain: PeriodGrain; index: number} | null {
  if (kind === "JJ" || kind === "SJ") {
    return number === "00" ? {grain: kind === "JJ" ? "year" : "school-year", index: Number(year)} : null;
  }
  if (kind === "W1") return week(Number(year), Number(number));
  return part(year, kind === "HJ" ? "half-year" : kind === "KW" ? "quarter" : "month", number);
}

function part(
  year: string | undefined,
  grain: "half-year" | "quarter" | "month",
  number: string | undefined
): {grain: PeriodGrain; index: number} | null {
  const parts = perYear[grain] ?? 1;
  const which = Number(number);
  return which >= 1 && which <= parts ? {grain, index: Number(year) * parts + which - 1} : null;
}

/** ISO weeks: week 1 holds 4 January. Counted by their Monday. */
function week(year: number, number: number): {grain: PeriodGrain; index: number} | null {
  const first = firstWeek(year);
  return number >= 1 && first + number - 1 < firstWeek(year + 1) ? {grain: "week", index: first + number - 1} : null;
}

const firstWeek = (year: number): number => weekOf(Date.UTC(year, 0, 4) / dayLength);
/** 1 January 1970 was a Thursday: its week began on day −3. */
const weekOf = (days: number): number => Math.floor((days + 3) / 7);

function day(year: number, month: number, number: number): {grain: PeriodGrain; index: number} | null {
  const date = new Date(Date.UTC(year, month - 1, number));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === number;
  return exists ? {grain: "day", index: date.getTime() / dayLength} : null;
}

const two = (number: number): string => String(number).padStart(2, "0");

/** The inverse of readPeriod, in the product's own spelling. */
export function writePeriod(index: number, grain: PeriodGrain): string {
  const parts = perYear[grain] ?? 1;
  const year = Math.floor(index / parts);
  const number = index - year * parts + 1;
  switch (grain) {
    case "year":
      return String(index);
    case "school-year":
      return `${index}/${two((index + 1) % 100)}`;
    case "half-year":
      return `${year}-H${number}`;
    case "quarter":
      return `${year}-Q${number}`;
    case "month":
      return `${year}-${two(number)}`;
    case "week": {
      const thursday = new Date(index * 7 * dayLength);
      const thatYear = thursday.getUTCFullYear();
      return `${thatYear}-W${two(index - firstWeek(thatYear) + 1)}`;
    }
    case "day":
      return new Date(index * dayLength).toISOString().slice(0, 10);
  }
}
