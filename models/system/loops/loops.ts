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
  const begins = Int32Array.from(edges, ({from}) => rank[from] ?? 0);
  const byLength: number[][][] = [];
  for (const cycle of cycles) (byLength[cycle.length] ??= []).push(cycle);
  // In order as they come, but for parallel links: the sort then only looks.
  const loops = byLength.flatMap((each) =>
    each.sort((a, b) => compareNodes(a, b, begins)).map((cycle) => describe(cycle, edges, ids))
  );
  return {count: loops.length, complete, loops};
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By rank of the nodes in order; parallel links in the order of the file. */
function compareNodes(a: readonly number[], b: readonly number[], begins: Int32Array): number {
  for (let at = 0; at < a.length; at++) {
    const gap = (begins[a[at] as number] as number) - (begins[b[at] as number] as number);
    if (gap !== 0) return gap;
  }
  for (let at = 0; at < a.length; at++) {
    const gap = (a[at] as number) - (b[at] as number);
    if (gap !== 0) return gap;
  }
  return 0;
}

/**
 * What a cycle is. Its gain's interval is that of a product of independent normal strengths, each with sd = (high − low)/3.92:
 * the exact variance Π(μ²+σ²) − Πμ² (Goodman 1960), and a normal interval around the product of the means.
 */
function describe(cycle: readonly number[], edges: readonly Edge[], ids: readonly string[]): Loop {
  const nodes = new Array<string>(cycle.length);
  const links = new Array<string>(cycle.length);
  let [isUnknown, isCertain] = [false, true];
  let [minuses, delay, second] = [0, 0, 1];
  let gain: number | null = 1;
  for (let at = 0; at < cycle.length; at++) {
    const edge = edges[cycle[at] as number] as Edge;
    nodes[at] = ids[edge.from] as string;
    links[at] = edge.id;
    delay += edge.delay;
    if (edge.sign === "?") isUnknown = true;
    else if (edge.sign === "-") minuses++;
    const {strength, interval} = edge;
    if (gain === null || strength === null) {
      gain = null;
      continue;
    }
    const sd = interval === null ? 0 : (interval[1] - interval[0]) / 3.92;
    if (sd > 0) isCertain = false;
    gain *= strength;
    second *= strength * strength + sd * sd;
  }
  const half = gain === null || isCertain ? null : 1.96 * Math.sqrt(Math.max(0, second - gain * gain));
  return {
    nodes,
    links,
    polarity: isUnknown ? "?" : minuses % 2 === 0 ? "R" : "B",
    gain,
    delay,
    interval: gain === null || half === null ? null : [gain - half, gain + half]
  };
}
