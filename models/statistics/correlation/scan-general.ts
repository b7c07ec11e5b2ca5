import {withoutSingletons} from "../formula/complete-rows.js";
import {codingOf, type RawCoding} from "../formula/coding.js";
import {batchSize, clusterScores} from "./cluster-scores.js";
import {blocksOf, crossProducts} from "./cross-products.js";
import type {GeneralWork} from "./general-work.js";
import {emptyPart, writeStatistics, type ScanPart} from "./scan-statistics.js";
import {effectRemover} from "./two-way.js";
import type {Watch} from "./types.js";

/** All tests of some columns at one lag. Each pair of patterns has its own overlap window, demeaned by itself. */
export function scanGeneral(
  work: GeneralWork,
  {lag, leading}: {lag: number; leading: readonly number[]},
  {signal}: Watch = {}
): ScanPart {
  const columns = work.values.length;
  const part = emptyPart(lag, leading, columns);
  for (const own of work.patterns) {
    const xs = leading.flatMap((column, index) => (own.includes(column) ? [index] : []));
    if (xs.length === 0) continue;
    for (const ys of work.patterns) {
      signal?.throwIfAborted();
      scanWindow(work, part, {lag, xs, ys});
    }
  }
  return part;
}

function scanWindow(
  work: GeneralWork,
  part: ScanPart,
  {lag, xs, ys}: {lag: number; xs: readonly number[]; ys: readonly number[]}
): void {
  const {values, effects, cluster, least} = work;
  const columns = xs.map((index) => part.leading[index] ?? 0);
  const cells = windowCells(work, lag, columns[0] ?? 0, ys[0] ?? 0);
  const rows = byCluster(withoutSingletons(cells, effects), cluster);
  const n = rows.length;
  const groups = codingOf("", cluster, rows);
  const clusters = groups.levels.length;
  const remove = effectRemover(
    effects.map((effect) => codingOf("", effect, rows)),
    n
  );
  const products = crossProducts({
    rows: n,
    xBlocks: blocksOf(columns.length),
    yBlocks: blocksOf(ys.length),
    sums: Math.min(batchSize, clusters)
  });
  const xValues = columns.map((column) => remove(valuesAt(values[column] ?? new Float64Array(), rows, lag)));
  const yValues = ys.map((column) => remove(valuesAt(values[column] ?? new Float64Array(), rows, 0)));
  fillBlocks(products.x, xValues);
  fillBlocks(products.y, yValues);
  const height = 4 * blocksOf(columns.length);
  const scores = clusterScores(height, 4 * blocksOf(ys.length));
  const xx = new Float64Array(batchSize * height);
  for (let start = 0, g = 0; start < n;) {
    let end = start + 1;
    while (end < n && groups.codes[end] === groups.codes[start]) end++;
    products.add(start, end, g);
    xValues.forEach((column, k) => (xx[g * height + k] = sumOfSquares(column, start, end)));
    g++;
    start = end;
    if (g === batchSize || start === n) {
      scores.add(products.sums, xx, g);
      products.sums.fill(0);
      xx.fill(0);
      g = 0;
    }
  }
  writeStatistics(
    part,
    {
      ...{n, clusters, xs, ys, ...scores.result()},
      yy: Float64Array.from(yValues, (column) => sumOfSquares(column, 0, n)),
      leastX: Float64Array.from(columns, (column) => n * (least[column] ?? 0)),
      leastY: Float64Array.from(ys, (column) => n * (least[column] ?? 0))
    },
    values.length
  );
}

/** All columns, demeaned on the cells complete in every one of them, with the cluster of each row. */
export function completeWindow(work: GeneralWork): {
  columns: Float64Array[];
  clusterCodes: Int32Array;
  clusters: number;
  /** Columns that do not vary there. */
  constant: number[];
} {
  const {values, effects, cluster, least} = work;
  const cells = cluster.codes
    .map((_, cell) => cell)
    .filter((cell) => {
      if ((cluster.codes[cell] ?? -1) < 0 || effects.some(({codes}) => (codes[cell] ?? -1) < 0)) return false;
      return values.every((column) => !Number.isNaN(column[cell] ?? NaN));
    });
  const rows = withoutSingletons(cells, effects);
  const remove = effectRemover(
    effects.map((effect) => codingOf("", effect, rows)),
    rows.length
  );
  const columns = values.map((column) => remove(valuesAt(column, rows, 0)));
  const groups = codingOf("", cluster, rows);
  const constant = Array.from(columns.keys()).filter((index) => {
    const column = columns[index] ?? new Float64Array();
    return !(sumOfSquares(column, 0, column.length) > rows.length * (least[index] ?? 0));
  });
  return {columns, clusterCodes: groups.codes, clusters: groups.levels.length, constant};
}

/** Cells with y, and x `lag` steps earlier in the same unit, and all effects and a cluster. */
function windowCells(work: GeneralWork, lag: number, x: number, y: number): Int32Array {
  const {values, units, steps, effects, cluster} = work;
  const xs = values[x] ?? new Float64Array();
  const ys = values[y] ?? new Float64Array();
  const cells = new Int32Array(units * steps);
  let count = 0;
  for (let unit = 0; unit < units; unit++)
    for (let step = lag; step < steps; step++) {
      const cell = unit * steps + step;
      if (Number.isNaN(ys[cell] as number) || Number.isNaN(xs[cell - lag] as number)) continue;
      if ((cluster.codes[cell] ?? -1) < 0 || effects.some(({codes}) => (codes[cell] ?? -1) < 0)) continue;
      cells[count++] = cell;
    }
  return cells.slice(0, count);
}

/** Cells in order of cluster, so that the sums of each run over neighbours. */
function byCluster(cells: Int32Array, {codes, levels}: RawCoding): Int32Array {
  const starts = new Int32Array(levels.length + 1);
  for (const cell of cells) {
    const next = (codes[cell] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let g = 0; g < levels.length; g++) starts[g + 1] = (starts[g + 1] ?? 0) + (starts[g] ?? 0);
  const sorted = new Int32Array(cells.length);
  for (const cell of cells) {
    const g = codes[cell] ?? 0;
    const place = starts[g] ?? 0;
    sorted[place] = cell;
    starts[g] = place + 1;
  }
  return sorted;
}

function valuesAt(column: Float64Array, cells: Int32Array, lag: number): Float64Array {
  const values = new Float64Array(cells.length);
  for (let row = 0; row < cells.length; row++) values[row] = column[(cells[row] as number) - lag] as number;
  return values;
}

function fillBlocks(to: Float64Array, columns: readonly Float64Array[]): void {
  columns.forEach((column, k) => {
    const base = (k >> 2) * 4 * column.length + (k & 3);
    for (let row = 0; row < column.length; row++) to[base + 4 * row] = column[row] as number;
  });
}

function sumOfSquares(column: Float64Array, start: number, end: number): number {
  let sum = 0;
  for (let row = start; row < end; row++) sum += (column[row] as number) * (column[row] as number);
  return sum;
}
