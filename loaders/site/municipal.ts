import type {DuckDBConnection} from "@duckdb/node-api";
import {group} from "d3";
import type {Indicator} from "../catalogue/schema.js";
import {parsePeriod} from "../sources/table/parse-period.js";
import {query} from "../warehouse/database.js";
import {panelMargins} from "../warehouse/panel-margins.js";
import {buildPanel} from "../warehouse/panel.js";
import type {Panel, PanelCell, PanelNote, PanelOptions} from "../warehouse/panel-types.js";
import type {Grain} from "../warehouse/types.js";
import {isPanelGrain, panelFile, type PanelFile} from "./panel-file.js";
import {panelBase} from "./shown-unit.js";
import {sourcePlaces, sourceSpans} from "./source-spans.js";
import type {IndicatorPage, IndicatorSeries} from "./types.js";

/** Every municipality over time, and the latest period in which any has a value. */
export interface MunicipalFigures {
  series: Omit<IndicatorSeries, "baseSources">;
  latest: Omit<
    NonNullable<IndicatorPage["latest"]>,
    "unit" | "decimals" | "baseTitle" | "baseSources" | "isFromWijken"
  >;
  /** Sources of the values of all municipalities, with the places of the periods each gives. */
  places: ReadonlyMap<string, readonly number[]>;
  /** Id of the population the values were divided by; null: as stored. */
  base: string | null;
  /** Of the panel, so also of wijken where municipalities were put together from them. */
  notes: readonly PanelNote[];
  /** For computing; null for a grain nothing is computed on. */
  panel: PanelFile | null;
}

interface Extent {
  first: string;
  last: string;
}

/**
 * Municipal figures of many indicators of one grain, on one division, by id; those without any are left out. From one
 * panel, so with its rules for boundaries, rates and wijken, and without reading the warehouse anew for each indicator.
 */
export async function readMunicipal(
  connection: DuckDBConnection,
  indicators: readonly Indicator[],
  grain: Grain,
  boundaryYear: number
): Promise<Map<string, MunicipalFigures>> {
  const extents = await readExtents(connection, grain);
  const held = indicators.flatMap((indicator) => {
    const extent = joinExtents(partsOf(indicator).map((id) => extents.get(id)));
    return extent ? [{indicator, extent}] : [];
  });
  const whole = joinExtents(held.map(({extent}) => extent));
  if (!whole) return new Map();
  const options: PanelOptions = {
    indicators: held.map(({indicator}) => indicator.id),
    level: "gemeente",
    grain,
    from: whole.first.slice(0, 4),
    to: whole.last.slice(0, 4),
    boundaries: boundaryYear,
    series: windowsOf(held.map(({indicator}) => indicator))
  };
  const panel = await buildPanel(connection, options);
  const errors = await panelMargins(connection, panel, options);
  const starts = new Map(panel.periods.map((period) => [period, parsePeriod(period, grain)?.start ?? period]));
  return new Map(
    held.map(({indicator, extent}, index) => {
      const periods = [...starts].filter(([, start]) => start >= extent.first && start <= extent.last);
      const own = errors[indicator.id] ?? {};
      const made = {indicator, boundaryYear, periods: periods.map(([period]) => period), errors: own};
      return [
        indicator.id,
        {
          ...figuresOf(panel, index, extent, {starts, boundaryYear, grain}),
          base: panelBase(indicator, panel.notes),
          notes: panel.notes.filter((note) => [indicator.id, ...partsOf(indicator)].includes(note.indicator)),
          panel: isPanelGrain(grain) ? panelFile(panel, index, {...made, grain}) : null
        }
      ];
    })
  );
}

/**
 * Municipal figures for the pages of indicators: `own` at the grain of the page, and `years` of those whose page has
 * another grain, to compute with, and to show where municipalities have nothing at the grain of the page.
 */
