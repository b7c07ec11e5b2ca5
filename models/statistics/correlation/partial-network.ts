import pow from "@stdlib/math-base-special-pow";
import {InputError} from "../../errors.js";
import {twoSidedT} from "../distributions.js";
import {invertSymmetric} from "../linear/matrix.js";
import {createRandom} from "../random.js";
import type {Frame, Square} from "../types.js";
import {extendedBic, graphicalLasso} from "./graphical-lasso.js";
import type {ExcludedColumn, Watch} from "./types.js";
import {correlationOf, withinCrossProducts, type WithinOptions} from "./within-cross-products.js";

export interface NetworkOptions extends WithinOptions, Watch {
  /** Penalties tried, largest first; default 30 from the largest correlation down to a hundredth of it. */
  penalties?: readonly number[];
  /** γ of the extended BIC: 0 the BIC, 0.5 (default) stricter the more columns there are. */
  gamma?: number;
  /** Half-samples of clusters; default 100. */
  draws?: number;
  /** An edge found in this share of half-samples is stable; default 0.8. */
  threshold?: number;
  seed?: number;
}

export interface NetworkEdge {
  x: string;
  y: string;
  /** Partial correlation after shrinking: −θ_ij/√(θ_ii·θ_jj). */
  partial: number;
  /** Partial correlation given all others, not shrunk, with p from t(G−K) for the G clusters; null when G is too small. */
  r: number | null;
  p: number | null;
  /** Share of half-samples of the clusters that have the edge. */
  frequency: number;
  stable: boolean;
}

export interface PartialNetwork {
  columns: string[];
  excluded: ExcludedColumn[];
  rows: number;
  /** The effective number of observations. */
  clusters: number;
  penalty: number;
  path: {penalty: number; edges: number; ebic: number}[];
  edges: NetworkEdge[];
  draws: number;
  seed: number;
}

/**
 * What each pair of columns has in common beside all others: a graphical lasso on the correlations that are left within
 * units and periods. As rows of a unit hang together, the number of observations counted is that of the clusters. The
 * penalty is the one with the smallest extended BIC;
 * each edge carries the share of seeded half-samples of clusters that have it too (Meinshausen & Bühlmann 2010).
 *
 * Throws InputError: those of withinCrossProducts, and not-converged.
 */
export function partialNetwork(table: Frame, options: NetworkOptions): PartialNetwork {
  const {gamma = 0.5, draws = 100, threshold = 0.8, seed = 1, signal, onProgress} = options;
  const {names, excluded, byCluster, rows} = withinCrossProducts(table, options);
  const clusters = byCluster.length;
  const s = correlationOf(byCluster);
  const path = (options.penalties ?? defaultPenalties(s)).map((penalty) => {
    const fitted = graphicalLasso(s, penalty);
    return {penalty, edges: fitted.edges, ebic: extendedBic(fitted, clusters, gamma)};
  });
  const best = path.reduce((least, line) => (line.ebic < least.ebic ? line : least));
  const {precision} = graphicalLasso(s, best.penalty);
  const counts = names.map(() => new Float64Array(names.length));
  for (let draw = 0; draw < draws; draw++) {
    signal?.throwIfAborted();
    const half = halfSample(clusters, seed, draw);
    const found = graphicalLasso(correlationOf(half.map((g) => byCluster[g] as Square)), best.penalty, {
      precision: 1e-6
    });
    found.precision.forEach((row, i) =>
      row.forEach((value, j) => {
        const line = counts[i] as Float64Array;
        if (value !== 0) line[j] = (line[j] as number) + 1;
      })
    );
    onProgress?.(draw + 1, draws);
  }
  const plain = unshrunk(s, clusters);
  const edges = names.flatMap((x, i) =>
    names.slice(i + 1).flatMap((y, more): NetworkEdge[] => {
      const j = i + 1 + more;
      const theta = precision[i]?.[j] ?? 0;
      if (theta === 0) return [];
      const frequency = draws > 0 ? (counts[i]?.[j] ?? 0) / draws : 0;
      const partial = -theta / Math.sqrt((precision[i]?.[i] ?? NaN) * (precision[j]?.[j] ?? NaN));
      return [{x, y, partial, ...plain(i, j), frequency, stable: frequency >= threshold}];
    })
  );
  edges.sort((a, b) => Math.abs(b.partial) - Math.abs(a.partial));
  return {columns: names, excluded, rows, clusters, penalty: best.penalty, path, edges, draws, seed};
}

function defaultPenalties(s: Square): number[] {
  let largest = 0;
  s.forEach((row, i) => row.forEach((value, j) => (largest = i === j ? largest : Math.max(largest, Math.abs(value)))));
  if (!(largest > 0)) throw new InputError("no-variation", "no two columns move together at all");
  return Array.from({length: 30}, (_, index) => largest * pow(0.01, index / 29));
}

/** Half of the clusters, without replacement. */
function halfSample(clusters: number, seed: number, stream: number): number[] {
  const random = createRandom(seed, stream);
  const order = Array.from({length: clusters}, (_, g) => g);
  const half = Math.ceil(clusters / 2);
  for (let index = 0; index < half; index++) {
    const other = index + random.integer(clusters - index);
    [order[index], order[other]] = [order[other] as number, order[index] as number];
  }
  return order.slice(0, half).sort((a, b) => a - b);
}

/** Partial correlations given all others, tested as if each cluster were one observation. */
function unshrunk(s: Square, clusters: number): (i: number, j: number) => {r: number | null; p: number | null} {
  const degrees = clusters - s.length;
  if (degrees < 1) return () => ({r: null, p: null});
  let inverse: Square;
  try {
    inverse = invertSymmetric(s);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return () => ({r: null, p: null});
  }
  return (i, j) => {
    const r = -(inverse[i]?.[j] ?? NaN) / Math.sqrt((inverse[i]?.[i] ?? NaN) * (inverse[j]?.[j] ?? NaN));
    return {r, p: twoSidedT(r * Math.sqrt(degrees / ((1 - r) * (1 + r))), degrees)};
  };
}
