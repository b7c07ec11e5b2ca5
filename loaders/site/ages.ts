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
  /** Title of the source that counts so: figures of different sources never stand in one drawing. */
  source: string;
  title: string;
  grain: Grain;
  /** As stored, never divided: a source seldom gives the number of people of its own classes. */
  unit: string;
  decimals: number;
  points: SitePoint[];
  pulse: Pulse;
}

/** The age classes of an indicator for the Netherlands, each with its pulse: by source, then from young to old. */
export async function readAges(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  indicator: Indicator,
  {notes, crisisYear}: {notes: readonly QualityNote[]; crisisYear: number}
): Promise<AgeFigure[]> {
  const rows = await query<AgeRow>(
    connection,
    `SELECT substr(breakdown, 5) AS category, source, grain, period, value, low, high, status FROM site_ages
     WHERE indicator = $1 AND missing IS NULL
     QUALIFY row_number() OVER (PARTITION BY source, breakdown, grain, period ORDER BY vintage) = 1
       AND grain = first_value(grain) OVER (PARTITION BY source ORDER BY CASE grain WHEN 'year' THEN 1 ELSE 2 END, grain)
     ORDER BY period`,
    [indicator.id]
  );
  const titles = new Map(catalogue.breakdowns.get("age")?.categories.map(({id, title}) => [id, title]));
  const {unit, decimals} = indicator;
  const figures: AgeFigure[] = [];
  for (const same of group(rows, ({source, category}) => `${source} ${category}`).values()) {
    const [first] = same;
    if (!first) continue;
    const {category, source, grain} = first;
    const points = same.map(({period, value, low, high, status}) => ({
      ...{period, value, status},
      ...(low === null || high === null ? {} : {low, high})
    }));
    const found = pulse(points, grain, notes, crisisYear);
    if (found !== null)
      figures.push({
        ...{category, source, title: titles.get(category) ?? category, grain, unit, decimals, points},
        pulse: found
      });
  }
  const sources = [...new Set(rows.map(({source}) => source))].sort();
  return figures.sort(
    (a, b) => sources.indexOf(a.source) - sources.indexOf(b.source) || firstAge(a.category) - firstAge(b.category)
  );
}

interface AgeRow extends Omit<SitePoint, "low" | "high"> {
  category: string;
  source: string;
  grain: Grain;
  low: number | null;
  high: number | null;
}

const firstAge = (category: string): number => Number(/^\d+/.exec(category)?.[0] ?? Infinity);

/** The last age of a class that has one: 26 of "15-26"; Infinity of "65-plus" and "45-aow". */
export const lastAge = (category: string): number => Number(/^\d+-(\d+)$/.exec(category)?.[1] ?? Infinity);
