import {InputError} from "../../errors.js";
import {boundedScale} from "./bounded-line.js";
import {seedTable, type IpfCell, type Margins, type SeedTable} from "./seed-table.js";
import {unmetMargins, type IpfProblem} from "./unmet-margins.js";

export interface IpfOptions {
  /** Largest difference of a margin from its target, as a part of that target; default 1e-10. */
  tolerance?: number;
  /** Default 10,000 rounds of rows and columns. */
  maxIterations?: number;
  signal?: AbortSignal;
}

export interface IpfFitted {
  row: string;
  column: string;
  value: number;
  /** Where the cell stands at one of its bounds. */
  bound?: "low" | "high";
}

export interface Ipf {
  /** In the order of the seed. */
  fitted: IpfFitted[];
  /** Rounds of rows and columns. */
  iterations: number;
  converged: boolean;
  /** Margins that are not met, and why; empty when it converged. */
  problems: IpfProblem[];
}

/**
 * Fit a table to the totals of its rows and columns by iterative proportional fitting (RAS): the table nearest to the
 * seed by Σ x·ln(x/seed) that has those totals, x_ij = seed_ij·a_i·b_j, by scaling rows and columns in turn (Deming &
 * Stephan 1940; Stone 1961). Cells with bounds are x_ij = min(max(seed_ij·a_i·b_j, low), high), the solution of the same
 * problem inside the bounds, by exact steps on the dual (Bregman 1967). Cells of 0, and pairs not in the seed, stay 0.
 *
 * Without convergence the problems name the rows and columns; those of 1e-8 or less between the two grand totals are
 * taken for rounding, and the columns are scaled to the rows.
 *
 * @param seed one cell for each pair of row and column, at most once
 * @param targets totals by name of row and of column
 * @throws InputError when names do not match, values are negative or missing, the totals differ, or bounds exclude them
 */
export function ipf(
  seed: readonly IpfCell[],
  targets: {rows: Margins; columns: Margins},
  {tolerance = 1e-10, maxIterations = 10_000, signal}: IpfOptions = {}
): Ipf {
  const table = seedTable(seed, targets);
  const {values, rowOf, columnOf, lows, highs, rows, columns} = table;
  const a = new Float64Array(rows.names.length).fill(1);
  const b = new Float64Array(columns.names.length).fill(1);
  const byRow = {line: rows, own: a, other: b, otherOf: columnOf};
  const byColumn = {line: columns, own: b, other: a, otherOf: rowOf};
  const fittedAt = (cell: number): number => {
    const value = (values[cell] ?? 0) * (a[rowOf[cell] ?? 0] ?? 0) * (b[columnOf[cell] ?? 0] ?? 0);
    return Math.min(Math.max(value, lows[cell] ?? 0), highs[cell] ?? Infinity);
  };
  let iterations = 0;
  let gap = Infinity;
  let still = 0;
  // Inside bounds factors may drift for long at one gap before a cell leaves its bound.
  const patience = table.isBounded ? 2000 : 50;
  while (iterations < maxIterations && gap > tolerance && still < patience) {
    signal?.throwIfAborted();
    scaleLines(table, byRow);
    scaleLines(table, byColumn);
    iterations++;
    const before = gap;
    gap = largestGap(table, fittedAt);
    // What cannot be met settles at a difference that no longer moves.
    still = Math.abs(before - gap) <= 1e-13 * gap ? still + 1 : 0;
  }
  const fitted = seed.map(({row, column, low, high}, cell): IpfFitted => {
    const value = fittedAt(cell);
    if (!Number.isFinite(value))
      throw new InputError(
        "not-finite",
        "the scaling left the range of numbers; check the totals",
        `${row}, ${column}`
      );
    const bound = value === high ? "high" : value === low ? "low" : null;
    return {row, column, value, ...(bound === null ? {} : {bound})};
  });
  const converged = gap <= tolerance;
  return {
    fitted,
    iterations,
    converged,
    problems: converged ? [] : unmetMargins(table, fitted, {tolerance, iterations})
  };
}

interface Scaled {
  line: SeedTable["rows"];
  own: Float64Array;
  other: Float64Array;
  otherOf: Int32Array;
}

/** Set the factor of every line so that its cells add up to its target. */
function scaleLines({values, lows, highs, isBounded}: SeedTable, {line, own, other, otherOf}: Scaled): void {
  line.cells.forEach((cells, index) => {
    const target = line.targets[index] ?? 0;
    const masses = Float64Array.from(cells, (cell) => (values[cell] ?? 0) * (other[otherOf[cell] ?? 0] ?? 0));
    if (isBounded) {
      const pick = (from: Float64Array): Float64Array => Float64Array.from(cells, (cell) => from[cell] ?? 0);
      own[index] = boundedScale(masses, pick(lows), pick(highs), target);
      return;
    }
    const sum = masses.reduce((total, mass) => total + mass, 0);
    own[index] = target === 0 || sum === 0 ? 0 : target / sum;
  });
}

/** The largest relative difference of a margin from its target; a line of target 0 is met only by 0. */
function largestGap({rows, columns}: SeedTable, fittedAt: (cell: number) => number): number {
  let largest = 0;
  for (const {cells, targets} of [rows, columns])
    cells.forEach((own, index) => {
      const sum = own.reduce((total, cell) => total + fittedAt(cell), 0);
      const target = targets[index] ?? 0;
      largest = Math.max(largest, Math.abs(sum - target) / (target === 0 ? 1 : target));
    });
  return largest;
}
