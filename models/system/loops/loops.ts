import type {SystemFile} from "../format.js";
import {systemGraph, type Edge, type Graph} from "../graph.js";
import {enumerateCycles, type EnumerateOptions} from "./enumerate-cycles.js";

/** A feedback loop: what it is made of, whether it reinforces itself, how much comes back, and after how long. */
export interface Loop {
  /** Variables along the loop, from the smallest id. */
  nodes: string[];
  /** The link from each node to the next. */
  links: string[];
  /** R: an even number of minus signs; B: odd; ?: a sign is not known. */
  polarity: "R" | "B" | "?";
  /** Product of the signed strengths: what returns of a change after one round. Null when a strength or sign is missing. */
  gain: number | null;
  /** Sum of the mean delays, in time units. */
  delay: number;
  /** 95 % interval of the gain from those of its links, taken as independent; null without gain or without intervals. */
  interval: [number, number] | null;
}

export interface Loops {
  count: number;
  /** False when the limit or the deadline was reached: there are more. */
  complete: boolean;
  loops: Loop[];
}

/** All feedback loops of a model, shortest first, then by nodes; parallel links and self-links make their own loops. */
export function systemLoops(system: SystemFile, options: EnumerateOptions = {}): Loops {
  return graphLoops(systemGraph(system), options);
}

export function graphLoops(graph: Graph, options: EnumerateOptions = {}): Loops {
  const {ids, edges} = graph;
  const order = [...ids.keys()].sort((a, b) => byCodePoint(ids[a] ?? "", ids[b] ?? ""));
  const rank = new Array<number>(ids.length).fill(0);
  order.forEach((node, place) => (rank[node] = place));
  const pairs = edges.map(({from, to}): [number, number] => [from, to]);
  const {cycles, complete} = enumerateCycles(ids.length, pairs, options, rank);
  const sorted = cycles.sort((a, b) => a.length - b.length || compareNodes(a, b, pairs, rank));
  const loops = sorted.map((cycle) =>
    describe(
      [...cycle].map((index) => edges[index] as Edge),
      ids
    )
  );
  return {count: loops.length, complete, loops};
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compareNodes(
  a: Int32Array,
  b: Int32Array,
  pairs: readonly (readonly [number, number])[],
  rank: readonly number[]
): number {
  for (let at = 0; at < a.length; at++) {
    const gap = (rank[pairs[a[at] ?? 0]?.[0] ?? 0] ?? 0) - (rank[pairs[b[at] ?? 0]?.[0] ?? 0] ?? 0);
    if (gap !== 0) return gap;
  }
  // Parallel links: in the order of the file.
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return (a[at] ?? 0) - (b[at] ?? 0);
  return 0;
}

function describe(edges: readonly Edge[], ids: readonly string[]): Loop {
  const isUnknown = edges.some(({sign}) => sign === "?");
  const minuses = edges.filter(({sign}) => sign === "-").length;
  const gain = edges.reduce<number | null>(
    (product, {strength}) => (product === null || strength === null ? null : product * strength),
    1
  );
  return {
    nodes: edges.map(({from}) => ids[from] ?? ""),
    links: edges.map(({id}) => id),
    polarity: isUnknown ? "?" : minuses % 2 === 0 ? "R" : "B",
    gain,
    delay: edges.reduce((sum, {delay}) => sum + delay, 0),
    interval: gain === null ? null : gainInterval(edges)
  };
}

/**
 * Product of independent normal strengths, each with sd = (high − low)/3.92: the exact variance Π(μ²+σ²) − Πμ²
 * (Goodman 1960), and a normal interval around the product of the means.
 */
function gainInterval(edges: readonly Edge[]): [number, number] | null {
  let [mean, second] = [1, 1];
  let isCertain = true;
  for (const {strength, interval} of edges) {
    const centre = strength ?? 0;
    const sd = interval === null ? 0 : (interval[1] - interval[0]) / 3.92;
    if (sd > 0) isCertain = false;
    mean *= centre;
    second *= centre * centre + sd * sd;
  }
  if (isCertain) return null;
  const sd = Math.sqrt(Math.max(0, second - mean * mean));
  return [mean - 1.96 * sd, mean + 1.96 * sd];
}
