import type {DuckDBConnection} from "@duckdb/node-api";
import {group} from "d3";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {CrisisEvent, Indicator} from "../catalogue/schema.js";
import {query} from "../warehouse/database.js";
import type {Grain, Status} from "../warehouse/types.js";
import {joinReadAt, retrievedAt} from "../warehouse/vintage-moments.js";
import {pulse} from "./pulse.js";
import {asStored, shownUnit, type ShownUnit} from "./shown-unit.js";
import type {IndicatorPage, SiteCoverage, SiteEvent, SiteNote, SitePoint, SiteSeries, SiteSource} from "./types.js";

/** The finest grain first in words a reader compares by: a page shows the finest that covers the Netherlands. */
const grainOrder =
  "CASE grain WHEN 'month' THEN 1 WHEN 'quarter' THEN 2 WHEN 'half-year' THEN 3 WHEN 'year' THEN 4 WHEN 'school-year' THEN 5 WHEN 'week' THEN 6 ELSE 7 END";

/**
 * Reads the first file of an indicator's page: definition, source, notes, events, coverage and the Dutch series. The
 * municipal values (`latest`) come from the panel and are added by the caller.
 * @param allNotes of every indicator, read once
 */
export async function readIndicatorPage(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  indicator: Indicator,
  crisis: CrisisEvent,
  allNotes: readonly SiteNote[]
): Promise<Omit<IndicatorPage, "latest">> {
  const own = indicator.parts.length > 0 ? indicator.parts.map((part) => part.indicator) : [indicator.id];
  const ids = [...new Set([indicator.id, ...own])];
  const denominatorTitle = indicator.denominator
    ? (catalogue.indicators.get(indicator.denominator)?.title ?? null)
    : null;
  const grain = await readGrain(connection, ids);
  const shown = await nationalUnit(connection, catalogue, indicator, grain);
  const national: SiteSeries[] = [];
  const found: NationalRow[] = [];
  for (const id of own) {
    const part = indicator.parts.find((candidate) => candidate.indicator === id);
    const rows = grain === null ? [] : await readNationalRows(connection, id, grain, shown, part?.from, part?.to);
    const label = own.length > 1 ? (catalogue.indicators.get(id)?.title ?? id) : "Nederland";
    if (rows.length > 0) national.push({id, label, points: rows.map(pointOf)});
    found.push(...rows.filter(({value}) => value !== null));
  }
  const notes = allNotes.filter((note) => ids.includes(note.indicator));
  const last = national.at(-1);
  return {
    indicator,
    denominatorTitle,
    leadsTo: indicator.leadsTo.map((id) => ({id, title: catalogue.indicators.get(id)?.title ?? id})),
    grain,
    unitShown: shown.unit,
    decimalsShown: shown.decimals,
    sources: await readSources(connection, ids),
    nationalSources: nationalSpans(found),
    baseSources: await readBaseSources(connection, shown, found),
    notes,
    pulse: last && grain !== null ? pulse(last.points, grain, notes, Number(crisis.starts.slice(0, 4))) : null,
    events: readEvents(catalogue),
    coverage: grain === null ? [] : await readCoverage(connection, ids, grain),
    national
  };
}

async function readGrain(connection: DuckDBConnection, ids: readonly string[]): Promise<Grain | null> {
  const [row] = await query<{grain: Grain}>(
    connection,
    `SELECT grain FROM site_coverage WHERE indicator IN (SELECT unnest(string_split($1, ','))) AND missing IS NULL
     GROUP BY grain ORDER BY bool_or(level = 'land') DESC, ${grainOrder} LIMIT 1`,
    [ids.join(",")]
  );
  return row?.grain ?? null;
}

/** A year's own population, else that of the year before or after: as panels borrow it, and the value is an estimate. */
const populationOf = (id: string): string =>
  `LATERAL (SELECT arg_min(p.value, p.turn) AS value, arg_min(p.vintage, p.turn) AS vintage,
     min(abs(p.away)) > 0 AS "isBorrowed" FROM
     (SELECT value, vintage, year(period) - year(o.period) AS away,
        1000 * (2 * abs(year(period) - year(o.period)) + year(period) - year(o.period)) + place AS turn FROM site_national
      WHERE indicator = '${id}' AND grain = 'year' AND value IS NOT NULL) p WHERE abs(p.away) <= 1) d`;

/**
 * The unit the Dutch series is shown in: divided where the population is known for every period that has a value, so that
 * a line never changes base and no period drops out; else as counted.
 */
export async function nationalUnit(
  connection: DuckDBConnection,
  {indicators}: Catalogue,
  indicator: Indicator,
  grain: Grain | null
): Promise<ShownUnit> {
  const shown = shownUnit(indicator, indicators.get(indicator.denominator ?? "")?.title ?? null);
  if (shown.denominator === null || grain === null) return shown;
  const ids = [indicator.id, ...indicator.parts.map((part) => part.indicator)];
  const [lacking] = await query<{periods: number}>(
    connection,
    `SELECT count(*) AS periods FROM site_national o, ${populationOf(shown.denominator)}
     WHERE o.indicator IN (SELECT unnest(string_split($1, ','))) AND o.grain = $2 AND o.value IS NOT NULL AND d.value IS NULL`,
    [ids.join(","), grain]
  );
  return Number(lacking?.periods ?? 0) === 0 ? shown : asStored(indicator);
}

