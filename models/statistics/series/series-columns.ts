import {InputError} from "../../errors.js";
import {panelIndex} from "../formula/panel-index.js";
import {numberColumn, placeOf} from "../formula/table-column.js";
import type {Frame} from "../types.js";

/** Columns of one series in time order. */
export interface SeriesColumns {
  /** One a name, a value a period; NaN where a period or a cell is missing. */
  readonly columns: readonly Float64Array[];
  /** Labels of the periods; numbers from 1 without a column of periods. */
  readonly periods: readonly string[];
  /** Names a period in messages. */
  placeOf(index: number): string;
}

/**
 * Columns of a table as one series: in the order of its periods, a missing period as a missing value. Without a column
 * of periods the order of the rows is taken.
 *
 * Throws InputError: missing-column, text-in-number-column, no-rows, duplicate-unit-period and those of parsePeriods.
 *
 * @param period column of periods, or null
 */
export function seriesColumns(table: Frame, names: readonly string[], period: string | null): SeriesColumns {
  if (table.length === 0) throw new InputError("no-rows", "the table has no rows", table.origin?.file ?? null);
  const columns = names.map((name) => numberColumn(table, name));
  if (period === null)
    return {
      columns,
      periods: Array.from({length: table.length}, (_, row) => String(row + 1)),
      placeOf: (row) => placeOf(table, row)
    };
  const {time, periods} = panelIndex(table, null, period);
  const ordered = columns.map((column) => {
    const values = new Float64Array(periods.length).fill(NaN);
    time.forEach((step, row) => {
      values[step] = column[row] ?? NaN;
    });
    return values;
  });
  return {columns: ordered, periods, placeOf: (index) => `${period} ${periods[index] ?? ""}`};
}
