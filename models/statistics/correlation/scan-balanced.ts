import type {BalancedWork} from "./balanced-work.js";
import {batchSize, clusterScores} from "./cluster-scores.js";
import {blocksOf, crossProducts} from "./cross-products.js";
import {emptyPart, writeStatistics, type ScanPart} from "./scan-statistics.js";
import type {Watch} from "./types.js";

/** All tests of some columns (whole blocks of four, from the first) at one lag. */
export function scanBalanced(
  work: BalancedWork,
  {lag, leading}: {lag: number; leading: readonly number[]},
  {signal}: Watch = {}
): ScanPart {
  const {values, columns, units, steps, order, starts, least} = work;
  const part = emptyPart(lag, leading, columns);
  const {earlier, later} = overlap(steps, lag);
  // A window of one period is all singletons of the unit effects, and one unit is all singletons of the period effects.
  const isSingle = work.demean === "unit" ? earlier.length === 1 : false;
  const n = isSingle || (work.hasPeriod && units === 1) ? 0 : units * earlier.length;
  const clusters = starts.length - 1;
  const blocks = blocksOf(columns);
  const xBlocks = blocksOf(leading.length);
  const firstBlock = (leading[0] ?? 0) >> 2;
  const rows = earlier.length;
  const [height, width] = [4 * xBlocks, 4 * blocks];
  const products = crossProducts({rows, xBlocks, yBlocks: blocks, sums: Math.min(batchSize, clusters)});
  const scores = clusterScores(height, width);
  const xx = new Float64Array(batchSize * height);
  const yy = new Float64Array(width);
  const whole = work.demean === "all";
  const xMeans = whole ? windowMeans(work, earlier) : null;
  const yMeans = whole ? windowMeans(work, later) : null;
  const perBlock = steps.length * 4;
  const x = {to: products.x, blocks: xBlocks, positions: earlier, means: xMeans?.subarray(4 * firstBlock)};
  const y = {to: products.y, blocks, positions: later, means: yMeans};
  const demean = work.demean === "unit";
  for (let from = 0; from < clusters; from += batchSize) {
    signal?.throwIfAborted();
    const batch = Math.min(batchSize, clusters - from);
    products.sums.fill(0);
    xx.fill(0);
    for (let g = 0; g < batch; g++)
      for (let at = starts[from + g] as number; at < (starts[from + g + 1] as number); at++) {
        const base = (order[at] as number) * blocks * perBlock;
        fill(x, {values, base: base + firstBlock * perBlock, perBlock}, demean, {squares: xx, offset: g * height});
        fill(y, {values, base, perBlock}, demean, {squares: yy, offset: 0});
        products.add(0, rows, g);
      }
    scores.add(products.sums, xx, batch);
  }
  const scaled = least.map((value) => value * n);
  writeStatistics(
    part,
    {
      ...{n, clusters, yy, ...scores.result()},
      leastX: scaled.subarray(leading[0] ?? 0),
      leastY: scaled,
      xs: leading.map((_, index) => index),
      ys: Array.from(least.keys())
    },
    columns
  );
  return part;
}

/** Positions of the steps that stand `lag` periods apart. */
function overlap(steps: Int32Array, lag: number): {earlier: Int32Array; later: Int32Array} {
  const place = new Map(Array.from(steps, (step, index) => [step, index]));
  const later = Int32Array.from(steps.keys()).filter((index) => place.has((steps[index] ?? 0) - lag));
  return {earlier: later.map((index) => place.get((steps[index] ?? 0) - lag) ?? 0), later};
}

interface Side {
  to: Float64Array;
  blocks: number;
  /** Steps of the window. */
  positions: Int32Array;
  /** Means to take out, one a column, where they are not those of the unit. */
  means?: Float64Array | null | undefined;
}

/**
 * Copies the window of one unit, less its means (or those given), and adds the squares by column. Unrolled by four: it
 * runs over all data at every lag.
 */
function fill(
  {to, blocks, positions, means}: Side,
  {values, base, perBlock}: {values: Float64Array; base: number; perBlock: number},
  demean: boolean,
  {squares, offset}: {squares: Float64Array; offset: number}
): void {
  const count = positions.length;
  const first = positions[0] ?? 0;
  const isRun = (positions[count - 1] ?? 0) - first === count - 1;
  if (!isRun) gather(to, {blocks, positions}, {values, base, perBlock});
  const source = isRun ? values : to;
  for (let block = 0, out = 0; block < blocks; block++) {
    const start = isRun ? base + block * perBlock + 4 * first : out;
    const end = start + 4 * count;
    let m0 = means?.[4 * block] ?? 0;
    let m1 = means?.[4 * block + 1] ?? 0;
    let m2 = means?.[4 * block + 2] ?? 0;
    let m3 = means?.[4 * block + 3] ?? 0;
    if (demean) {
      for (let at = start; at < end; at += 4) {
        m0 += source[at] as number;
        m1 += source[at + 1] as number;
        m2 += source[at + 2] as number;
        m3 += source[at + 3] as number;
      }
      m0 /= count;
      m1 /= count;
      m2 /= count;
      m3 /= count;
    }
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let at = start; at < end; at += 4, out += 4) {
      const v0 = (source[at] as number) - m0;
      const v1 = (source[at + 1] as number) - m1;
      const v2 = (source[at + 2] as number) - m2;
      const v3 = (source[at + 3] as number) - m3;
      to[out] = v0;
      to[out + 1] = v1;
      to[out + 2] = v2;
      to[out + 3] = v3;
      s0 += v0 * v0;
      s1 += v1 * v1;
      s2 += v2 * v2;
      s3 += v3 * v3;
    }
    const place = offset + 4 * block;
    squares[place] = (squares[place] as number) + s0;
    squares[place + 1] = (squares[place + 1] as number) + s1;
    squares[place + 2] = (squares[place + 2] as number) + s2;
    squares[place + 3] = (squares[place + 3] as number) + s3;
  }
}

/** Copies the steps of a window that has gaps, one after the other. */
function gather(
  to: Float64Array,
  {blocks, positions}: Pick<Side, "blocks" | "positions">,
  {values, base, perBlock}: {values: Float64Array; base: number; perBlock: number}
): void {
  for (let block = 0, out = 0; block < blocks; block++)
    for (const position of positions)
      for (let k = 0, at = base + block * perBlock + 4 * position; k < 4; k++) to[out++] = values[at + k] as number;
}

function windowMeans({values, units, steps, columns}: BalancedWork, positions: Int32Array): Float64Array {
  const blocks = blocksOf(columns);
  const means = new Float64Array(4 * blocks);
  for (let unit = 0; unit < units; unit++)
    for (let k = 0; k < columns; k++) {
      const base = (unit * blocks + (k >> 2)) * steps.length * 4 + (k & 3);
      for (const position of positions) means[k] = (means[k] as number) + (values[base + 4 * position] as number);
    }
  return means.map((sum) => sum / (units * positions.length));
}
