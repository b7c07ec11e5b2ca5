import type {DuckDBConnection} from "@duckdb/node-api";
import {InputError} from "../../models/errors.js";
import type {Level} from "../catalogue/schema.js";
import {query, quote} from "./database.js";
import type {ObservedCell} from "./panel-wijken.js";
import type {Grain, MissingReason, QualityNote, RegionChange, Status} from "./types.js";
import {vintageOrder} from "./vintage-order.js";

/** What the panel must know of an indicator. */
export interface PanelIndicator {
  id: string;
  measure: "count" | "amount" | "percentage" | "rate" | "mean" | "median" | "index";
  flow: "flow" | "stock";
  denominator: string | null;
  /** Indicators that an analysis series joins over time. */
  parts: string[];
}

export interface PanelRegion {
  code: string;
  level: string;
  province: string | null;
  corop: string | null;
  safetyRegion: string | null;
  population: number | null;
  validFrom: string | null;
  validTo: string | null;
}

/** Observations of one indicator, one source, one level and one boundary year: period → region → cell. */
export interface Layer {
  source: string;
  level: Level;
  boundaryYear: number;
  periods: Map<string, Map<string, ObservedCell>>;
}

const prefixes: Readonly<Record<Level, string>> = {
  land: "NL",
  landsdeel: "LD",
  provincie: "PV",
  corop: "CR",
  veiligheidsregio: "VR",
  arbeidsmarktregio: "AM",
  jeugdregio: "JZ",
  gemeente: "GM",
  wijk: "WK",
  buurt: "BU"
};

/** Reads all indicators, by id. */
export async function readIndicators(connection: DuckDBConnection): Promise<Map<string, PanelIndicator>> {
  const rows = await query<PanelIndicator>(connection, "SELECT id, measure, flow, denominator, parts FROM indicator");
  return new Map(rows.map((row) => [row.id, row]));
}

/** Regions of a boundary year by level; empty for a year the warehouse does not know. */
export async function readRegionsOf(connection: DuckDBConnection, year: number): Promise<PanelRegion[]> {
  return query<PanelRegion>(
    connection,
    `SELECT code, level, province, corop, safety_region AS "safetyRegion", population,
            valid_from AS "validFrom", valid_to AS "validTo"
     FROM region WHERE boundary_year = $1 ORDER BY code`,
    [year]
  );
}

export async function readChanges(connection: DuckDBConnection): Promise<RegionChange[]> {
  return query<RegionChange>(
    connection,
    `SELECT from_code AS "from", to_code AS "to", changed_on AS date, weight, basis, kind, source FROM region_change`
  );
}

export interface CurrentVintage {
  id: string;
  source: string;
}

/** The current vintages in the order in which they stand where they give the same cell. */
export async function readCurrentVintages(connection: DuckDBConnection): Promise<CurrentVintage[]> {
  return query<CurrentVintage>(
    connection,
    `SELECT id, source FROM vintage WHERE is_current ORDER BY ${vintageOrder("vintage")}`
  );
}