export async function readMunicipalOfPages(
  connection: DuckDBConnection,
  pages: readonly {indicator: Indicator; grain: Grain | null}[],
  boundaryYear: number
): Promise<{own: Map<string, MunicipalFigures>; years: Map<string, MunicipalFigures>}> {
  const own = new Map<string, MunicipalFigures>();
  for (const [grain, same] of group(pages, (page) => page.grain)) {
    if (grain === null) continue;
    const indicators = same.map(({indicator}) => indicator);
    for (const [id, figures] of await readMunicipal(connection, indicators, grain, boundaryYear)) own.set(id, figures);
  }
  const others = pages.filter(({grain}) => grain !== "year").map(({indicator}) => indicator);
  return {own, years: await readMunicipal(connection, others, "year", boundaryYear)};
}

/** Windows of the series that are made of others, as a panel takes them. */
export const windowsOf = (indicators: readonly Indicator[]): NonNullable<PanelOptions["series"]> =>
  new Map(indicators.flatMap(({id, parts}) => (parts.length > 0 ? [[id, parts] as const] : [])));

const partsOf = ({id, parts}: Indicator): string[] => (parts.length > 0 ? parts.map((part) => part.indicator) : [id]);

async function readExtents(connection: DuckDBConnection, grain: Grain): Promise<Map<string, Extent>> {
  const rows = await query<Extent & {indicator: string}>(
    connection,
    `SELECT indicator, min(period) AS first, max(period) AS last FROM current_observation
     WHERE grain = $1 AND breakdown = 'total' AND (region LIKE 'GM%' OR region LIKE 'WK%') AND value IS NOT NULL
     GROUP BY indicator`,
    [grain]
  );
  return new Map(rows.map(({indicator, first, last}) => [indicator, {first, last}]));
}

function joinExtents(extents: readonly (Extent | undefined)[]): Extent | null {
  let whole = null as Extent | null;
  for (const extent of extents) {
    if (!extent) continue;
    whole = {
      first: whole && whole.first < extent.first ? whole.first : extent.first,
      last: whole && whole.last > extent.last ? whole.last : extent.last
    };
  }
  return whole;
}

function figuresOf(
  panel: Panel,
  column: number,
  {first, last}: Extent,
  {starts, boundaryYear, grain}: {starts: ReadonlyMap<string, string>; boundaryYear: number; grain: Grain}
): Pick<MunicipalFigures, "series" | "latest" | "places"> {
  const periods = [...starts.values()].filter((start) => start >= first && start <= last);
  const place = new Map(periods.map((start, index) => [start, index]));
  const values: IndicatorSeries["values"] = {};
  const latest: MunicipalFigures["latest"] = {grain, period: last, boundaryYear, sources: [], values: []};
  const held = new Map<string, Pick<PanelCell, "value" | "source">[]>();
  for (const {region, period, cells} of panel.rows) {
    const cell = cells[column];
    const start = starts.get(period) ?? period;
    const index = place.get(start);
    if (!cell || index === undefined) continue;
    // Six figures are more than any source gives, and half the download.
    const value = cell.value === null ? null : Number(cell.value.toPrecision(6));
    (values[region] ??= new Array<number | null>(periods.length).fill(null))[index] = value;
    let row = held.get(region);
    if (!row) held.set(region, (row = periods.map(() => ({value: null, source: null}))));
    row[index] = cell;
    if (start !== last) continue;
    latest.values.push({
      code: region,
      value,
      ...(cell.missing === null ? {} : {missing: cell.missing}),
      ...(cell.isEstimated ? {status: "estimated"} : {})
    });
  }
  const places = sourcePlaces([...held.values()].flatMap((row) => [...row.entries()]));
  const sources = Object.fromEntries([...held].map(([region, row]) => [region, sourceSpans([row])]));
  const at = place.get(last) ?? -1;
  return {
    series: {boundaryYear, periods, values, sources},
    latest: {...latest, sources: [...places].flatMap(([source, own]) => (own.includes(at) ? [source] : [])).sort()},
    places
  };
}