interface NationalRow {
  period: string;
  value: number | null;
  low: number | null;
  high: number | null;
  status: Status;
  missing: string | null;
  vintage: string;
  /** Of the population it was divided by; null where it was not. */
  baseVintage: string | null;
}

/** The Dutch series of an indicator in the unit it is shown in. */
export async function readNational(...asked: Parameters<typeof readNationalRows>): Promise<SitePoint[]> {
  return (await readNationalRows(...asked)).map(pointOf);
}

async function readNationalRows(
  connection: DuckDBConnection,
  id: string,
  grain: Grain,
  shown: ShownUnit,
  from?: string | null,
  to?: string | null
): Promise<NationalRow[]> {
  const window = [from ? `AND o.period >= DATE '${from}'` : "", to ? `AND o.period <= DATE '${to}'` : ""].join(" ");
  const divided = (column: string): string =>
    shown.denominator === null ? `o.${column}` : `o.${column} * ${shown.factor} / d.value`;
  const join = shown.denominator === null ? "" : `, ${populationOf(shown.denominator)}`;
  const status =
    shown.denominator === null ? "o.status" : `CASE WHEN d."isBorrowed" THEN 'estimated' ELSE o.status END`;
  return query<NationalRow>(
    connection,
    `SELECT o.period, ${divided("value")} AS value, ${divided("low")} AS low, ${divided("high")} AS high, ${status} AS status,
       o.missing, o.vintage, ${shown.denominator === null ? "NULL" : "d.vintage"} AS "baseVintage"
     FROM site_national o ${join}
     WHERE o.indicator = $1 AND o.grain = $2 ${window}
     QUALIFY row_number() OVER (PARTITION BY o.period ORDER BY o.place) = 1 ORDER BY o.period`,
    [id, grain]
  );
}

const pointOf = ({period, value, low, high, status, missing}: NationalRow): SitePoint => ({
  period,
  value,
  ...(low === null || high === null ? {} : {low, high}),
  status,
  ...(missing === null ? {} : {missing})
});

/** The vintages that values of the Dutch series are from: the one that goes on longest last. */
function nationalSpans(rows: readonly NationalRow[]): IndicatorPage["nationalSources"] {
  return [...group(rows, ({vintage}) => vintage)]
    .map(([vintage, own]): IndicatorPage["nationalSources"][number] => {
      const periods = own.map(({period}) => period).sort();
      return [vintage, periods[0] ?? "", periods.at(-1) ?? ""];
    })
    .sort(([a, , one], [b, , other]) => (one === other ? (a < b ? -1 : 1) : one < other ? -1 : 1));
}

async function readBaseSources(
  connection: DuckDBConnection,
  {denominator}: ShownUnit,
  rows: readonly NationalRow[]
): Promise<SiteSource[]> {
  if (denominator === null) return [];
  const used = new Set(rows.map(({baseVintage}) => baseVintage));
  return (await readSources(connection, [denominator])).filter(({vintage}) => used.has(vintage));
}

/** The versions of sources that hold an indicator. */
export async function readSources(connection: DuckDBConnection, ids: readonly string[]): Promise<SiteSource[]> {
  return query<SiteSource>(
    connection,
    `SELECT s.publisher, s.title, s.table_id AS "table", s.url, s.licence_title AS licence, ${retrievedAt("v")} AS "retrievedAt",
       m.value AS "readAt", v.publisher_version AS "publisherVersion", v.id AS vintage, v.is_synthetic AS synthetic,
       v.is_stale AS stale
     FROM vintage v JOIN source s ON s.id = v.source ${joinReadAt("v")}
     WHERE v.id IN (SELECT vintage FROM site_vintage WHERE indicator IN (SELECT unnest(string_split($1, ','))))
     ORDER BY s.publisher, s.title`,
    [ids.join(",")]
  );
}

function readEvents(catalogue: Catalogue): SiteEvent[] {
  return catalogue.events.map(({id, kind, title, starts, ends, description}) => ({
    id,
    kind,
    label: title,
    starts,
    ends,
    text: description
  }));
}

async function readCoverage(
  connection: DuckDBConnection,
  ids: readonly string[],
  grain: Grain
): Promise<SiteCoverage[]> {
  interface Row {
    level: string;
    period: string;
    reason: string | null;
    count: number;
    expected: number;
  }
  const rows = await query<Row>(
    connection,
    `SELECT level, period, missing AS reason, sum(count)::DOUBLE AS count, max(expected)::DOUBLE AS expected
     FROM site_coverage WHERE indicator IN (SELECT unnest(string_split($1, ','))) AND grain = $2 AND level IS NOT NULL
     GROUP BY ALL ORDER BY level, period, reason`,
    [ids.join(","), grain]
  );
  const cells = new Map<string, SiteCoverage>();
  for (const {level, period, reason, count, expected} of rows) {
    const key = `${level} ${period}`;
    const cell = cells.get(key) ?? {level, period, present: 0, expected, missing: {}};
    if (reason === null) cell.present += count;
    else cell.missing[reason] = count;
    cells.set(key, cell);
  }
  return [...cells.values()];
}
