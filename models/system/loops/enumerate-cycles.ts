import {components} from "../components.js";

export interface EnumerateOptions {
  /** Stop after this many cycles; default 100,000. */
  limit?: number;
  /** Asked now and then; true stops the search. */
  shouldStop?: () => boolean;
}

export interface Cycles {
  /** Edge positions along each cycle, starting at the node that comes first in `rank`. */
  cycles: Int32Array[];
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
  const cycles: Int32Array[] = [];
  const byRank = Array.from({length: n}, (_, node) => node).sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0));
  let complete = true;
  let asked = 0;
  const isStopped = (): boolean => (++asked & 1023) === 0 && shouldStop?.() === true;

  for (const start of byRank) {
    const least = rank[start] ?? 0;
    const allowed = edges.filter(([from, to]) => (rank[from] ?? 0) >= least && (rank[to] ?? 0) >= least);
    const component = components(n, allowed).find((nodes) => nodes.includes(start)) ?? [];
    const member = new Uint8Array(n);
    for (const node of component) member[node] = 1;
    const out: number[][] = Array.from({length: n}, () => []);
    edges.forEach(([from, to], index) => {
      if (member[from] && member[to]) out[from]?.push(index);
    });
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
    const path: number[] = [];
    const stack: {node: number; next: number; found: boolean}[] = [{node: start, next: 0, found: false}];
    blocked[start] = 1;
    while (stack.length > 0) {
      const frame = stack[stack.length - 1] as {node: number; next: number; found: boolean};
      const edge = out[frame.node]?.[frame.next++];
      if (edge !== undefined) {
        const target = edges[edge]?.[1] ?? 0;
        if (target === start) {
          if (cycles.length >= limit) return false;
          const cycle = new Int32Array(path.length + 1);
          cycle.set(path);
          cycle[path.length] = edge;
          cycles.push(cycle);
          frame.found = true;
        } else if (!blocked[target]) {
          if (isStopped()) return false;
          blocked[target] = 1;
          path.push(edge);
          stack.push({node: target, next: 0, found: false});
        }
        continue;
      }
      stack.pop();
      path.pop();
      if (frame.found) unblock(frame.node);
      else for (const index of out[frame.node] ?? []) waiting[edges[index]?.[1] ?? 0]?.add(frame.node);
      const parent = stack[stack.length - 1];
      if (parent !== undefined && frame.found) parent.found = true;
    }
    return true;

    function unblock(node: number): void {
      const queue = [node];
      for (let each = queue.pop(); each !== undefined; each = queue.pop()) {
        if (!blocked[each]) continue;
        blocked[each] = 0;
        queue.push(...(waiting[each] ?? []));
        waiting[each]?.clear();
      }
    }
  }
}
