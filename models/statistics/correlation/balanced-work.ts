import {pick} from "../formula/pick.js";
import {blocksOf} from "./cross-products.js";
import {leastVariation} from "./least-variation.js";
import type {ScanCells} from "./scan-plan.js";

/** A complete panel with its effects already taken out of the whole; each lag then only needs means by unit. */
export interface BalancedWork {
  readonly kind: "balanced";
  /** Units × blocks of four columns × steps × 4. */
  readonly values: Float64Array;
  readonly columns: number;
  readonly units: number;
  /** The steps that occur: gaps between them are gaps of every unit. */
  readonly steps: Int32Array;
  /** Units in order of their cluster, and where the units of each cluster begin (and the last ends). */
  readonly order: Int32Array;
  readonly starts: Int32Array;
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
    const length = steps.length;
    const base = (k >> 2) * length * 4 + (k & 3);
    for (let unit = 0, at = 0; unit < units; unit++)
      for (let t = 0, to = unit * blocks * length * 4 + base; t < length; t++, at++, to += 4)
        blocked[to] = cell[at] as number;
  });
  const demean = has("unit") ? "unit" : has("period") ? "none" : "all";
  return {
    kind: "balanced",
    values: blocked,
    columns: values.length,
    units,
    steps,
    ...unitsByCluster(clusterOfUnit, cluster.levels.length),
    demean,
    hasPeriod: has("period"),
    least
  };
}

function unitsByCluster(clusterOfUnit: Int32Array, clusters: number): Pick<BalancedWork, "order" | "starts"> {
  const order = Int32Array.from(clusterOfUnit.keys()).sort(
    (a, b) => (clusterOfUnit[a] as number) - (clusterOfUnit[b] as number) || a - b
  );
  const starts = new Int32Array(clusters + 1);
  for (const g of clusterOfUnit) starts[g + 1] = (starts[g + 1] as number) + 1;
  for (let g = 0; g < clusters; g++) starts[g + 1] = (starts[g + 1] as number) + (starts[g] as number);
  return {order, starts};
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
