import type {DuckDBConnection} from "@duckdb/node-api";
import {group} from "d3";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {Indicator} from "../catalogue/schema.js";
import {query} from "../warehouse/database.js";
import type {Grain, QualityNote} from "../warehouse/types.js";
import {pulse, type Pulse} from "./pulse.js";
import type {SitePoint} from "./types.js";

/** One age class of an indicator, as its own source counts it: classes of different sources are never joined. */
export interface AgeFigure {
  /** Id of the category: "15-24". */
  category: string;
  title: string;
  grain: Grain;
  /** As stored, never divided: a source seldom gives the number of people of its own classes. */
  unit: string;
  decimals: number;
  pulse: Pulse;
}

/** The age classes of an indicator for the Netherlands, from young to old, each with its pulse. */
export async function readAges(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  indicator: Indicator,
  {notes, crisisYear}: {notes: readonly QualityNote[]; crisisYear: number}
): Promise<AgeFigure[]> {
  const rows = await query<{category: string; grain: Grain; low: number | null; high: number | null} & SitePoint>(
    connection,
    `SELECT substr(breakdown, 5) AS category, grain, period, value, low, high, status FROM site_ages
     WHERE indicator = $1 AND missing IS NULL
     QUALIFY row_number() OVER (PARTITION BY breakdown, grain, period ORDER BY vintage) = 1
       AND grain = first_value(grain) OVER (ORDER BY CASE grain WHEN 'year' THEN 1 ELSE 2 END, grain)
     ORDER BY period`,
    [indicator.id]
  );
  const titles = new Map(catalogue.breakdowns.get("age")?.categories.map(({id, title}) => [id, title]));
  const {unit, decimals} = indicator;
  const figures: AgeFigure[] = [];
  for (const [category, same] of group(rows, (row) => row.category)) {
    const points = same.map(({period, value, low, high, status}) => ({
      ...{period, value, status},
      ...(low === null || high === null ? {} : {low, high})
    }));
    const grain = same[0]?.grain ?? "year";
    const found = pulse(points, grain, notes, crisisYear);
    if (found !== null)
      figures.push({category, title: titles.get(category) ?? category, grain, unit, decimals, pulse: found});
  }
  return figures.sort((a, b) => firstAge(a.category) - firstAge(b.category));
}

const firstAge = (category: string): number => Number(/^\d+/.exec(category)?.[0] ?? Infinity);

/** The last age of a class that has one: 26 of "15-26"; Infinity of "65-plus" and "45-aow". */
export const lastAge = (category: string): number => Number(/^\d+-(\d+)$/.exec(category)?.[1] ?? Infinity);
