import {builtInNames} from "./equation-order.js";
import {foldName} from "./fold-name.js";

/** Places of all names an equation may use: the variables in their order, then the built-in names. */
export interface Slots {
  /** Folded names, by place. */
  readonly names: readonly string[];
  /** Place of a folded name; −1 when there is none. */
  readonly of: (name: string) => number;
}

/** The places of the variables of a model and of the built-in names, found in one look each. */
export function slotsOf(ids: readonly string[]): Slots {
  const names = [...ids.map(foldName), ...builtInNames];
  const places = new Map<string, number>();
  names.forEach((name, place) => {
    if (!places.has(name)) places.set(name, place);
  });
  return {names, of: (name) => places.get(name) ?? -1};
}
