import {pick} from "../formula/pick.js";
import {blocksOf, crossProducts} from "./cross-products.js";
import {leastVariation} from "./least-variation.js";
import type {ScanCells} from "./scan-plan.js";
import {emptyPart, writeStatistics, type ScanPart} from "./scan-statistics.js";
import type {Watch} from "./types.js";

/** A complete panel with its effects already taken out of the whole; each lag then only needs means by unit. */
export interface BalancedWork {
  readonly kind: "balanced";
  /** Units × blocks of four columns × steps × 4. */
  readonly values: Float64Array;
  readonly columns: number;
  readonly units: number;
  /** The steps that occur: gaps between them are gaps of every unit. */
  readonly steps: Int32Array;
  readonly clusterOfUnit: Int32Array;
  readonly clusters: number;
  /** What a window still needs: means by unit, one mean, or nothing. */
  readonly demean: "unit" | "all" | "none";
  readonly hasPeriod: boolean;
  /** Mean square a row under which a column counts as not varying. */
  readonly least: Float64Array;
}

/**
 * The work of a scan on a panel in which every unit has the same periods and nothing is missing, with effects of unit
 * and period only and clusters made of whole units; null for any other.
 *
 * Period means over all units do not depend on the window, so they are taken out once; what is left has mean 0 over the
 * units in each period, and taking out the unit's own mean on a window keeps it so.
 */
export function balancedWork(cells: ScanCells, values: readonly Float64Array[]): BalancedWork | null {
  const {panel, rowAt, effects, cluster} = cells;
  const units = panel.unit.levels.length;
  const all = panel.periods.length;
  if (effects.some(({kind}) => kind === "other")) return null;
  if (values.some(hasMissing)) return null;
  const steps = Int32Array.from(panel.periods.keys()).filter((step) => (rowAt[step] ?? -1) >= 0);
  if (steps.length * units !== panel.time.length) return null;
  const clusterOfUnit = new Int32Array(units).fill(-1);
  for (let unit = 0; unit < units; unit++)
    for (const step of steps) {
      const row = rowAt[unit * all + step] ?? -1;
      const code = row < 0 ? -1 : (cluster.codes[row] ?? -1);
      if (code < 0 || (clusterOfUnit[unit] !== -1 && clusterOfUnit[unit] !== code)) return null;
      clusterOfUnit[unit] = code;
    }
  const rows = new Int32Array(units * steps.length);
  for (let unit = 0, at = 0; unit < units; unit++) for (const step of steps) rows[at++] = rowAt[unit * all + step] ?? 0;
  const has = (kind: string): boolean => effects.some((effect) => effect.kind === kind);
  const blocks = blocksOf(values.length);
  const blocked = new Float64Array(units * blocks * steps.length * 4);
  const least = new Float64Array(values.length);
  values.forEach((column, k) => {
    const cell = pick(column, rows);
    least[k] = leastVariation(cell);
    subtractMeans(cell, 1, cell.length);
    // The second pass takes away the rounding of the first.
    for (let pass = 0; pass < 2; pass++) {
      if (has("unit")) subtractMeans(cell, units, steps.length);
      if (has("period")) subtractPeriodMeans(cell, units, steps.length);
    }
    const base = (k >> 2) * steps.length * 4 + (k & 3);
    for (let unit = 0; unit < units; unit++)
      for (let t = 0; t < steps.length; t++)
        blocked[unit * blocks * steps.length * 4 + base + 4 * t] = cell[unit * steps.length + t] as number;
  });
  const demean = has("unit") ? "unit" : has("period") ? "none" : "all";
  return {
    kind: "balanced",
    values: blocked,
    columns: values.length,
    units,
    steps,
    clusterOfUnit,
    clusters: cluster.levels.length,
    demean,
    hasPeriod: has("period"),
    least
  };
}

function hasMissing(column: Float64Array): boolean {
  for (let row = 0; row < column.length; row++) if (Number.isNaN(column[row] as number)) return true;
  return false;
}

/** Means of `count` runs of `length` taken out in place. */
function subtractMeans(cell: Float64Array, count: number, length: number): void {
  for (let run = 0; run < count; run++) {
    let sum = 0;
    for (let at = run * length; at < (run + 1) * length; at++) sum += cell[at] as number;
    const mean = sum / length;
    for (let at = run * length; at < (run + 1) * length; at++) cell[at] = (cell[at] as number) - mean;
  }
}

