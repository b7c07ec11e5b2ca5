import type {SessionAreas, SessionLevel} from "../../../../loaders/site/session-areas.js";
import type {PanelEntry, PanelFile, PanelFileNote} from "../../../../loaders/site/panel-file.js";
import type {SessionNumber} from "../../../models/interpretation/calls.js";
import type {NotableChange, Series, SeriesNote} from "../../../models/interpretation/notable-changes.js";
import {siteDigits} from "../../../models/interpretation/site-number.js";
import {sessionPrepare} from "../../../locale/session-prepare.js";

/** A figure of the site over the years, of municipalities or of larger areas. */
export interface SiteSeries {
  entry: Pick<PanelEntry, "id" | "title" | "unit" | "decimals" | "themes" | "direction">;
  file: Pick<PanelFile, "boundaryYear" | "periods" | "values" | "notes" | "halfSteps"> & {
    sources: readonly {title: string; retrievedAt: string | null}[];
  };
}

export interface Place {
  code: string;
  name: string;
  /** Left out: a municipality. */
  level?: SessionLevel;
}

/** The series of one theme for larger areas, with the notes that concern their level. */
export function areaSeries(
  {boundaryYear, series}: SessionAreas,
  {theme, level}: {theme: string; level: SessionLevel}
): SiteSeries[] {
  return series
    .filter(({entry}) => entry.themes.includes(theme))
    .map(({entry, otherUnits, notes, ...file}) => ({
      entry: {...entry, unit: otherUnits[level] ?? entry.unit},
      file: {...file, boundaryYear, notes: notes.filter((note) => !note.level || note.level === level)}
    }));
}

/** Years of a municipality as the list of notable changes takes them. */
export function seriesOf({entry, file}: SiteSeries, region: string): Series {
  const values = file.values[region] ?? [];
  return {
    id: entry.id,
    points: file.periods.map((period, at) => ({period, value: values[at] ?? null})),
    notes: file.notes.map(noteOf),
    halfStep: file.halfSteps?.[region] ?? 0,
    isCare: entry.themes.includes("zorg-en-sociaal") && entry.direction === "none"
  };
}

const noteOf = ({text, effect, starts, ends}: PanelFileNote): SeriesNote => ({
  text,
  effect: effect === "overrule-signal" ? "overrule" : effect,
  from: starts?.slice(0, 4) ?? null,
  to: ends?.slice(0, 4) ?? null
});

/** The figures that a question about a change is about, each bound to its cell. */
export function numbersFor(
  change: NotableChange,
  {entry, file}: SiteSeries,
  {code, name, level}: Place
): SessionNumber[] {
  const source = file.sources.map(({title}) => title).join("; ");
  const days = file.sources.map(({retrievedAt}) => retrievedAt?.slice(0, 10));
  // One source without a date leaves the figure without one.
  const retrieved = days.includes(undefined) ? undefined : days.sort()[0];
  const {difference} = change;
  const moved = difference === null ? {} : {moved: movedOf(difference, change.exceedsNoise)};
  return [change.from, change.period].map((period, at) => {
    const value = file.values[code]?.[file.periods.indexOf(period)] ?? null;
    return {
      ref: `${entry.id}-${code}-${period}`,
      label: sessionPrepare.number(entry.title, name, period),
      value,
      unit: entry.unit,
      decimals: entry.decimals,
      level: "beschrijving",
      ...(source === "" ? {} : {source: source.slice(0, 300)}),
      ...(retrieved === undefined ? {} : {retrieved}),
      ...(at === 0 ? moved : {}),
      call: {
        kind: "panel-value",
        ...{indicator: entry.id, region: code, period},
        ...{level: level ?? "gemeente", grain: "year", boundaries: file.boundaryYear, per: "rate", breakdown: "total"},
        digits: siteDigits
      }
    };
  });
}

/** A difference that chance explains is no movement. */
const movedOf = (difference: number, exceedsNoise: boolean | null): "up" | "down" | "same" =>
  exceedsNoise === false || difference === 0 ? "same" : difference > 0 ? "up" : "down";
