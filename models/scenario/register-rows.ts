import {InputError} from "../errors.js";
import {placeOf, tableColumn} from "../statistics/formula/table-column.js";
import type {Column, Frame} from "../statistics/types.js";
import type {RegisterOptions, RegisterRow} from "./register.js";

/** Marks by which registers keep a number back. */
const kept = new Set(["", "x", ".", "*", "-", "geheim"]);

/**
 * Lines of a business register from a table with a column `sector`, one of `jobs` or `share`, and perhaps `national`,
 * `establishments` and `largest`. A number kept back is empty, a mark or "<5".
 *
 * @param table numbers may still stand as text, written with the decimal sign
 * @throws InputError missing-column; invalid-number, with the line
 */
export function registerRows(table: Frame, decimal: string): {rows: RegisterRow[]; unit: RegisterOptions["unit"]} {
  const unit = "share" in table.columns ? "share" : "jobs";
  const [sectors, values] = [tableColumn(table, "sector"), tableColumn(table, unit)];
  const [national, establishments, largest] = ["national", "establishments", "largest"].map(
    (name) => table.columns[name]
  );
  const number = (column: Column | undefined, row: number): number | null => {
    const cell = column?.[row] ?? null;
    if (cell === null || typeof cell === "number") return cell === null || Number.isNaN(cell) ? null : cell;
    const text = String(cell).trim();
    // A number below a limit ("<5") is kept back too.
    if (kept.has(text.toLowerCase()) || text.startsWith("<")) return null;
    // Under a decimal comma a point would be one of thousands: refused, so that 1.000 is never read as 1.
    const value = decimal === "," ? (text.includes(".") ? NaN : Number(text.replace(",", "."))) : Number(text);
    if (Number.isNaN(value))
      throw new InputError(
        "invalid-number",
        `"${text}" is no number; leave a cell empty or write x for one kept back`,
        placeOf(table, row)
      );
    return value;
  };
  const rows = Array.from({length: table.length}, (_, row): RegisterRow => ({
    sector: padded(String(sectors[row] ?? "").trim()),
    value: number(values, row),
    ...(national === undefined ? {} : {national: number(national, row)}),
    ...(establishments === undefined ? {} : {establishments: number(establishments, row)}),
    ...(largest === undefined ? {} : {largest: number(largest, row)})
  }));
  return {rows, unit};
}

/** Spreadsheets drop the 0 of division 01. */
const padded = (sector: string): string => (/^\d$/.test(sector) ? `0${sector}` : sector);
