import type {Database} from "./database.js";
import type {Grain} from "./types.js";

/** What to read from the warehouse, in its own words. */
export interface PanelQuery {
  /** Indicator ids, one column each. */
  indicators: readonly string[];
  /** "gemeente", "provincie", "land", … */
  level: string;
  grain: Grain;
  /** First days of the first and last period, ISO; without them everything. */
  from?: string;
  to?: string;
  /** "total" by default; "age=18-26;sex=f". */
  breakdown?: string;
}

/** A region in a period; a column for each indicator, null where there is no value. */
export type PanelRow = {region: string; name: string; period: string} & Record<string, number | string | null>;

/**
 * The question as SQL with parameters. Values as stored, on the boundaries they were published for: rates and one
 * division of municipalities for all years are made by `samenhang data panel`.
 */
function panelSql({indicators, level, grain, from, to, breakdown = "total"}: PanelQuery): {
  sql: string;
  params: string[];
} {
  if (indicators.length === 0) throw new Error("missing indicators: name at least one");
  const unknown = indicators.find((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id));
  if (unknown !== undefined) throw new Error(`invalid indicator: ${unknown}`);
  const params: string[] = [];
  // A prepared statement in the browser takes text only one value at a time, and no lists.
  const parameter = (value: string): string => {
    params.push(value);
    return "?";
  };
  const columns = indicators.map(
    (id) => `max(CASE WHEN o.indicator = ${parameter(id)} THEN o.value END)::DOUBLE AS "${id}"`
  );
  const wanted = indicators.map((id) => parameter(id)).join(", ");
  const conditions = [
    `o.indicator IN (${wanted})`,
    `o.grain = ${parameter(grain)}`,
    `o.breakdown = ${parameter(breakdown)}`,
    `r.level = ${parameter(level)}`,
    ...(from === undefined ? [] : [`o.period >= CAST(${parameter(from)} AS DATE)`]),
    ...(to === undefined ? [] : [`o.period <= CAST(${parameter(to)} AS DATE)`])
  ];
  return {
    params,
    sql: `SELECT o.region, any_value(r.name) AS name, strftime(o.period, '%Y-%m-%d') AS period, ${columns.join(", ")}
FROM current_observation o JOIN region r ON r.code = o.region AND r.boundary_year = o.boundary_year
WHERE ${conditions.join(" AND ")}
GROUP BY o.region, o.period ORDER BY o.region, o.period`
  };
}

/** Reads a panel from an open database. */
export async function queryPanel(database: Database, query: PanelQuery): Promise<PanelRow[]> {
  const {sql, params} = panelSql(query);
  return (await database.query(sql, params)) as PanelRow[];
}
