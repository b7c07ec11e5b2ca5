import type {DuckDBConnection} from "@duckdb/node-api";
import type {PersonUnit} from "../../models/statistics/reading/expected-effect.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {Indicator} from "../catalogue/schema.js";
import {query} from "../warehouse/database.js";
import type {PanelEntry, PanelFile, PanelGrain, PanelIndex, PanelRegionEntry} from "./panel-file.js";
import {panelBase, panelUnit} from "./shown-unit.js";

/** Municipalities of a division with their parents, and those parents, for computing with panels. */
export async function readPanelRegions(
  connection: DuckDBConnection,
  boundaryYear: number
): Promise<PanelRegionEntry[]> {
  return query<PanelRegionEntry>(
    connection,
    `SELECT code, name, CASE WHEN level = 'gemeente' THEN corop END AS corop,
       CASE WHEN level IN ('gemeente', 'corop') THEN province END AS province, population,
       longitude, latitude
     FROM region WHERE boundary_year = $1 AND level IN ('gemeente', 'corop', 'provincie')
     ORDER BY list_position(['gemeente', 'corop', 'provincie'], level), name, code`,
    [boundaryYear]
  );
}

/** The index of the files made: every indicator of which a municipality has a value in some grain. */
export function panelIndex(
  files: readonly PanelFile[],
  {indicators}: Catalogue,
  made: Omit<PanelIndex, "indicators" | "absent">
): PanelIndex {
  const entries = new Map<string, PanelEntry>();
  for (const {indicator: id, grain, periods, notes} of files) {
    const indicator = indicators.get(id);
    const [first, last] = [periods[0], periods.at(-1)];
    if (indicator === undefined || first === undefined || last === undefined) continue;
    const extents: Partial<Record<PanelGrain, [string, string]>> = {
      ...entries.get(id)?.extents,
      [grain]: [first, last]
    };
    const {title, measure, themes, direction, synonyms} = indicator;
    const {unit, decimals} = panelUnit(indicator, indicators, notes);
    entries.set(id, {
      id,
      title,
      unit,
      decimals,
      measure,
      themes,
      direction,
      synonyms,
      extents,
      persons: personUnit(indicator, notes)
    });
  }
  const absent = [...indicators.values()].filter(({id}) => !entries.has(id));
  return {
    ...made,
    indicators: [...entries.values()].sort((a, b) => a.title.localeCompare(b.title, "nl")),
    absent: Object.fromEntries(absent.map(({id, themes}) => [id, themes]))
  };
}

/** What one unit of a column is in persons; a note says when all inhabitants took the place of the own denominator. */
function personUnit(indicator: Indicator, notes: PanelFile["notes"]): PersonUnit | null {
  const {measure, denominator} = indicator;
  const base = panelBase(indicator, notes);
  if (base === null) return null;
  if (measure === "count") return {per: 1000, base};
  return measure === "percentage" ? {per: 100, base: denominator ?? base} : null;
}
