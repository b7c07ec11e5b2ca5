import type {Grain} from "../../loaders/warehouse/types.js";
import {nl} from "./nl.js";
import {isoWeek, parseDay} from "./period.js";

/**
 * The one formatting module: Dutch numbers, money, dates, periods and reasons. A number that does not exist is always
 * put in words, never NaN. Spaces inside a value are non-breaking, minus is U+2212.
 */

type Maybe = number | null | undefined;

const SPACE = "\u00a0";
const MINUS = "\u2212";
const TIME_ZONE = "Europe/Amsterdam";

const numberFormats = new Map<string, Intl.NumberFormat>();
function numberFormat(minimum: number, maximum: number): Intl.NumberFormat {
  const key = `${minimum}/${maximum}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat("nl-NL", {
      minimumFractionDigits: minimum,
      maximumFractionDigits: maximum,
      signDisplay: "negative"
    });
    numberFormats.set(key, format);
  }
  return format;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();
/** Made once: to make a format takes a hundred times as long as to use it. */
function dateFormat(options: Intl.DateTimeFormatOptions, locale = "nl-NL"): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = dateFormats.get(key);
  if (!format) dateFormats.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}

/** True for a number that can be shown. */
export function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

/** `931.298`, `1,5`, `−3`. Without `decimals`: at most three below 1, two below 100, none above. */
export function formatNumber(value: Maybe, decimals?: number): string {
  if (!isNumber(value)) return nl.missing.short;
  const maximum = decimals ?? (Math.abs(value) < 1 ? 3 : Math.abs(value) < 100 ? 2 : 0);
  return numberFormat(decimals ?? 0, maximum)
    .format(value)
    .replace("-", MINUS);
}

/** Many figures without thousands marks, decimal comma, plain minus: for files that Dutch Excel reads. */
export function formatPlainNumber(value: number): string {
  const rounded = Number(value.toPrecision(15));
  return String(Number.isFinite(rounded) ? rounded : value).replace(".", ",");
}

/** `12,4 %` of a value that already is a percentage. */
export function formatPercent(value: Maybe, decimals?: number): string {
  return isNumber(value) ? `${formatNumber(value, decimals)}${SPACE}%` : nl.missing.short;
}

/** `1,8 procentpunt`: the difference of two percentages. */
export function formatPercentagePoints(value: Maybe, decimals?: number): string {
  return isNumber(value) ? `${formatNumber(value, decimals)}${SPACE}${nl.unit.percentagePoint}` : nl.missing.short;
}

/** `€ 1.234`, `€ 3,6 mln` with `short`, cents only when asked for (`decimals: 2`). */
export function formatEuro(value: Maybe, {short = false, decimals}: {short?: boolean; decimals?: number} = {}): string {
  if (!isNumber(value)) return nl.missing.short;
  const sign = value < 0 ? MINUS : "";
  const size = Math.abs(value);
  if (short && isMillions(value)) {
    const [unit, name] = size >= 999_500_000 ? [1e9, nl.unit.billion] : [1e6, nl.unit.million];
    return `€${SPACE}${sign}${formatNumber(size / unit, decimals ?? 1)}${SPACE}${name}`;
  }
  const digits = decimals ?? (size < 10 && !Number.isInteger(size) ? 2 : 0);
  const text = formatNumber(size, digits);
  return `€${SPACE}${/[1-9]/.test(text) ? sign : ""}${text}`;
}

/**
 * A value with its unit as people read it. Units as in the catalogue: "%", "% van …", "euro", "per 1.000 …", "index",
 * or a plural noun ("personen").
 */
export function formatValue(
  value: Maybe,
  {unit = "", decimals, short = false}: {unit?: string | undefined; decimals?: number | undefined; short?: boolean} = {}
): string {
  if (!isNumber(value)) return nl.missing.short;
  if (isEuro(unit)) {
    const rest = unit.replace(/^(euro|€)\s*/, "");
    const money = formatEuro(value, {short, ...(decimals === undefined ? {} : {decimals})});
    return rest ? `${money} ${rest}` : money;
  }
  if (unit.startsWith("%")) return `${formatNumber(value, decimals)}${SPACE}${unit}`;
  const number = formatNumber(value, decimals);
  return unit ? withUnit(number, unit) : number;
}

/** A written number with its unit as it is called after it: "1 uitkering per 1.000 inwoners". They stay on one line. */
export function withUnit(number: string, unit: string): string {
  const singular: Readonly<Record<string, string>> = nl.unit.singular;
  const isOne = /^[−+]?\s?1$/.test(number);
  const said = isOne ? unit.replace(/^[a-zë]+(?: jaren)?/, (noun) => singular[noun] ?? noun) : unit;
  return `${number}${SPACE}${said}`;
}

/** The value with only a short mark of its unit (%, €), for axes, legends and cells whose header names the unit. */
export function formatBare(
  value: Maybe,
  {unit = "", decimals}: {unit?: string | undefined; decimals?: number | undefined} = {}
): string {
  // Decimals are those of euros: of millions in short one is kept, or 1.105.604 would read as 1 mln.
  if (isEuro(unit))
    return formatEuro(value, {short: true, ...(decimals === undefined || isMillions(value) ? {} : {decimals})});
  if (unit.startsWith("%")) return formatPercent(value, decimals);
  return formatNumber(value, decimals);
}

const isMillions = (value: Maybe): boolean => isNumber(value) && Math.abs(value) >= 999_500;

function isEuro(unit: string): boolean {
  return /^(euro|€)(\s|$)/.test(unit);
}

/** `+1,8`, `−3`, `0`: for columns of differences. Sentences use formatChange. */
export function formatSigned(value: Maybe, decimals?: number): string {
  if (!isNumber(value)) return nl.missing.short;
  const text = formatNumber(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** `0,0123`; below what four decimals can show `< 0,0001`: a p- or q-value of a test is never nothing. */
export function formatProbability(value: Maybe): string {
  if (!isNumber(value)) return nl.missing.short;
  return value < 1e-4 ? `<${SPACE}${formatNumber(1e-4, 4)}` : formatNumber(value, 4);
}

/** A difference of percentages is in procentpunten, of money in euro, of anything else in its own unit. */
export interface ChangeOptions {
  unit?: string | undefined;
  decimals?: number | undefined;
  /** `percent`: the change itself is a percentage of the reference ("18 % lager"). */
  as?: "difference" | "percent";
  /** What it is compared with: "2019", "dezelfde maand van 2019". */
  reference: string;
}

/** `1,8 procentpunt hoger dan 2019`, `gelijk aan 2019`: the sign as a word, judged after rounding. */
export function formatChange(
  change: Maybe,
  {unit = "", decimals, as = "difference", reference}: ChangeOptions
): string {
  if (!isNumber(change)) return nl.change.none;
  const size = Math.abs(change);
  const amount =
    as === "percent"
      ? formatPercent(size, decimals)
      : unit.startsWith("%")
        ? formatPercentagePoints(size, decimals)
        : isEuro(unit)
          ? formatEuro(size, {short: true})
          : /^(dagen|weken|maanden|jaar|uren|minuten)$/.test(unit)
            ? formatValue(size, {unit, decimals})
            : formatNumber(size, decimals);
  if (!/[1-9]/.test(amount)) return nl.change.sameAs(reference);
  return nl.change.than(amount, change > 0 ? nl.change.higher : nl.change.lower, reference);
}

/** Unit of a difference: two percentages differ by percentage points. */
export const changeUnit = (unit: string): string => unit.replace(/^%/, nl.unit.percentagePoint);

/** `22 november 2026` from an ISO date, or from a moment (then the day in the Netherlands). */
export function formatDate(date: string | Date | null | undefined): string {
  if (date == null) return nl.missing.short;
  const dateOnly = typeof date === "string" && /^\d{4}-\d{2}-\d{2}$/.test(date);
  const moment = date instanceof Date ? date : dateOnly ? parseDay(date) : new Date(date);
  if (!Number.isFinite(moment.getTime())) return nl.missing.short;
  const options = {day: "numeric", month: "long", year: "numeric", timeZone: dateOnly ? "UTC" : TIME_ZONE} as const;
  return dateFormat(options).format(moment).replaceAll(" ", SPACE);
}

/** `2026-11-22` of a moment, the day in the Netherlands: for file names. */
export function isoDay(moment: Date): string {
  return dateFormat({timeZone: TIME_ZONE, dateStyle: "short"}, "sv-SE").format(moment);
}

/** `3e`. */
export function formatOrdinal(value: number): string {
  return `${formatNumber(value, 0)}e`;
}

/**
 * A period in words: `2020`, `3e kwartaal 2020`, `maart 2020`, `week 5 van 2018`, `1e halfjaar 2025`,
 * `schooljaar 2021/'22`, `22 november 2026`. `short` is for axes: `3e kw. 2020`, `mrt 2020`.
 */
export function formatPeriod(start: string, grain: Grain, {short = false}: {short?: boolean} = {}): string {
  const date = parseDay(start);
  const year = String(date.getUTCFullYear());
  const month = date.getUTCMonth();
  const words = nl.period;
  switch (grain) {
    case "year":
      return year;
    case "half-year":
      return (short ? words.halfYearShort : words.halfYear)(formatOrdinal(month < 6 ? 1 : 2), year);
    case "quarter":
      return (short ? words.quarterShort : words.quarter)(formatOrdinal(Math.floor(month / 3) + 1), year);
    case "school-year": {
      const to = String((date.getUTCFullYear() + 1) % 100).padStart(2, "0");
      return (short ? words.schoolYearShort : words.schoolYear)(year, to);
    }
    case "week": {
      const {week, year: weekYear} = isoWeek(start);
      return (short ? words.weekShort : words.week)(String(week), String(weekYear));
    }
    case "month":
      return dateFormat({month: short ? "short" : "long", year: "numeric", timeZone: "UTC"})
        .format(date)
        .replace(".", "");
    case "day":
      if (!short) return formatDate(start);
      return dateFormat({day: "numeric", month: "short", year: "numeric", timeZone: "UTC"})
        .format(date)
        .replace(".", "");
  }
}

/** `2018 tot en met 2021`, or one period when both are the same. Short form for years: `2018–2021`. */
export function formatPeriodRange(
  from: string,
  to: string,
  grain: Grain,
  {short = false}: {short?: boolean} = {}
): string {
  const [first, last] = [formatPeriod(from, grain, {short}), formatPeriod(to, grain, {short})];
  if (first === last) return first;
  return short ? `${first}–${last}` : nl.period.range(first, last);
}

/** `geen gegevens, omdat …`; an unknown word is taken as the reason itself (Dutch, from the catalogue). */
export function formatMissing(reason?: string | null): string {
  if (!reason) return nl.missing.because(nl.missing.unknown);
  return nl.missing.because(
    nl.missing.reasons[reason] ?? reason.replace(/^geen gegevens,? omdat\s+/i, "").replace(/\.$/, "")
  );
}

/** `1 gemeente`, `342 gemeenten`. */
export function formatCount(count: number, singular: string, plural: string): string {
  return `${formatNumber(count, 0)}${SPACE}${count === 1 ? singular : plural}`;
}

/** `12 seconden`, `3 minuten`: for progress; rounded up so that it never promises too much. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 60) return whole === 1 ? nl.duration.second : nl.duration.seconds(formatNumber(whole, 0));
  const minutes = Math.ceil(whole / 60);
  return minutes === 1 ? nl.duration.minute : nl.duration.minutes(formatNumber(minutes, 0));
}

/** Tick format for Plot's numeric axes; enough decimals for the step between ticks, the same on each. */
export function tickNumber(unit = ""): (value: number, index: number, ticks?: readonly number[]) => string {
  return (value, _index, ticks = []) => formatBare(value, {unit, decimals: decimalsOfStep(ticks, unit, value)});
}

function decimalsOfStep(ticks: readonly number[], unit: string, value: number): number | undefined {
  const step = Math.abs((ticks[1] ?? 0) - (ticks[0] ?? 0));
  if (!(step > 0)) return undefined;
  const scale = isEuro(unit) ? (Math.abs(value) >= 1e9 ? 1e9 : Math.abs(value) >= 1e6 ? 1e6 : 1) : 1;
  for (let decimals = 0; decimals < 6; decimals++) {
    const scaled = (step / scale) * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6 * scaled) return decimals;
  }
  return 6;
}
