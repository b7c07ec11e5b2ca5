import {InputError} from "../../errors.js";
import {components} from "../components.js";
import type {ResolvedSystem} from "../resolve.js";

/** Throws InputError (cycle-without-delay) naming variables whose links without delay make a cycle. */
export function refuseDirectCycles({ids, links}: ResolvedSystem): void {
  const direct = links.filter(({delay}) => !(delay > 0)).map(({from, to}): [number, number] => [from, to]);
  const cycle = components(ids.length, direct).find(
    ([first = 0, ...more]) => more.length > 0 || direct.some(([from, to]) => from === first && to === first)
  );
  if (cycle === undefined) return;
  throw new InputError(
    "cycle-without-delay",
    `${cycle.map((at) => ids[at] ?? "").join(", ")} follow from each other at once, which XMILE has no word for; give one of the links between them a delay`,
    "links"
  );
}
