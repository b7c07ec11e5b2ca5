import {systemGraph} from "../../../models/system/graph.js";
import type {SystemFile} from "../../../models/system/format.js";

/** A variable that a cause reaches, and the mean delay of the fastest way there, in time units of the model. */
export interface FirstSign {
  id: string;
  after: number;
}

/**
 * Where a change of a variable shows first: every variable it reaches, by the smallest sum of mean delays along a way
 * there (Dijkstra 1959); at equal times in the order of the file. Links without strength or with an unknown sign count:
 * what is known is the way and the time, not the size.
 */
export function firstSigns(system: SystemFile, cause: string): FirstSign[] {
  const {ids, edges} = systemGraph(system);
  const start = ids.indexOf(cause);
  if (start < 0) return [];
  const best = new Float64Array(ids.length).fill(Infinity);
  const done = new Uint8Array(ids.length);
  best[start] = 0;
  for (;;) {
    let next = -1;
    for (let node = 0; node < ids.length; node++)
      if (!done[node] && (best[node] ?? Infinity) < (next < 0 ? Infinity : (best[next] ?? Infinity))) next = node;
    if (next < 0) break;
    done[next] = 1;
    for (const {from, to, delay} of edges)
      if (from === next) best[to] = Math.min(best[to] ?? Infinity, (best[next] ?? 0) + Math.max(0, delay));
  }
  return ids
    .map((id, at) => ({id, after: best[at] ?? Infinity}))
    .filter(({id, after}) => id !== cause && after < Infinity)
    .sort((a, b) => a.after - b.after);
}
