import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../catalogue/catalogue.js";
import {query} from "../warehouse/database.js";
import type {IndicatorEntry} from "./types.js";

interface Extent {
  indicator: string;
  first: string;
  last: string;
  observations: number;
}

/** The catalogue as the page shows it: every indicator with what the warehouse holds of it, gaps included. */
export async function readIndicatorEntries(
  connection: DuckDBConnection,
  catalogue: Catalogue
): Promise<IndicatorEntry[]> {
  const extents = await query<Extent>(
    connection,
    `SELECT indicator, min(period) AS first, max(period) AS last, count(*) AS observations
     FROM current_observation WHERE value IS NOT NULL GROUP BY indicator`
  );
  const extentOf = new Map(extents.map((extent) => [extent.indicator, extent]));
  return [...catalogue.indicators.values()].map((indicator) => {
    const own = indicator.parts.length > 0 ? indicator.parts.map((part) => part.indicator) : [indicator.id];
    const held = own.map((id) => extentOf.get(id)).filter((extent): extent is Extent => extent !== undefined);
    return {
      id: indicator.id,
      title: indicator.title,
      definition: indicator.definition,
      unit: indicator.unit,
      themes: indicator.themes,
      kind: indicator.kind,
      levels: indicator.levels,
      synonyms: indicator.synonyms,
      cbs: indicator.cbs && {table: indicator.cbs.table},
      earlyWarning: indicator.earlyWarning,
      first: held.map(({first}) => first).sort()[0] ?? null,
      last:
        held
          .map(({last}) => last)
          .sort()
          .at(-1) ?? null,
      observations: held.reduce((sum, {observations}) => sum + observations, 0),
      missingBecause: held.length > 0 ? null : indicator.missingBecause
    };
  });
}
