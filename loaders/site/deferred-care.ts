import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../catalogue/catalogue.js";
import {query} from "../warehouse/database.js";
import type {Grain} from "../warehouse/types.js";
import {readSources} from "./indicator-page.js";
import type {SiteSource} from "./types.js";

/** Counts of people who came to care, by period, for the page about deferred care. */
export interface DeferredCareFile {
  indicators: DeferredCareIndicator[];
  /** The Netherlands first, then municipalities by name. */
  regions: {code: string; name: string}[];
}

export interface DeferredCareIndicator {
  id: string;
  title: string;
  unit: string;
  grain: Grain;
  /** First days of periods. */
  periods: string[];
  /** By region; null where there is no number. */
  values: Record<string, (number | null)[]>;
  sources: SiteSource[];
}

const themes = new Set(["zorg-en-sociaal", "mentale-weerbaarheid"]);
const grains = ["week", "month", "quarter", "half-year", "year"] as const satisfies readonly Grain[];
const country = "NL01";

/** Flows of people in care or mental health that have numbers, each in its finest grain; the finest grain first. */
export async function readDeferredCare(connection: DuckDBConnection, catalogue: Catalogue): Promise<DeferredCareFile> {
  const flows = [...catalogue.indicators.values()].filter(
    ({measure, flow, themes: own}) => measure === "count" && flow === "flow" && own.some((theme) => themes.has(theme))
  );
  const regions = await query<{code: string; name: string}>(
    connection,
    `SELECT code, name FROM region WHERE level = 'gemeente'
     AND boundary_year = (SELECT max(boundary_year) FROM region WHERE level = 'gemeente') ORDER BY name`
  );
  const known = [{code: country, name: "Nederland"}, ...regions];
  const codes = new Set(known.map(({code}) => code));
  const indicators: DeferredCareIndicator[] = [];
  for (const {id, title, unit} of flows) {
    const rows = await query<{region: string; grain: Grain; period: string; value: number | null}>(
      connection,
      `SELECT region, grain, strftime(period, '%Y-%m-%d') AS period, value FROM current_observation
       WHERE indicator = $1 AND breakdown = 'total' AND (region = $2 OR region LIKE 'GM%') ORDER BY period, region`,
      [id, country]
    );
    const grain = grains.find((each) => rows.some((row) => row.grain === each && row.value !== null));
    if (grain === undefined) continue;
    const own = rows.filter((row) => row.grain === grain && codes.has(row.region));
    const periods = [...new Set(own.map(({period}) => period))].sort();
    const place = new Map(periods.map((period, at) => [period, at]));
    const values: DeferredCareIndicator["values"] = {};
    for (const {region, period, value} of own)
      (values[region] ??= new Array<number | null>(periods.length).fill(null))[place.get(period) ?? 0] = value;
    indicators.push({id, title, unit, grain, periods, values, sources: await readSources(connection, [id])});
  }
  const order = ({grain}: DeferredCareIndicator): number => grains.findIndex((each) => each === grain);
  return {indicators: indicators.sort((a, b) => order(a) - order(b) || (a.title < b.title ? -1 : 1)), regions: known};
}
