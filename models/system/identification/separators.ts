import {ancestors, type Dag} from "./dag.js";

export interface SeparatorOptions {
  /** Nodes that may be chosen besides not being latent; default all. */
  mayUse?: (node: number) => boolean;
  /** Stop after this many; default 10,000. */
  limit?: number;
}

/** All inclusion-minimal sets; `complete` is false when the limit stopped the search. */
export interface Separators {
  sets: number[][];
  complete: boolean;
}

/**
 * All inclusion-minimal sets of observed nodes that d-separate two nodes. A minimal one lies among the ancestors of the
 * two (van der Zander, Liśkiewicz & Textor 2019), where d-separation is separation in the moral graph; nodes that may not
 * be used are taken out with their neighbours joined, since no path through them can be blocked there. The minimal
 * separators of what is left are listed by growing the side of `a` node by node (Shen & Liang 1997).
 */
export function minimalSeparators(dag: Dag, a: number, b: number, options: SeparatorOptions = {}): Separators {
  const {mayUse = () => true, limit = 10_000} = options;
  const near = moralGraph(dag, a, b);
  for (const node of [...near.keys()])
    if (node !== a && node !== b && (dag.latent.has(node) || !mayUse(node))) eliminate(near, node);
  if (near.get(a)?.has(b)) return {sets: [], complete: true};

  const found = new Map<string, number[]>();
  const waiting: {set: number[]; side: Set<number>}[] = [];
  const add = (around: ReadonlySet<number>): boolean => {
    // The part of `around` that the side of b touches, and then the part of that which the side of a touches.
    const sideOfB = componentOf(near, b, around);
    const closeToB = boundary(near, sideOfB);
    const sideOfA = componentOf(near, a, closeToB);
    const set = [...closeToB].filter((node) => touches(near, node, sideOfA)).sort((x, y) => x - y);
    const key = set.join(",");
    if (found.has(key)) return true;
    if (found.size >= limit) return false;
    found.set(key, set);
    waiting.push({set, side: sideOfA});
    return true;
  };
  let complete = add(near.get(a) ?? new Set());
  for (let next = waiting.shift(); next !== undefined && complete; next = waiting.shift()) {
    for (const node of next.set) {
      if (near.get(node)?.has(b)) continue;
      const grown = new Set([...next.side, node]);
      if (!add(boundary(near, grown))) {
        complete = false;
        break;
      }
    }
  }
  return {sets: [...found.values()], complete};
}

type Neighbours = Map<number, Set<number>>;

/** Ancestors of a and b; parents joined to children and to each other. */
function moralGraph(dag: Dag, a: number, b: number): Neighbours {
  const inside = ancestors(dag, [a, b]);
  const near: Neighbours = new Map([...inside].map((node) => [node, new Set<number>()]));
  const join = (x: number, y: number): void => {
    if (x === y) return;
    near.get(x)?.add(y);
    near.get(y)?.add(x);
  };
  for (const node of inside) {
    const parents = dag.parents[node] ?? [];
    parents.forEach((parent, index) => {
      join(parent, node);
      for (const other of parents.slice(index + 1)) join(parent, other);
    });
  }
  return near;
}

function eliminate(near: Neighbours, node: number): void {
  const around = [...(near.get(node) ?? [])];
  near.delete(node);
  for (const x of around) {
    near.get(x)?.delete(node);
    for (const y of around) if (x !== y) near.get(x)?.add(y);
  }
}

function componentOf(near: Neighbours, start: number, without: ReadonlySet<number>): Set<number> {
  const seen = new Set([start]);
  const queue = [start];
  for (let node = queue.pop(); node !== undefined; node = queue.pop())
    for (const other of near.get(node) ?? [])
      if (!seen.has(other) && !without.has(other)) {
        seen.add(other);
        queue.push(other);
      }
  return seen;
}

function boundary(near: Neighbours, side: ReadonlySet<number>): Set<number> {
  const edge = new Set<number>();
  for (const node of side) for (const other of near.get(node) ?? []) if (!side.has(other)) edge.add(other);
  return edge;
}

const touches = (near: Neighbours, node: number, side: ReadonlySet<number>): boolean =>
  [...(near.get(node) ?? [])].some((other) => side.has(other));
