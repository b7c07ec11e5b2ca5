import {
  formatEuro,
  formatMissing,
  formatNumber,
  formatPeriod,
  formatProbability,
  formatSigned,
  isNumber
} from "../locale/format.js";
import {nl} from "../locale/nl.js";
import type {Grain} from "./types.js";

/** A cell without a value, and why: a word of nl.missing or a reason in Dutch. */
export interface MissingCell {
  missing: string | null;
}

export type Cell = string | number | boolean | null | undefined | MissingCell;
export type Row = Readonly<Record<string, Cell>>;

/** What a column holds and how it is written. */
export interface Column {
  key: string;
  /** Header, sentence case. */
  label: string;
  /** `period`: ISO first days, written by `grain`. */
  type?: "text" | "number" | "period";
  /** Shown in the header and in files: "%", "euro", "per 1.000 inwoners". */
  unit?: string | undefined;
  decimals?: number | undefined;
  /** A difference: with a plus before what is above zero. */
  isSigned?: boolean;
  /** A p- or q-value: what is too small to write is below a bound, never nothing. */
  isProbability?: boolean;
  grain?: Grain;
  /** Row header of the table (th scope=row); the first text or period column by default. */
  isHeader?: boolean;
  /** Link for a cell, such as a region's page. */
  href?: (row: Row) => string | null;
}

/** Columns and rows: what a table shows and what the files hold. */
export interface TableData {
  columns: readonly Column[];
  rows: readonly Row[];
  /** A last row, ruled off. */
  totals?: Row | undefined;
}

/** Column of p- or q-values. */
export const probabilityColumn = (key: string, label: string): Column => ({
  ...{key, label, type: "number", isProbability: true}
});

/** True for null, NaN and cells with a reason. */
export function isMissing(cell: Cell): cell is null | undefined | MissingCell {
  return cell == null || (typeof cell === "number" && !Number.isFinite(cell)) || typeof cell === "object";
}

/** Why a cell is empty, in words. */
export function missingWords(cell: Cell): string {
  return formatMissing(cell !== null && typeof cell === "object" ? cell.missing : null);
}

/** The cell as people read it. */
export function cellText(cell: Cell, column: Column): string {
  if (isMissing(cell)) return missingWords(cell);
  if (typeof cell === "boolean") return cell ? nl.table.yes : nl.table.no;
  if (column.type === "period" && typeof cell === "string") return formatPeriod(cell, column.grain ?? "year");
  if (isNumber(cell)) {
    if (column.isProbability) return formatProbability(cell);
    if (column.isSigned) return formatSigned(cell, column.decimals);
    // The header names the unit; only money keeps its mark, so that a pasted cell stays readable.
    // In whole: beside thousands a million said in short would lose what the others keep.
    return column.unit?.startsWith("euro")
      ? formatEuro(cell, column.decimals === undefined ? {} : {decimals: column.decimals})
      : formatNumber(cell, column.decimals);
  }
  return String(cell);
}

/** Header with its unit: "Psychische klachten (% van de volwassenen)". */
export function columnHeader({label, unit}: Column): string {
  return unit && !label.includes(unit) ? `${label} (${unit})` : label;
}

const collator = new Intl.Collator("nl-NL", {numeric: true, sensitivity: "base"});

/** Order of two cells: numbers by size, text as in a Dutch word list; what is missing always comes last. */
export function compareCells(a: Cell, b: Cell, descending = false): number {
  if (isMissing(a) || isMissing(b)) return Number(isMissing(a)) - Number(isMissing(b));
  const order = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
  return descending ? -order : order;
}
