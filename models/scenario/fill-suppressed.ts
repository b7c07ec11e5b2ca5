import {boundedScale} from "../statistics/ipf/bounded-line.js";
import {ipf} from "../statistics/ipf/ipf.js";
import type {ScenarioWarning} from "./warning-codes.js";

/** Counts by row and column, some not published, with totals that are. */
export interface SuppressedTable {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Row by row; null where the publisher says nothing. */
  readonly values: readonly (number | null)[];
  /** What unpublished cells are in proportion to, above 0; read only where the value is null. */
  readonly seeds: readonly number[];
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
  /** Published figures are multiples of this. */
  readonly roundTo: number;
}

export interface FilledTable {
  /** Row by row: every row adds up to its total, every column to its own. */
  readonly values: Float64Array;
  /** What rounding and the other cells of the row leave open. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly imputed: readonly boolean[];
  readonly converged: boolean;
  readonly iterations: number;
  /** Sum of the column totals over the sum of the row totals, less 1: what the columns were scaled by. */
  readonly gap: number;
  readonly warnings: readonly ScenarioWarning[];
}

/**
 * Cells that a publisher keeps back, from totals that it gives: RAS inside bounds (Deming & Stephan 1940; Stone 1961;
 * Bacharach 1970). Published cells may move inside their rounding interval, unpublished ones between 0 and what the
 * row has left. Totals are rounded too and need not agree: columns are scaled to the rows, and a difference that
 * rounding cannot explain, or a row or column whose cells cannot add up to its total, is a warning `margins-conflict`;
 * `not-converged` is one as well.
 */
export function fillSuppressed(table: SuppressedTable): FilledTable {
  const {rows, columns, values, seeds, roundTo} = table;
  const half = roundTo / 2;
  const width = columns.length;
  const warnings: ScenarioWarning[] = [];
  const low = Float64Array.from(values, (value) => (value === null ? 0 : Math.max(0, value - half)));
  const high = Float64Array.from(values, (value) => (value === null ? Infinity : value + half));
  const rowTotals = rows.map((row, r) => {
    const cells = Array.from({length: width}, (_, c) => r * width + c);
    const least = cells.reduce((sum, at) => sum + (low[at] ?? 0), 0);
    const total = table.rowTotals[r] ?? 0;
    for (const at of cells) if (values[at] === null) high[at] = Math.max(0, total + half - least);
    // A published 0 stays 0, whatever it was rounded from.
    const most = cells.reduce((sum, at) => sum + (values[at] === 0 ? 0 : (high[at] ?? 0)), 0);
    const reached = Math.min(Math.max(total, least), most);
    if (reached !== total)
      warnings.push({
        code: "margins-conflict",
        message: `the published cells of ${row} cannot add up to its total of ${total}; ${reached} was taken`
      });
    return reached;
  });
  const sum = rowTotals.reduce((total, own) => total + own, 0);
  const other = table.columnTotals.reduce((total, own) => total + own, 0);
  const gap = other / sum - 1;
  if (Math.abs(other - sum) > half * (rows.length + width))
    warnings.push({
      code: "margins-conflict",
      message: `the rows add up to ${Math.round(sum)} and the columns to ${Math.round(other)}, more apart than rounding explains; columns were scaled to the rows`
    });
  const columnTotals = columnsWithin(table, {low, high, sum, warnings});
  const cells = rows.flatMap((row, r) =>
    columns.map((column, c) => {
      const at = r * width + c;
      return {row, column, value: values[at] ?? seeds[at] ?? 1, low: low[at] ?? 0, high: high[at] ?? 0};
    })
  );
  const named = (names: readonly string[], totals: readonly number[]): Record<string, number> =>
    Object.fromEntries(names.map((name, at) => [name, totals[at] ?? 0]));
  const {fitted, converged, iterations, problems} = ipf(cells, {
    rows: named(rows, rowTotals),
    columns: named(columns, columnTotals)
  });
  if (!converged)
    warnings.push({
      code: "not-converged",
      message: `suppressed cells were not fitted to their totals within ${iterations} rounds: ${problems[0]?.message ?? ""}`
    });
  return {
    ...{values: Float64Array.from(fitted, ({value}) => value), low, high},
    imputed: values.map((value) => value === null),
    ...{converged, iterations, gap, warnings}
  };
}

/** Column totals times one factor, so that they add up to the rows, each inside what its cells can reach. */
function columnsWithin(
  {rows, columns, values, columnTotals}: SuppressedTable,
  {low, high, sum, warnings}: {low: Float64Array; high: Float64Array; sum: number; warnings: ScenarioWarning[]}
): number[] {
  const reach = (bounds: Float64Array): Float64Array =>
    Float64Array.from(columns, (_, c) =>
      rows.reduce((total, _, r) => {
        const at = r * columns.length + c;
        return total + (values[at] === 0 ? 0 : (bounds[at] ?? 0));
      }, 0)
    );
  const [least, most] = [reach(low), reach(high)];
  const factor = boundedScale(Float64Array.from(columnTotals), least, most, sum);
  return columns.map((column, c) => {
    const own = (columnTotals[c] ?? 0) * factor;
    const reached = Math.min(Math.max(own, least[c] ?? 0), most[c] ?? 0);
    if (reached !== own)
      warnings.push({
        code: "margins-conflict",
        message: `the published cells of ${column} cannot add up to ${Math.round(own)}; ${Math.round(reached)} was taken`
      });
    return reached;
  });
}
