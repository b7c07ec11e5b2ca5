import {compareCodePoints} from "../formula/coding.js";
import {adjustP, type Adjustment} from "../multiple-testing/adjust-p.js";
import type {Frame} from "../types.js";
import {scanBalanced} from "./scan-balanced.js";
import {scanGeneral} from "./scan-general.js";
import {planScan, type ScanOptions, type ScanPlan} from "./scan-plan.js";
import {scanReasons, type ScanPart} from "./scan-statistics.js";
import type {Correlation, CorrelationRow, Watch} from "./types.js";

/** A piece of a scan: some leading columns at one lag. */
export interface ScanPiece {
  readonly lag: number;
  readonly leading: readonly number[];
}

/** Columns that lead in one piece: so many that the products of a batch of clusters stay in cache. */
const mostLeading = 64;

/** The pieces of a scan. They do not depend on who computes them, so neither does any number. */
export function scanPieces({names, lags, work}: ScanPlan): ScanPiece[] {
  const all = Array.from(names.keys());
  if (work.kind === "general")
    return lags.flatMap((lag) => work.patterns.map((leading): ScanPiece => ({lag, leading})));
  return lags.flatMap((lag) => {
    const pieces: ScanPiece[] = [];
    for (let from = 0; from < all.length; from += mostLeading)
      pieces.push({lag, leading: all.slice(from, from + mostLeading)});
    return pieces;
  });
}

/** Computes one piece; the same to the bit wherever and in whatever order it is done. */
export const scanPiece = ({work}: ScanPlan, piece: ScanPiece, watch: Watch = {}): ScanPart =>
  work.kind === "balanced" ? scanBalanced(work, piece, watch) : scanGeneral(work, piece, watch);

/** Puts the pieces together: q over all tests, ascending p, then x, y and lag; tests without p last. */
export function assembleScan(plan: ScanPlan, parts: readonly ScanPart[], adjust: Adjustment = "bh"): Correlation {
  const columns = plan.names.length;
  const size = parts.reduce((sum, part) => sum + part.p.length, 0);
  const p = new Float64Array(size);
  const partOf = new Int32Array(size);
  const placeOf = new Int32Array(size);
  let count = 0;
  parts.forEach((part, which) => {
    for (let place = 0; place < part.p.length; place++) {
      if (part.reason[place] === 1) continue;
      p[count] = part.p[place] as number;
      partOf[count] = which;
      placeOf[count] = place;
      count++;
    }
  });
  const kept = p.subarray(0, count);
  const q = adjustP(kept, adjust);
  const rank = nameRanks(plan.names);
  const keys = new Float64Array(count);
  for (let test = 0; test < count; test++) {
    const part = parts[partOf[test] ?? 0];
    const place = placeOf[test] ?? 0;
    const x = part?.leading[Math.floor(place / columns)] ?? 0;
    keys[test] = ((rank[x] ?? 0) * columns + (rank[place % columns] ?? 0)) * 1e6 + (part?.lag ?? 0);
  }
  const order = Uint32Array.from(kept.keys()).sort((a, b) => {
    const [first, second] = [kept[a] as number, kept[b] as number];
    if (first < second) return -1;
    if (first > second) return 1;
    if (first !== second) {
      const missing = Number(Number.isNaN(first)) - Number(Number.isNaN(second));
      if (missing !== 0) return missing;
    }
    return (keys[a] as number) - (keys[b] as number);
  });
  const results = Array.from(order, (test) => {
    const part = parts[partOf[test] ?? 0] as ScanPart;
    return rowOf(plan, part, placeOf[test] ?? 0, q[test] as number);
  });
  const {excluded, within, cluster, clusters} = plan;
  return {
    tests: results.reduce((sum, {p: value}) => sum + (value === null ? 0 : 1), 0),
    results,
    excluded: [...excluded],
    method: "pearson",
    adjust,
    within: [...within],
    cluster,
    clusters,
    warnings: clusters < fewest ? [fewClusters(cluster, clusters)] : []
  };
}

/** Below this number of clusters t(G−1) is not to be relied on (Cameron, Gelbach & Miller 2008). */
const fewest = 10;

const fewClusters = (cluster: string, clusters: number): {code: string; message: string} => ({
  code: "few-clusters",
  message: `${clusters} clusters of ${cluster}: p-values are rough; use a column with more levels if that is right for the data`
});

function rowOf(plan: ScanPlan, part: ScanPart, place: number, q: number): CorrelationRow {
  const columns = plan.names.length;
  const x = part.leading[Math.floor(place / columns)] ?? 0;
  const reason = scanReasons[part.reason[place] ?? 0] ?? "";
  return {
    x: plan.names[x] ?? "",
    y: plan.names[place % columns] ?? "",
    lag: part.lag,
    n: part.n[place] ?? 0,
    r: orNull(part.r[place]),
    slope: orNull(part.slope[place]),
    se: orNull(part.se[place]),
    t: orNull(part.t[place]),
    p: orNull(part.p[place]),
    q: orNull(q),
    ...(reason === "" ? {} : {reason})
  };
}

/** The place of each name among all in code-point order. */
function nameRanks(names: readonly string[]): Int32Array {
  const order = Array.from(names.keys()).sort((a, b) => compareCodePoints(names[a] ?? "", names[b] ?? ""));
  const ranks = new Int32Array(names.length);
  order.forEach((name, rank) => (ranks[name] = rank));
  return ranks;
}

const orNull = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

/**
 * Correlates all ordered pairs x ≠ y of columns at every lag, x leading y, with effects taken out on each overlap
 * window and clustered standard errors; q over all tests. See docs/method/correlation.md.
 *
 * Throws InputError: see planScan.
 */
export function laggedScan(
  table: Frame,
  {adjust = "bh", signal, onProgress, ...options}: ScanOptions & Watch & {adjust?: Adjustment}
): Correlation {
  const plan = planScan(table, options);
  const pieces = scanPieces(plan);
  const parts = pieces.map((piece, index) => {
    signal?.throwIfAborted();
    const part = scanPiece(plan, piece, signal === undefined ? {} : {signal});
    onProgress?.(index + 1, pieces.length);
    return part;
  });
  return assembleScan(plan, parts, adjust);
}
