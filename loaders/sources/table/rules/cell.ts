import type {SourceCard} from "../../../catalogue/schema.js";
import type {Headers, Slot} from "../resolve-columns.js";

/** A number of the table as the rules see it. A rule that refuses it writes its kind in `drop`. */
export interface RuleCell {
  /** Column pattern, with the breakdown in long tables: what is compared over regions and years. */
  series: string;
  /** Column pattern as cards write it. */
  pattern: string;
  /** Null: evidence only, never an observation. */
  indicator: string | null;
  region: string;
  /** First day, ISO. */
  period: string;
  row: number;
  text: string;
  /** Null: missing. */
  value: number | null;
  drop: string | null;
}

/** Columns that rules name and the card does not map: read as evidence (a region all of whose columns stood still). */
export function evidenceSlots(card: SourceCard, headers: Headers, mapped: readonly Slot[]): Slot[] {
  const taken = new Set(mapped.map(({index}) => index));
  const patterns = new Set(card.rules.flatMap((rule) => ("columns" in rule ? (rule.columns ?? []) : [])));
  return [...patterns].flatMap((pattern) =>
    headers
      .match(pattern, card.period?.grain ?? "year")
      .filter(({index}) => !taken.has(index))
      .map(({index, period}) => ({
        column: -1,
        series: pattern,
        header: headers.columns[index] ?? "",
        index,
        period,
        low: null,
        high: null
      }))
  );
}

/** Cells with a number by series and period, periods in order; `columns` limits the patterns. */
export function grid(
  cells: readonly RuleCell[],
  columns: readonly string[] | undefined
): Map<string, Map<string, RuleCell[]>> {
  const wanted = columns && new Set(columns);
  const series = new Map<string, Map<string, RuleCell[]>>();
  for (const cell of cells) {
    if (cell.value === null || cell.region === "" || (wanted && !wanted.has(cell.pattern))) continue;
    let periods = series.get(cell.series);
    if (!periods) series.set(cell.series, (periods = new Map<string, RuleCell[]>()));
    const list = periods.get(cell.period);
    if (list) list.push(cell);
    else periods.set(cell.period, [cell]);
  }
  for (const [name, periods] of series) series.set(name, new Map([...periods].sort(([a], [b]) => (a < b ? -1 : 1))));
  return series;
}

/** Digits after the decimal sign of a number as written; trailing zeros do not count. */
export function decimalsOf(text: string): number {
  const digits = /[.,](\d*?)0*$/.exec(text)?.[1];
  return digits?.length ?? 0;
}

/** The step values lie on: the largest of 1000 … 0.001 that nearly all are multiples of; null when there is none. */
export function stepOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const allowed = 0.03 * values.length;
  for (const step of [1000, 100, 50, 10, 5, 1, 0.5, 0.1, 0.01, 0.001]) {
    let off = 0;
    for (const value of values) {
      if (!isMultiple(value, step)) off += 1;
      if (off > allowed) break;
    }
    if (off <= allowed) return step;
  }
  return null;
}

export function isMultiple(value: number, step: number): boolean {
  const ratio = value / step;
  return Math.abs(ratio - Math.round(ratio)) < 1e-6 * Math.max(1, Math.abs(ratio) * 1e-3);
}
