import type {DuckDBConnection} from "@duckdb/node-api";
import {group} from "d3";
import type {Catalogue} from "../../catalogue/catalogue.js";
import type {Indicator, Level} from "../../catalogue/schema.js";
import {parsePeriod} from "../../sources/table/parse-period.js";
import {query} from "../../warehouse/database.js";
import {disclosureRules} from "../../warehouse/disclosure.js";
import {disclosePanel} from "../../warehouse/panel-disclose.js";
import {buildPanel} from "../../warehouse/panel.js";
import type {Panel, PanelCell, PanelNote, PanelOptions} from "../../warehouse/panel-types.js";
import type {Grain} from "../../warehouse/types.js";

/** One indicator of all regions of a level, in the finest grain it has for them. */
export interface AreaColumn {
  indicator: Indicator;
  grain: Grain;
  /** First days. */
  periods: string[];
  /** By code, along the periods: rates, and the counts behind them (null where the indicator counts nothing). */
  cells: ReadonlyMap<string, readonly PanelCell[]>;
  counts: ReadonlyMap<string, readonly PanelCell[]> | null;
  notes: readonly PanelNote[];
  /** What sources round their values to (of what is counted: the counts), by id of source. */
  steps: ReadonlyMap<string, number>;
}

/** Finest first; weeks and days are too restless to put before a year. */
const grains: readonly Grain[] = ["month", "quarter", "half-year", "year", "school-year", "week", "day"];

export const isCounted = ({measure}: Pick<Indicator, "measure">): boolean =>
  measure === "count" || measure === "amount";

/** A size such as inhabitants or the labour force: an area has the sum, and nothing is higher or lower than a country. */
export const isSize = (indicator: Pick<Indicator, "measure" | "denominator">): boolean =>
  isCounted(indicator) && indicator.denominator === null;

interface Extent {
  indicator: string;
  grain: Grain;
  first: string;
  last: string;
}

export interface AreaColumnOptions {
  boundaryYear: number;
  level: Level;
  /** The grain to read; else the finest each has. */
  only?: Grain;
  /** Indicators to read; else all. */
  ids?: ReadonlySet<string>;
  /** How many of the last years; else all. */
  years?: number;
}

/**
 * Reads every indicator of one level on one division, from two panels a grain, so with the rules of panels for boundaries,
 * rates and wijken; what is not public is made safe first. Series that join others are left out: their parts stand on their own.
 */
export async function readAreaColumns(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  {boundaryYear, level, only, ids, years}: AreaColumnOptions
): Promise<AreaColumn[]> {
  const extents = await readExtents(connection, level);
  const chosen = [...catalogue.indicators.values()].flatMap((indicator) => {
    if (indicator.parts.length > 0 || (ids && !ids.has(indicator.id))) return [];
    const own = extents.filter((extent) => extent.indicator === indicator.id && (!only || extent.grain === only));
    const [extent] = own.sort((a, b) => grains.indexOf(a.grain) - grains.indexOf(b.grain));
    return extent ? [{indicator, extent}] : [];
  });
  const columns: AreaColumn[] = [];
  for (const [grain, held] of group(chosen, ({extent}) => extent.grain)) {
    const first = held.map(({extent}) => extent.first).sort()[0] ?? "";
    const last =
      held
        .map(({extent}) => extent.last)
        .sort()
        .at(-1) ?? "";
    const from = years ? Math.max(Number(first.slice(0, 4)), Number(last.slice(0, 4)) + 1 - years) : first.slice(0, 4);
    const made = await readPanels(connection, catalogue, {
      ...{from: String(from), to: last.slice(0, 4)},
      ...{indicators: held.map(({indicator}) => indicator.id), level, grain, boundaries: boundaryYear}
    });
    for (const [at, {indicator, extent}] of held.entries())
      columns.push({...columnOf(made, at, indicator, extent), steps: stepsOf(indicator, catalogue)});
  }
  return columns;
}

/** What each source rounds an indicator to: its column says so, else of counts the whole table. */
export function stepsOf(
  {id, measure}: Pick<Indicator, "id" | "measure">,
  {sources}: Pick<Catalogue, "sources">
): AreaColumn["steps"] {
  return new Map(
    [...sources.values()].flatMap(({id: source, columns, rounding}) => {
      const own = columns.filter(({indicator}) => indicator === id).flatMap((column) => column.rounding ?? []);
      const step = own.length > 0 ? Math.max(...own) : measure === "count" ? rounding : undefined;
      return step === undefined ? [] : [[source, step] as const];
    })
  );
}

async function readExtents(connection: DuckDBConnection, level: Level): Promise<Extent[]> {
  const below = level === "wijk" ? "region LIKE 'WK%'" : "(region LIKE 'GM%' OR region LIKE 'WK%')";
  // Larger areas have figures of their own beside what is put together.
  const regions = level === "wijk" || level === "gemeente" ? below : "true";
  return query<Extent>(
    connection,
    `SELECT indicator, grain, min(period) AS first, max(period) AS last FROM current_observation
     WHERE breakdown = 'total' AND ${regions} AND value IS NOT NULL GROUP BY ALL`
  );
}

/** Rates and counts, both fit to be published. */
async function readPanels(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  options: PanelOptions
): Promise<{rates: Panel; counts: Panel}> {
  const [rates, counts] = [
    await buildPanel(connection, {...options, per: "rate"}),
    await buildPanel(connection, {...options, per: "count"})
  ];
  const rules = new Map(
    [...catalogue.sources.keys()].flatMap((id) => {
      const limits = disclosureRules(catalogue, [id]);
      return limits ? [[id, limits] as const] : [];
    })
  );
  if (rules.size === 0) return {rates, counts};
  const isCount = (id: string): boolean => catalogue.indicators.get(id)?.measure === "count";
  return {
    rates: disclosePanel(rates, counts, rules, isCount),
    counts: disclosePanel(counts, counts, rules, isCount)
  };
}

function columnOf(
  {rates, counts}: {rates: Panel; counts: Panel},
  at: number,
  indicator: Indicator,
  {grain, first, last}: Extent
): Omit<AreaColumn, "steps"> {
  const starts = new Map(rates.periods.map((period) => [period, parsePeriod(period, grain)?.start ?? period]));
  const periods = [...starts.values()].filter((start) => start >= first && start <= last);
  const pick = (panel: Panel): Map<string, PanelCell[]> => {
    const cells = new Map<string, PanelCell[]>();
    for (const {region, period, cells: row} of panel.rows) {
      const start = starts.get(period) ?? period;
      const cell = row[at];
      if (!cell || start < first || start > last) continue;
      const own = cells.get(region);
      if (own) own.push(cell);
      else cells.set(region, [cell]);
    }
    return cells;
  };
  return {
    ...{indicator, grain, periods, cells: pick(rates)},
    counts: isCounted(indicator) ? pick(counts) : null,
    notes: rates.notes.filter((note) => note.indicator === indicator.id)
  };
}
