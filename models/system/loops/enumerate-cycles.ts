import {components} from "../components.js";

export interface EnumerateOptions {
  /** Stop after this many cycles; default 100,000. */
  limit?: number;
  /** Asked now and then; true stops the search. */
  shouldStop?: () => boolean;
}

export interface Cycles {
  /** Edge positions along each cycle, starting at the node that comes first in `rank`. */
  cycles: number[][];
  /** False when the limit or `shouldStop` ended the search. */
  complete: boolean;
}

/**
 * All elementary cycles of a directed graph, parallel edges and self-loops included, each once (Johnson 1975: a node is
 * blocked until a way back to the start opens, so that no dead end is searched twice).
 *
 * @param n nodes
 * @param edges pairs [from, to]; a cycle is a list of positions in this list
 * @param rank order of the nodes: a cycle starts at its first node. Default: by position
 */
export function enumerateCycles(
  n: number,
  edges: readonly (readonly [number, number])[],
  {limit = 100_000, shouldStop}: EnumerateOptions = {},
  rank: readonly number[] = Array.from({length: n}, (_, node) => node)
): Cycles {
  const cycles: number[][] = [];
  const byRank = Array.from({length: n}, (_, node) => node).sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0));
  let complete = true;
  let asked = 0;
  const isStopped = (): boolean => (++asked & 1023) === 0 && shouldStop?.() === true;

  const froms = Int32Array.from(edges, ([from]) => from);
  const tos = Int32Array.from(edges, ([, to]) => to);
  const rankOf = (node: number): number => rank[node] ?? 0;
  // Links onward by the rank of where they lead, so that cycles of one length come out in order of their nodes.
  const inOrder = [...edges.keys()].sort((a, b) => rankOf(tos[a] ?? 0) - rankOf(tos[b] ?? 0) || a - b);
  const path = new Array<number>(n).fill(0);
  const nodes = new Int32Array(n + 1);
  const nextAt = new Int32Array(n + 1);
  const isFound = new Uint8Array(n + 1);

  for (const start of byRank) {
    const least = rankOf(start);
    const allowed = edges.filter(([from, to]) => rankOf(from) >= least && rankOf(to) >= least);
    const component = components(n, allowed).find((each) => each.includes(start)) ?? [];
    const member = new Uint8Array(n);
    for (const node of component) member[node] = 1;
    const out: number[][] = Array.from({length: n}, () => []);
    for (const edge of inOrder) {
      const from = froms[edge] as number;
      if (member[from] && member[tos[edge] as number]) out[from]?.push(edge);
    }
    if (!search(start, out)) {
      complete = false;
      break;
    }
  }
  return {cycles, complete};

  /** Cycles through `start`; false when the search had to stop. */
  function search(start: number, out: readonly (readonly number[])[]): boolean {
    const blocked = new Uint8Array(n);
    const waiting: Set<number>[] = Array.from({length: n}, () => new Set());
    let depth = 0;
    enter(start);
    while (depth > 0) {
      const top = depth - 1;
      const node = nodes[top] as number;
      const onward = out[node] as readonly number[];
      const place = nextAt[top] as number;
      if (place < onward.length) {
        nextAt[top] = place + 1;
        const edge = onward[place] as number;
        const target = tos[edge] as number;
        if (target === start) {
          if (cycles.length >= limit) return false;
          path[top] = edge;
          cycles.push(path.slice(0, depth));
          isFound[top] = 1;
        } else if (blocked[target] === 0) {
          if (isStopped()) return false;
          path[top] = edge;
          enter(target);
        }
        continue;
      }
      depth--;
      if (isFound[top]) {
        unblock(node);
        if (depth > 0) isFound[depth - 1] = 1;
      } else for (const edge of onward) waiting[tos[edge] as number]?.add(node);
    }
    return true;

    function enter(node: number): void {
      blocked[node] = 1;
      nodes[depth] = node;
      nextAt[depth] = 0;
      isFound[depth] = 0;
      depth++;
    }

    function unblock(node: number): void {
      const queue = [node];
      for (let each = queue.pop(); each !== undefined; each = queue.pop()) {
        if (!blocked[each]) continue;
        blocked[each] = 0;
        const released = waiting[each] as Set<number>;
        if (released.size === 0) continue;
        queue.push(...released);
        released.clear();
      }
    }
  }
}
