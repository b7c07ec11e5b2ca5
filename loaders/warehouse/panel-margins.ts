import type {DuckDBConnection} from "@duckdb/node-api";
import {query, quote} from "./database.js";
import {formatPeriod} from "./panel-periods.js";
import type {Panel, PanelOptions} from "./panel-types.js";

/** Standard errors by indicator, region and period. */
export type SamplingErrors = Record<string, Record<string, Record<string, number>>>;

/**
 * Standard errors of the figures of questionnaires in a panel: (high − low)/3.92, where publishers give margins of 95 %.
 * Percentages, means and indices only, since those stand in a panel as published; figures that were put together from
 * others have none.
 */
export async function panelMargins(
  connection: DuckDBConnection,
  panel: Pick<Panel, "regions" | "periods">,
  {indicators, grain, breakdown = "total"}: PanelOptions
): Promise<SamplingErrors> {
  const rows = await query<{indicator: string; region: string; period: string; error: number}>(
    connection,
    `SELECT indicator, region, strftime(period, '%Y-%m-%d') AS period, sqrt(avg(pow((high - low) / 3.92, 2))) AS error
     FROM observation JOIN indicator ON indicator.id = observation.indicator
     WHERE indicator IN (${indicators.map(quote).join(", ")}) AND measure IN ('percentage', 'mean', 'index')
       AND grain = ${quote(grain)} AND breakdown = ${quote(breakdown)} AND high > low
     GROUP BY ALL ORDER BY ALL`
  );
  const [regions, periods] = [new Set(panel.regions), new Set(panel.periods)];
  const found: SamplingErrors = {};
  for (const {indicator, region, period, error} of rows) {
    const label = formatPeriod(period, grain);
    if (regions.has(region) && periods.has(label)) ((found[indicator] ??= {})[region] ??= {})[label] = error;
  }
  return found;
}
