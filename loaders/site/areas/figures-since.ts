import {pulse, type Pulse} from "../pulse.js";
import {notesFor} from "./area-notes.js";
import type {AreaFigure, AreaFile, AreaIndicator} from "./area-types.js";

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
    const pulseOf = (values: AreaFigure["values"]): Pulse | null =>
      pulse(
        values.map((value, at) => ({period: indicator.periods[at] ?? "", value, status: own.status ?? "definitive"})),
        indicator.grain,
        notesFor(indicator.notes, code),
        crisisYear
      );
    const against = Object.keys(own.against ?? {}).map((base) => {
      const theirs = others.get(base)?.figures[indicator.id]?.values ?? [];
      const gaps = own.values.map((mine, at) => {
        const other = theirs[at] ?? null;
        return mine === null || other === null ? null : mine - other;
      });
      return [base, pulseOf(gaps)?.sinceBaseline ?? null] as const;
    });
    figures[indicator.id] = {
      ...own,
      pulse: pulseOf(own.values),
      ...(own.against ? {against: Object.fromEntries(against)} : {})
    };
  }
  return {...file, figures};
}
