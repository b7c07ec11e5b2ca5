import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {Indicator, Level} from "../catalogue/schema.js";
import {query} from "../warehouse/database.js";
import {buildPanel} from "../warehouse/panel.js";
import {joinReadAt, retrievedAt} from "../warehouse/vintage-moments.js";
import {readHalfSteps} from "./areas/half-step.js";
import type {PanelEntry, PanelFileNote} from "./panel-file.js";
import {panelUnit, shownUnit} from "./shown-unit.js";
import {readSiteFacts} from "./site-facts.js";

/** Levels above municipalities that a session may be about. */
const sessionLevels = ["land", "provincie", "corop", "veiligheidsregio"] as const satisfies readonly Level[];
export type SessionLevel = (typeof sessionLevels)[number];

/** Yearly figures of the country and of regions, exactly as `data panel` gives them at that level, in seven digits. */
export interface SessionAreas {
  boundaryYear: number;
  series: SessionAreaSeries[];
}

export interface SessionAreaSeries {
  entry: Pick<PanelEntry, "id" | "title" | "unit" | "decimals" | "themes" | "direction">;
  /** Units of levels whose panel divided by all inhabitants in place of the own population. */
  otherUnits: Partial<Record<SessionLevel, string>>;
  periods: string[];
  values: Record<string, (number | null)[]>;
  notes: PanelFileNote[];
  /** By code: the most by which rounding moves a value, in its unit; left out where the source does not round. */
  halfSteps?: Record<string, number>;
  sources: {title: string; retrievedAt: string | null}[];
}

/** The country and its regions, from large to small and by name. */
export async function readSessionPlaces(
  connection: DuckDBConnection,
  boundaryYear: number
): Promise<{code: string; name: string; level: SessionLevel}[]> {
  return query(
    connection,
    `SELECT code, name, level FROM region
     WHERE boundary_year = $1 AND level IN ('land', 'provincie', 'corop', 'veiligheidsregio')
     ORDER BY list_position(['land', 'provincie', 'corop', 'veiligheidsregio'], level), name`,
    [boundaryYear]
  );
}

/** Reads every indicator of the five themes that has yearly values. */
export async function readSessionAreas(connection: DuckDBConnection, catalogue: Catalogue): Promise<SessionAreas> {
  const {boundaryYear} = await readSiteFacts(connection);
  const themes = new Set(
    [...catalogue.themes.values()].filter(({classification}) => classification === "dashboard").map(({id}) => id)
  );
  const held = new Map(
    (
      await query<{indicator: string; first: string; last: string}>(
        connection,
        `SELECT indicator, min(period) AS first, max(period) AS last FROM current_observation
         WHERE grain = 'year' AND breakdown = 'total' AND value IS NOT NULL GROUP BY indicator`
      )
    ).map((row) => [row.indicator, row])
  );
  const chosen = [...catalogue.indicators.values()].filter(
    ({id, parts, themes: own}) => parts.length === 0 && held.has(id) && own.some((theme) => themes.has(theme))
  );
  const years = chosen.flatMap(({id}) => [held.get(id)?.first ?? "", held.get(id)?.last ?? ""]).sort();
  const [first = "", last = ""] = [years[0]?.slice(0, 4), years.at(-1)?.slice(0, 4)];
  const series = new Map(chosen.map((indicator) => [indicator.id, emptySeries(indicator, catalogue)]));
  for (const level of sessionLevels) {
    const panel = await buildPanel(connection, {
      ...{indicators: chosen.map(({id}) => id), level, grain: "year", from: first, to: last, boundaries: boundaryYear}
    });
    const halfSteps = await readHalfSteps(connection, catalogue, {level, boundaryYear});
    for (const [column, {id}] of chosen.entries()) {
      const own = series.get(id);
      if (own === undefined) continue;
      own.periods = [...panel.periods];
      const moved = halfSteps.get(id);
      if (moved) own.halfSteps = {...own.halfSteps, ...moved};
      for (const {region, period, cells} of panel.rows) {
        const value = cells[column]?.value ?? null;
        if (value === null) continue;
        const row = (own.values[region] ??= new Array<number | null>(panel.periods.length).fill(null));
        row[panel.periods.indexOf(period)] = Number(value.toPrecision(7));
      }
      const indicator = catalogue.indicators.get(id);
      const unit = indicator && panelUnit(indicator, catalogue.indicators, panel.notes).unit;
      if (unit !== undefined && unit !== own.entry.unit) own.otherUnits[level] = unit;
      const known = new Set(own.notes.map((note) => `${note.id} ${note.level ?? ""}`));
      own.notes.push(
        ...panel.notes
          .filter((note) => note.indicator === id && note.explainedBy === null)
          .map(({id: note, kind, effect, starts, ends, text, indicator, level: about}) => ({
            ...{id: note, kind, effect, starts, ends, text, indicator},
            // How a panel was made is said of its own level.
            ...(about ? {level: about} : note.startsWith("panel-") ? {level} : {})
          }))
          .filter((note) => !known.has(`${note.id} ${note.level ?? ""}`))
      );
    }
  }
  await addSources(connection, series);
  return {
    boundaryYear,
    series: [...series.values()].map(withoutEmptyYears).filter(({periods}) => periods.length > 0)
  };
}

function emptySeries(indicator: Indicator, {indicators}: Catalogue): SessionAreaSeries {
  const {id, title, themes, direction, denominator} = indicator;
  const {unit, decimals} = shownUnit(indicator, indicators.get(denominator ?? "")?.title ?? null);
  const entry = {id, title, unit, decimals, themes, direction};
  return {entry, otherUnits: {}, periods: [], values: {}, notes: [], sources: []};
}

/** A series from its first year with a value to its last. */
function withoutEmptyYears(series: SessionAreaSeries): SessionAreaSeries {
  const rows = Object.values(series.values);
  const isKnown = series.periods.map((_, at) => rows.some((row) => row[at] !== null));
  const [first, last] = [isKnown.indexOf(true), isKnown.lastIndexOf(true)];
  const cut = <Item>(items: readonly Item[]): Item[] => (first < 0 ? [] : items.slice(first, last + 1));
  return {
    ...series,
    periods: cut(series.periods),
    values: Object.fromEntries(Object.entries(series.values).map(([code, row]) => [code, cut(row)]))
  };
}

async function addSources(connection: DuckDBConnection, series: ReadonlyMap<string, SessionAreaSeries>): Promise<void> {
  const rows = await query<{indicator: string; title: string; retrievedAt: string | null}>(
    connection,
    `SELECT DISTINCT x.indicator, s.title, ${retrievedAt("v")} AS "retrievedAt" FROM site_vintage x
     JOIN vintage v ON v.id = x.vintage JOIN source s ON s.id = v.source ${joinReadAt("v")} ORDER BY 1, 2`
  );
  for (const {indicator, title, retrievedAt} of rows) series.get(indicator)?.sources.push({title, retrievedAt});
}
