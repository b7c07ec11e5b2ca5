import {linearise, type LinearSystem} from "../effects/linearise.js";
import type {Graph} from "../graph.js";
import type {ResolvedSystem} from "../resolve.js";

/** A link with its gain near the start; the gain of an equation's link is its partial derivative. */
export interface GainedEdge {
  /** Position in the diagram. */
  readonly edge: number;
  readonly from: number;
  readonly to: number;
  readonly gain: number;
  /** Stages a time unit, and how many; null: no delay. */
  readonly chain: {readonly rate: number; readonly order: number} | null;
}

/** The links of a diagram that have a gain, near the start; links without strength have none and are left out. */
export function gainedEdges(
  system: ResolvedSystem,
  graph: Graph,
  linear: LinearSystem = linearise(system)
): GainedEdge[] {
  const links = new Map(system.links.map((link) => [link.id, link]));
  return graph.edges.flatMap(({id, from, to}, edge): GainedEdge[] => {
    const link = links.get(id);
    if (link !== undefined) {
      const {delay, order} = link;
      return [{edge, from, to, gain: link.strength, chain: delay > 0 ? {rate: order / delay, order} : null}];
    }
    if (!system.equations.equations.has(system.ids[to] ?? "")) return [];
    const row = linear.flows.get(to) ?? linear.direct[to];
    return [{edge, from, to, gain: row?.[from] ?? 0, chain: null}];
  });
}
