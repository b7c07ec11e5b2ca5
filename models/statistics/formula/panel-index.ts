import {InputError} from "../../errors.js";
import type {Frame, PanelIndex} from "../types.js";
import {codeColumn, type RawCoding} from "./coding.js";
import {parsePeriods} from "./periods.js";
import {placeOf, tableColumn} from "./table-column.js";

/**
 * The rows of a table as a panel. Without unit (`null`) all rows are one series.
 *
 * Throws InputError: missing-column, missing-unit, those of parsePeriods, and duplicate-unit-period when a unit has two
 * rows in one period.
 */
export function panelIndex(table: Frame, unit: string | null, period: string): PanelIndex {
  const units = unitCoding(table, unit);
  const {time, labels} = parsePeriods(tableColumn(table, period), (row) => placeOf(table, row));
  const seen = rowsSeen(units.levels.length * labels.length);
  for (let row = 0; row < table.length; row++) {
    const key = (units.codes[row] ?? 0) * labels.length + (time[row] ?? 0);
    const before = seen.get(key);
    if (before !== undefined) {
      const label = units.levels[units.codes[row] ?? 0] ?? "";
      const who = unit === null ? "period" : `${unit} ${label} in period`;
      throw new InputError(
        "duplicate-unit-period",
        `${who} ${labels[time[row] ?? 0] ?? ""} has two rows (also ${placeOf(table, before)}); keep one` +
          (unit === null ? ", or name the unit: --panel unit,period" : ""),
        placeOf(table, row)
      );
    }
    seen.set(key, row);
  }
  return {unit: {name: unit ?? "", ...units}, time, periods: labels};
}

/** Row by cell of unit and period: dense while that is small. */
function rowsSeen(cells: number): {get(cell: number): number | undefined; set(cell: number, row: number): unknown} {
  if (cells > 4_000_000) return new Map<number, number>();
  const rows = new Int32Array(cells);
  return {
    get: (cell) => (rows[cell] ? (rows[cell] ?? 0) - 1 : undefined),
    set: (cell, row) => (rows[cell] = row + 1)
  };
}

function unitCoding(table: Frame, unit: string | null): RawCoding {
  if (unit === null) return {codes: new Int32Array(table.length), levels: ["all"]};
  const coding = codeColumn(tableColumn(table, unit));
  const missing = coding.codes.indexOf(-1);
  if (missing >= 0)
    throw new InputError(
      "missing-unit",
      `a row without ${unit}: fill it in or leave the row out`,
      placeOf(table, missing)
    );
  return coding;
}