function subtractPeriodMeans(cell: Float64Array, units: number, length: number): void {
  const means = new Float64Array(length);
  for (let unit = 0; unit < units; unit++)
    for (let t = 0; t < length; t++) means[t] = (means[t] as number) + (cell[unit * length + t] as number);
  for (let unit = 0; unit < units; unit++)
    for (let t = 0; t < length; t++) {
      const at = unit * length + t;
      cell[at] = (cell[at] as number) - (means[t] as number) / units;
    }
}

/** All tests of some columns (whole blocks of four, from the first) at one lag. */
export function scanBalanced(
  work: BalancedWork,
  {lag, leading}: {lag: number; leading: readonly number[]},
  {signal}: Watch = {}
): ScanPart {
  const {values, columns, units, steps, clusterOfUnit, clusters, least} = work;
  const part = emptyPart(lag, leading, columns);
  const {earlier, later} = overlap(steps, lag);
  // A window of one period is all singletons of the unit effects, and one unit is all singletons of the period effects.
  const isSingle = work.demean === "unit" ? earlier.length === 1 : false;
  const n = isSingle || (work.hasPeriod && units === 1) ? 0 : units * earlier.length;
  const blocks = blocksOf(columns);
  const xBlocks = blocksOf(leading.length);
  const firstBlock = (leading[0] ?? 0) >> 2;
  const rows = earlier.length;
  const products = crossProducts({rows, xBlocks, yBlocks: blocks, sums: clusters});
  const xx = new Float64Array(clusters * 4 * xBlocks);
  const yy = new Float64Array(4 * blocks);
  const whole = work.demean === "all";
  const xMeans = whole ? windowMeans(work, earlier) : null;
  const yMeans = whole ? windowMeans(work, later) : null;
  const perBlock = steps.length * 4;
  const x = {to: products.x, blocks: xBlocks, positions: earlier, means: xMeans?.subarray(4 * firstBlock)};
  const y = {to: products.y, blocks, positions: later, means: yMeans};
  for (let unit = 0; unit < units; unit++) {
    if ((unit & 31) === 0) signal?.throwIfAborted();
    const g = clusterOfUnit[unit] ?? 0;
    const base = unit * blocks * perBlock;
    fill(x, {values, base: base + firstBlock * perBlock, perBlock}, work.demean === "unit", {
      squares: xx,
      offset: g * 4 * xBlocks
    });
    fill(y, {values, base, perBlock}, work.demean === "unit", {squares: yy, offset: 0});
    products.add(0, rows, g);
  }
  const scaled = least.map((value) => value * n);
  writeStatistics(
    part,
    {
      ...{n, clusters, xy: products.sums, xx, yy},
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
 * Copies the window of one unit, less its means (or those given), and adds the squares by column. Positional in its
 * inner loops: it runs over all data at every lag.
 */
function fill(
  {to, blocks, positions, means}: Side,
  {values, base, perBlock}: {values: Float64Array; base: number; perBlock: number},
  demean: boolean,
  {squares, offset}: {squares: Float64Array; offset: number}
): void {
  const count = positions.length;
  for (let block = 0, out = 0; block < blocks; block++) {
    const start = base + block * perBlock;
    let m0 = means?.[4 * block] ?? 0;
    let m1 = means?.[4 * block + 1] ?? 0;
    let m2 = means?.[4 * block + 2] ?? 0;
    let m3 = means?.[4 * block + 3] ?? 0;
    if (demean) {
      for (let i = 0; i < count; i++) {
        const at = start + 4 * (positions[i] as number);
        m0 += values[at] as number;
        m1 += values[at + 1] as number;
        m2 += values[at + 2] as number;
        m3 += values[at + 3] as number;
      }
      m0 /= count;
      m1 /= count;
      m2 /= count;
      m3 /= count;
    }
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let i = 0; i < count; i++, out += 4) {
      const at = start + 4 * (positions[i] as number);
      const v0 = (values[at] as number) - m0;
      const v1 = (values[at + 1] as number) - m1;
      const v2 = (values[at + 2] as number) - m2;
      const v3 = (values[at + 3] as number) - m3;
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
