import {InputError} from "../../errors.js";

/** A cell of the seed; `low` and `high` bound what it may become, as a rounded or suppressed figure does. */
export interface IpfCell {
  row: string;
  column: string;
  /** The seed, ≥ 0; 0 stays 0. */
  value: number;
  low?: number;
  high?: number;
}

export type Margins = Readonly<Record<string, number>>;

interface Lines {
  names: readonly string[];
  targets: Float64Array;
  /** Cells of each line. */
  cells: readonly (readonly number[])[];
}

/** A seed, checked and by number: cell c stands in row rowOf[c] and column columnOf[c]. */
export interface SeedTable {
  values: Float64Array;
  lows: Float64Array;
  highs: Float64Array;
  isBounded: boolean;
  rowOf: Int32Array;
  columnOf: Int32Array;
  rows: Lines;
  columns: Lines;
}

/** The two grand totals may differ by this part of them: figures as people write them are rounded. */
const rounding = 1e-8;

/**
 * Check a seed and its margins, and number them.
 *
 * @throws InputError `invalid-seed`, `duplicate-cell`, `missing-target`, `invalid-target`, `margins-differ`,
 * `invalid-bounds`
 */
export function seedTable(seed: readonly IpfCell[], targets: {rows: Margins; columns: Margins}): SeedTable {
  if (seed.length === 0) throw new InputError("invalid-seed", "the seed has no cells");
  for (const cell of seed) checkCell(cell);
  const isBounded = seed.some(({low, high}) => low !== undefined || high !== undefined);
  const rows = lines(seed, "row", targets.rows);
  const columns = lines(seed, "column", targets.columns);
  const twice = new Set<string>();
  for (const {row, column} of seed) {
    const key = JSON.stringify([row, column]);
    if (twice.has(key))
      throw new InputError("duplicate-cell", "the cell stands in the seed twice; add the two up", `${row}, ${column}`);
    twice.add(key);
  }
  const table: SeedTable = {
    values: Float64Array.from(seed, ({value}) => value),
    lows: Float64Array.from(seed, ({low}) => low ?? 0),
    // A cell of 0 stays 0, whatever its upper bound.
    highs: Float64Array.from(seed, ({value, high}) => (value === 0 ? 0 : (high ?? Infinity))),
    isBounded,
    rowOf: rows.of,
    columnOf: columns.of,
    rows: rows.lines,
    columns: balanced(rows.lines, columns.lines)
  };
  if (isBounded) for (const kind of ["row", "column"] as const) checkReach(table, kind);
  return table;
}

function checkCell({row, column, value, low, high}: IpfCell): void {
  const where = `${row}, ${column}`;
  if (!(value >= 0) || value === Infinity)
    throw new InputError(
      "invalid-seed",
      `a seed is a number of 0 or more, not ${Number.isNaN(value) ? "missing" : value}; write 0 for an impossible cell`,
      where
    );
  const from = low ?? 0;
  const to = high ?? Infinity;
  if (!(from >= 0) || !(to >= from))
    throw new InputError("invalid-bounds", `bounds run from 0 or more upwards, not from ${from} to ${to}`, where);
  if (value === 0 && from > 0)
    throw new InputError("invalid-bounds", `a seed of 0 stays 0 and cannot reach the lower bound ${from}`, where);
}

function lines(seed: readonly IpfCell[], kind: "row" | "column", targets: Margins): {lines: Lines; of: Int32Array} {
  const numbers = new Map<string, number>();
  const cells: number[][] = [];
  const of = Int32Array.from(seed, (cell, index) => {
    const name = cell[kind];
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    (cells[known] ??= []).push(index);
    return known;
  });
  const names = [...numbers.keys()];
  const without = names.filter((name) => !Object.hasOwn(targets, name));
  if (without.length > 0)
    throw new InputError("missing-target", `no total is given for ${kind} ${list(without)}`, `${kind} totals`);
  for (const [name, target] of Object.entries(targets)) {
    if (!(target >= 0) || target === Infinity)
      throw new InputError("invalid-target", `a total is a number of 0 or more, not ${target}`, `${kind} ${name}`);
    if (target > 0 && !numbers.has(name))
      throw new InputError("missing-seed", `the seed has no cell for ${kind} ${name}, whose total is ${target}`);
  }
  return {lines: {names, targets: Float64Array.from(names, (name) => targets[name] ?? 0), cells}, of};
}

/** The columns, with totals scaled by what rounding left between the two grand totals. */
function balanced(rows: Lines, columns: Lines): Lines {
  const [all, others] = [rows, columns].map(({targets}) => targets.reduce((sum, target) => sum + target, 0));
  const [total = 0, other = 0] = [all, others];
  if (!(Math.abs(total - other) <= rounding * Math.max(total, other)))
    throw new InputError(
      "margins-differ",
      `the rows add up to ${total} and the columns to ${other}; no table has both: scale one of them to the other`,
      "row and column totals"
    );
  return other === 0 ? columns : {...columns, targets: columns.targets.map((target) => target * (total / other))};
}

/** Every total must lie between what the bounds of its cells allow. */
function checkReach({lows, highs, ...table}: SeedTable, kind: "row" | "column"): void {
  const {names, targets, cells} = kind === "row" ? table.rows : table.columns;
  cells.forEach((own, index) => {
    const sum = (bounds: Float64Array): number => own.reduce((total, cell) => total + (bounds[cell] ?? 0), 0);
    const [least, most, target] = [sum(lows), sum(highs), targets[index] ?? 0];
    if (target >= least * (1 - rounding) && target <= most * (1 + rounding)) return;
    throw new InputError(
      "outside-bounds",
      `the bounds of its cells allow ${least} to ${most}, its total is ${target}`,
      `${kind} ${names[index] ?? ""}`
    );
  });
}

const list = (names: readonly string[]): string =>
  names.length <= 5 ? names.join(", ") : `${names.slice(0, 5).join(", ")} and ${names.length - 5} more`;
