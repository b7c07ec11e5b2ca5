import {columnsOf} from "../robustness/formula-columns.js";
import type {Warning} from "../types.js";
import type {WarningContext} from "./context.js";
import type {DirectedLink} from "./notes.js";

/**
 * Controls that the system model places after the outcome, or between the exposure and the outcome: holding them constant
 * makes a link where there is none, or takes away what is sought (Pearl 2009). The first term is the exposure.
 */
export function controlWarnings({formula, options: {links = []}}: WarningContext): Warning[] {
  if (links.length === 0) return [];
  const [exposure, ...others] = [...formula.endogenous, ...formula.terms].map((term) => term.flatMap(columnsOf));
  const [outcome] = columnsOf(formula.outcome);
  const from = exposure?.[0];
  if (outcome === undefined || from === undefined) return [];
  const controls = [...new Set(others.flat())].filter((name) => name !== from && name !== outcome);
  return controls.flatMap((control): Warning[] => {
    const downstream = pathOf(links, outcome, control, from);
    if (downstream !== null)
      return [
        {
          code: "downstream-control",
          message: `${control} follows from the outcome in the system model (${downstream.join(" → ")}): leave it out; use it as an outcome of its own`,
          detail: {control, outcome, path: downstream}
        }
      ];
    const [first, second] = [pathOf(links, from, control, outcome), pathOf(links, control, outcome, from)];
    if (first === null || second === null) return [];
    const path = [...first, ...second.slice(1)];
    return [
      {
        code: "mediator-control",
        message: `${control} lies between ${from} and the outcome in the system model (${path.join(" → ")}): with it held constant only what goes another way is left`,
        detail: {control, outcome, path}
      }
    ];
  });
}

/** The shortest way along the links that does not pass through `avoided`; null when there is none. */
export function pathOf(links: readonly DirectedLink[], from: string, to: string, avoided: string): string[] | null {
  const before = new Map<string, string | null>([[from, null]]);
  const queue = [from];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === to) {
      const path: string[] = [];
      for (let step: string | null = to; step !== null; step = before.get(step) ?? null) path.unshift(step);
      return path;
    }
    for (const link of links) {
      if (link.from !== at || link.to === avoided || before.has(link.to)) continue;
      before.set(link.to, at);
      queue.push(link.to);
    }
  }
  return null;
}
