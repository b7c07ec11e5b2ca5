import type {SystemFile} from "../format.js";
import type {ItemKind, ListDiff, SystemDiff} from "./types.js";

/** A change that can be made alone: what it is, and the model it makes of version A. */
export interface Step {
  item: ItemKind;
  id: string;
  change: "added" | "removed" | "changed";
  fields: string[];
  /** Null when only words differ: no figure depends on them. */
  next: SystemFile | null;
}

/** Fields that a run depends on. */
const inNumbers: Readonly<Record<ItemKind, readonly string[]>> = {
  variable: ["initial", "min", "max", "kind", "equation"],
  link: ["from", "to", "sign", "strength", "speed", "delay", "order"],
  intervention: ["variable", "type", "value", "start", "end", "adjustmentTime"],
  goal: ["variable", "weight", "direction"],
  loop: [],
  model: ["timeUnit", "horizon"]
};

/** Every change between two versions as a step from A, in the order in which they are reported. */
export function stepsBetween(
  a: SystemFile,
  b: SystemFile,
  diff: Omit<SystemDiff, "effects" | "single" | "together" | "complete">
): Step[] {
  const steps: Step[] = [];
  for (const {field} of diff.model) {
    const matters = inNumbers.model.includes(field);
    const next = {...a, [field]: b[field]} as SystemFile;
    steps.push({item: "model", id: field, change: "changed", fields: [field], next: matters ? next : null});
  }
  const list = <K extends "variables" | "links" | "interventions" | "goals">(
    item: ItemKind,
    name: K,
    keyOf: (each: SystemFile[K][number]) => string
  ): void => {
    const {added, removed, changed} = diff[name] as unknown as ListDiff<SystemFile[K][number]>;
    const before: readonly SystemFile[K][number][] = a[name];
    const after: readonly SystemFile[K][number][] = b[name];
    const withList = (items: readonly SystemFile[K][number][]): SystemFile => ({...a, [name]: items});
    for (const each of removed)
      steps.push({
        ...{item, id: keyOf(each), change: "removed", fields: []},
        next: withList(before.filter((other) => keyOf(other) !== keyOf(each)))
      });
    for (const each of added)
      steps.push({...{item, id: keyOf(each), change: "added", fields: []}, next: withList([...before, each])});
    for (const {id, fields} of changed) {
      const names = fields.map(({field}) => field);
      const other = after.find((each) => keyOf(each) === id);
      const matters = names.some((field) => inNumbers[item].includes(field));
      const next = withList(before.map((each) => (keyOf(each) === id && other !== undefined ? other : each)));
      steps.push({...{item, id, change: "changed", fields: names}, next: matters ? next : null});
    }
  };
  list("variable", "variables", ({id}) => id);
  list("link", "links", ({id}) => id);
  list("intervention", "interventions", ({id}) => id);
  list("goal", "goals", ({variable}) => variable);
  return steps;
}
