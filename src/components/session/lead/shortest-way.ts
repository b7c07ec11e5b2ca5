import {DirectedGraph} from "graphology";
import {singleSource} from "graphology-shortest-path";

/** A variable of the system model, and what it leads to. */
export interface Variable {
  id: string;
  label: string;
  leadsTo: readonly string[];
}

/** The first of the shortest ways, by the order of the model, both ends in it; null when there is none. */
export function shortestWay(known: readonly Variable[], from: string, to: string): string[] | null {
  const graph = new DirectedGraph();
  for (const {id} of known) graph.mergeNode(id);
  for (const {id, leadsTo} of known) for (const next of leadsTo) graph.mergeEdge(id, next);
  if (!graph.hasNode(from)) return null;
  return singleSource(graph, from)[to] ?? null;
}
