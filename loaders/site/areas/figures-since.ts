import {pulse, type Pulse} from "../pulse.js";
import {notesFor} from "./area-notes.js";
import type {AcrossFile, AcrossRow, AcrossSeries, AreaFigure, AreaFile, AreaIndicator} from "./area-types.js";

/**
 * The figures of a municipality or area against the years before another crisis, from the values in its own file: what
 * area-figure.ts reckons for the crisis of the site. The differences with other areas too, where their files are given.
 *
 * @param others files of the areas it is compared with, by code
 * @param crisisYear first year of the crisis
 */
export function figuresSince(
  file: AreaFile,
  indicators: readonly AreaIndicator[],
  others: ReadonlyMap<string, AreaFile>,
  crisisYear: number
): AreaFile {
  const code = file.code.startsWith("GM") ? file.code : null;
  const figures = {...file.figures};
  for (const indicator of indicators) {
    const own = figures[indicator.id];
    if (!own) continue;
    const made = {code, crisisYear, status: own.status, halfStep: own.halfStep ?? 0};
    const against = Object.keys(own.against ?? {}).map((base) => {
      const other = others.get(base)?.figures[indicator.id];
      const gaps = own.values.map((mine, at) => {
        const theirs = other?.values[at] ?? null;
        return mine === null || theirs === null ? null : mine - theirs;
      });
      const both = {...made, halfStep: made.halfStep + (other?.halfStep ?? 0)};
      return [base, pulseSince(indicator, gaps, both)?.sinceBaseline ?? null] as const;
    });
    figures[indicator.id] = {
      ...own,
      pulse: pulseSince(indicator, own.values, made),
      ...(own.against ? {against: Object.fromEntries(against)} : {})
    };
  }
  return {...file, figures};
}

/**
 * Municipalities side by side against the years before another crisis; values, sizes and the funnel stay.
 *
 * @param series values of the same municipalities
 * @param crisisYear first year of the crisis
 */
export function acrossSince(
  across: AcrossFile,
  indicator: AreaIndicator,
  {periods, values}: AcrossSeries,
  crisisYear: number
): AcrossFile {
  const rows = across.rows.map((row) => {
    const {code, halfStep = 0} = row;
    const made = pulseSince({...indicator, periods}, values[code] ?? [], {code, crisisYear, status: null, halfStep});
    return {...row, ...changesIn(made, across.period)};
  });
  return {...across, rows};
}

/** What a pulse says of the changes up to a period. Of an earlier period than that there is nothing to say. */
export function changesIn(
  pulse: Pulse | null | undefined,
  period: string
): Pick<AcrossRow, "sincePrevious" | "sinceBaseline" | "notComparable"> {
  if (pulse?.latest.period !== period) return {sincePrevious: null, sinceBaseline: null, notComparable: null};
  const {sincePrevious, sinceBaseline, notComparable} = pulse;
  return {sincePrevious, sinceBaseline, notComparable};
}

function pulseSince(
  {periods, grain, notes}: AreaIndicator,
  values: AreaFigure["values"],
  {
    code,
    crisisYear,
    status,
    halfStep
  }: {code: string | null; crisisYear: number; status: AreaFigure["status"]; halfStep: number}
): Pulse | null {
  return pulse(
    values.map((value, at) => ({period: periods[at] ?? "", value, status: status ?? "definitive"})),
    grain,
    notesFor(notes, code),
    crisisYear,
    halfStep
  );
}
