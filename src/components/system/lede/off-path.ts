import {systemGraph} from "../../../models/system/graph.js";
import type {SystemFile} from "../../../models/system/format.js";

/** For each variable, all variables it leads to along links and equations, itself included when it stands in a loop. */
export function descendants(system: SystemFile): ReadonlyMap<string, ReadonlySet<string>> {
  const {ids, edges} = systemGraph(system);
  const next = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const {from, to} of edges) next.get(ids[from] ?? "")?.push(ids[to] ?? "");
  return new Map(
    ids.map((start) => {
      const reached = new Set<string>();
      const open = [...(next.get(start) ?? [])];
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        if (reached.has(id)) continue;
        reached.add(id);
        open.push(...(next.get(id) ?? []));
      }
      return [start, reached];
    })
  );
}

/**
 * Whether causes of an outcome may be held against each other: none lies on a way from another to the outcome, nor on a
 * way back from it. Where one works through the other, their shares are no shares: weighing the unemployed against the
 * complaints they get counts the same people twice.
 */
export function mayRank(system: SystemFile, causes: readonly string[], outcome: string): boolean {
  const reached = descendants(system);
  return causes.every(
    (cause) =>
      cause !== outcome &&
      !(reached.get(outcome)?.has(cause) ?? false) &&
      causes.every((other) => other === cause || !(reached.get(cause)?.has(other) ?? false))
  );
}
