import type {DuckDBConnection} from "@duckdb/node-api";
import type {Indicator} from "../catalogue/schema.js";
import {parsePeriod} from "../sources/table/parse-period.js";
import {query} from "../warehouse/database.js";
import {buildPanel} from "../warehouse/panel.js";
import type {Grain} from "../warehouse/types.js";
import type {IndicatorPage, IndicatorSeries} from "./types.js";

/**
 * Every municipality over time on one division, from the panel (so with its rules for boundaries, rates and wijken), and
 * the latest period in which any municipality has a value. Null when there is none.
 */
export async function readMunicipal(
  connection: DuckDBConnection,
  indicator: Indicator,
  grain: Grain,
  boundaryYear: number
): Promise<{series: IndicatorSeries; latest: NonNullable<IndicatorPage["latest"]>} | null> {
  const own = indicator.parts.length > 0 ? indicator.parts.map((part) => part.indicator) : [indicator.id];
  const [extent] = await query<{first: string | null; last: string | null}>(
    connection,
    `SELECT min(period) AS first, max(period) AS last FROM current_observation
     WHERE indicator IN (SELECT unnest(string_split($1, ','))) AND grain = $2 AND breakdown = 'total'
       AND (region LIKE 'GM%' OR region LIKE 'WK%') AND value IS NOT NULL`,
    [own.join(","), grain]
  );
  if (!extent?.first || !extent.last) return null;
  const panel = await buildPanel(connection, {
    indicators: [indicator.id],
    level: "gemeente",
    grain,
    from: extent.first.slice(0, 4),
    to: extent.last.slice(0, 4),
    boundaries: boundaryYear
  });
  const starts = new Map(panel.periods.map((period) => [period, parsePeriod(period, grain)?.start ?? period]));
  const periods = [...starts.values()].filter((start) => start >= (extent.first ?? "") && start <= (extent.last ?? ""));
  const column = new Map(periods.map((start, index) => [start, index]));
  const values: Record<string, (number | null)[]> = {};
  const latestPeriod = periods.at(-1) ?? extent.last;
  const latest: NonNullable<IndicatorPage["latest"]> = {period: latestPeriod, boundaryYear, values: []};
  for (const {region, period, cells} of panel.rows) {
    const [cell] = cells;
    const start = starts.get(period) ?? period;
    const index = column.get(start);
    if (!cell || index === undefined) continue;
    const row = (values[region] ??= new Array<number | null>(periods.length).fill(null));
    row[index] = cell.value === null ? null : Number(cell.value.toPrecision(6));
    if (start === latestPeriod)
      latest.values.push({
        code: region,
        value: row[index] ?? null,
        ...(cell.missing === null ? {} : {missing: cell.missing}),
        ...(cell.isEstimated ? {status: "estimated"} : {})
      });
  }
  return {series: {boundaryYear, periods, values}, latest};
}