/** Current observations of an indicator at some levels, in layers, in the order of the vintages given. */
export async function readLayers(
  connection: DuckDBConnection,
  indicator: string,
  vintages: readonly CurrentVintage[],
  what: {grain: Grain; breakdown: string; levels: readonly Level[]; first: string; last: string}
): Promise<Layer[]> {
  const wanted = new Map(what.levels.map((level) => [prefixes[level], level]));
  const place = (column: string, words: readonly string[]): string =>
    `list_position([${words.map(quote).join(", ")}], o.${column}) - 1`;
  // A panel reads a million cells: column by column and with numbers for the words that repeat, they cost a fifth.
  const reader = await connection.runAndReadAll(
    `SELECT o.region, o.boundary_year, (o.period - DATE '1970-01-01')::INTEGER AS day, o.value, ${place("missing", reasons)} AS missing,
       ${place("status", statuses)} AS status, list_position(string_split($6, ' '), o.vintage) - 1 AS vintage
     FROM observation o
     WHERE o.indicator = $1 AND o.grain = $2 AND o.breakdown = $3 AND o.period BETWEEN $4::DATE AND $5::DATE
       AND o.region[1:2] IN (${[...wanted.keys()].map(quote).join(", ")}) AND vintage IS NOT NULL
     ORDER BY vintage, o.boundary_year, day, o.region`,
    [indicator, what.grain, what.breakdown, what.first, what.last, vintages.map(({id}) => id).join(" ")]
  );
  const [regions = [], years = [], days = [], values = [], missing = [], status = [], places = []] =
    reader.getColumns() as [string[], ...Numbers[]];
  const layers = new Map<string, Layer>();
  const periods = new Map<number, string>();
  for (const [row, region] of regions.entries()) {
    const level = wanted.get(region.slice(0, 2));
    const vintage = vintages[places[row] ?? -1];
    if (level === undefined || vintage === undefined) continue;
    const year = years[row] ?? 0;
    const key = `${vintage.id} ${level} ${year}`;
    let layer = layers.get(key);
    if (!layer) {
      layer = {source: vintage.source, level, boundaryYear: year, periods: new Map()};
      layers.set(key, layer);
    }
    const day = days[row] ?? 0;
    let period = periods.get(day);
    if (period === undefined) periods.set(day, (period = new Date(day * millisecondsOfDay).toISOString().slice(0, 10)));
    let cells = layer.periods.get(period);
    if (!cells) layer.periods.set(period, (cells = new Map()));
    cells.set(region, {
      value: values[row] ?? null,
      missing: reasons[missing[row] ?? -1] ?? null,
      status: statuses[status[row] ?? -1] ?? "definitive"
    });
  }
  return [...layers.values()];
}

type Numbers = (number | null)[];
const millisecondsOfDay = 86_400_000;
const reasons: readonly MissingReason[] = ["confidential", "impossible", "not-available", "suppressed"];
const statuses: readonly Status[] = [
  "definitive",
  "provisional",
  "revised",
  "estimated",
  "imputed",
  "modelled",
  "synthetic"
];

/** Quality notes of some indicators that reach into a range of days. */
export async function readNotes(
  connection: DuckDBConnection,
  indicators: readonly string[],
  first: string,
  last: string
): Promise<QualityNote[]> {
  return query<QualityNote>(
    connection,
    `SELECT id, indicator, regions, level, starts, ends, kind, text, effect, origin, explained_by AS "explainedBy"
     FROM quality_note
     WHERE list_contains(string_split($1, ','), indicator) AND starts <= $3::DATE AND (ends IS NULL OR ends >= $2::DATE)
     ORDER BY indicator, starts, id`,
    [indicators.join(","), first, last]
  );
}

/** Inhabitants by wijk and year: the indicator `inwoners`, and the population of region rows. */
export async function readWijkPopulations(connection: DuckDBConnection): Promise<Map<number, Map<string, number>>> {
  const rows = await query<{code: string; year: number; population: number}>(
    connection,
    `SELECT code, boundary_year AS year, population FROM region WHERE level = 'wijk' AND population IS NOT NULL
     UNION ALL
     SELECT region AS code, year(period) AS year, value AS population FROM current_observation
     WHERE indicator = 'inwoners' AND grain = 'year' AND breakdown = 'total' AND region[1:2] = 'WK' AND value IS NOT NULL`
  );
  const years = new Map<number, Map<string, number>>();
  for (const {code, year, population} of rows) {
    let wijken = years.get(year);
    if (!wijken) years.set(year, (wijken = new Map()));
    wijken.set(code, population);
  }
  return years;
}

export function requireIndicator(indicators: ReadonlyMap<string, PanelIndicator>, id: string): PanelIndicator {
  const found = indicators.get(id);
  if (!found)
    throw new InputError("unknown-indicator", `no indicator ${id} in this warehouse; see \`data indicators\``, id);
  return found;
}
