import {InputError} from "../../errors.js";
import {components} from "../components.js";

/** A directed acyclic graph by position; `latent` nodes cannot be observed, so they are never part of an answer. */
export interface Dag {
  readonly names: readonly string[];
  readonly parents: readonly (readonly number[])[];
  readonly children: readonly (readonly number[])[];
  readonly latent: ReadonlySet<number>;
}

/**
 * Makes a graph of named edges; doubles count once.
 *
 * Throws InputError (cycle) naming the nodes of a cycle.
 */
export function createDag(
  names: readonly string[],
  edges: readonly (readonly [number, number])[],
  latent: ReadonlySet<number> = new Set()
): Dag {
  const parents: Set<number>[] = names.map(() => new Set());
  const children: Set<number>[] = names.map(() => new Set());
  for (const [from, to] of edges) {
    parents[to]?.add(from);
    children[from]?.add(to);
  }
  const cycle = components(names.length, edges).find(
    ([node = -1, ...more]) => more.length > 0 || children[node]?.has(node)
  );
  if (cycle !== undefined)
    throw new InputError(
      "cycle",
      `${cycle.map((node) => names[node]).join(", ")} cause each other within one step; give a link between them a longer delay, or take a shorter --time-step`,
      "links"
    );
  return {names, parents: parents.map((set) => [...set]), children: children.map((set) => [...set]), latent};
}

/** The same graph without some edges. */
export function withoutEdges(dag: Dag, isGone: (from: number, to: number) => boolean): Dag {
  return {
    ...dag,
    parents: dag.parents.map((list, to) => list.filter((from) => !isGone(from, to))),
    children: dag.children.map((list, from) => list.filter((to) => !isGone(from, to)))
  };
}

/** All nodes that lead to one of `nodes`, themselves included. */
export const ancestors = (dag: Dag, nodes: Iterable<number>): Set<number> => reach(dag.parents, nodes);

/** All nodes that one of `nodes` leads to, themselves included. */
export const descendants = (dag: Dag, nodes: Iterable<number>): Set<number> => reach(dag.children, nodes);

function reach(next: readonly (readonly number[])[], nodes: Iterable<number>): Set<number> {
  const seen = new Set(nodes);
  const queue = [...seen];
  for (let node = queue.pop(); node !== undefined; node = queue.pop())
    for (const other of next[node] ?? [])
      if (!seen.has(other)) {
        seen.add(other);
        queue.push(other);
      }
  return seen;
}

/**
 * Whether `given` blocks every path between two nodes (Pearl 1988), by passing messages along edges and noting from
 * which side a node was entered (Shachter 1998).
 */
export function isSeparated(dag: Dag, a: number, b: number, given: ReadonlySet<number>): boolean {
  const opensCollider = ancestors(dag, given);
  const seen = new Set<number>();
  const queue: {node: number; fromParent: boolean}[] = [{node: a, fromParent: false}];
  for (let step = queue.pop(); step !== undefined; step = queue.pop()) {
    const {node, fromParent} = step;
    const key = 2 * node + (fromParent ? 1 : 0);
    if (seen.has(key)) continue;
    seen.add(key);
    if (node === b) return false;
    const isGiven = given.has(node);
    if (!isGiven) for (const child of dag.children[node] ?? []) queue.push({node: child, fromParent: true});
    // Up to parents: through a chain or fork that is not given, or through a collider that is (or leads to one).
    if (fromParent ? opensCollider.has(node) : !isGiven)
      for (const parent of dag.parents[node] ?? []) queue.push({node: parent, fromParent: false});
  }
  return true;
}
