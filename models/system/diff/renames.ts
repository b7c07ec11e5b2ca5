import {applyEdit} from "../edit/apply-edit.js";
import {InputError} from "../../errors.js";
import type {SystemFile} from "../format.js";
import {canonical} from "../../canonical.js";
import type {SystemDiff} from "./types.js";

type Renamed = SystemDiff["perhapsRenamed"];

/**
 * Version A with the ids of B where something gone and something new are the same in all but their id: a variable with
 * all its fields and links, or a link or intervention with all its fields. Where two would do, none is taken.
 */
export function withRenames(a: SystemFile, b: SystemFile): {system: SystemFile; renamed: Renamed} {
  let system = a;
  const renamed: Renamed = [];
  for (const [from, to] of pairs(
    a.variables,
    b.variables,
    (variable, file) => describeVariable(file, variable.id),
    a,
    b
  )) {
    try {
      system = applyEdit(system, {type: "rename-variable", id: from, to});
      renamed.push({item: "variable", from, to});
    } catch (error) {
      // A name that equations cannot bear stays one gone and one new.
      if (!(error instanceof InputError)) throw error;
    }
  }
  const bare = (item: {id: string}): string => canonical({...item, id: ""});
  const rename = <T extends {id: string}>(
    items: readonly T[],
    others: readonly T[],
    item: "link" | "intervention"
  ): T[] => {
    const names = new Map(pairs(items, others, bare, system, b));
    for (const [from, to] of names) renamed.push({item, from, to});
    return items.map((each) => ({...each, id: names.get(each.id) ?? each.id}));
  };
  const links = rename(system.links, b.links, "link");
  const interventions = rename(system.interventions, b.interventions, "intervention");
  return {system: {...system, links, interventions}, renamed};
}

/** A variable and its links, without their ids and with SELF for its own. */
function describeVariable(file: SystemFile, id: string): string {
  const self = (name: string): string => (name === id ? "SELF" : name);
  const variable = file.variables.find((each) => each.id === id);
  const links = file.links
    .filter(({from, to}) => from === id || to === id)
    .map((link) => canonical({...link, id: "", from: self(link.from), to: self(link.to)}))
    .sort();
  return canonical({variable: {...variable, id: "", x: null, y: null}, links});
}

/** Ids only in A with the id only in B of the one thing that reads the same. */
function pairs<T extends {id: string}>(
  a: readonly T[],
  b: readonly T[],
  describe: (item: T, file: SystemFile) => string,
  fileA: SystemFile,
  fileB: SystemFile
): [string, string][] {
  const [inA, inB] = [new Set(a.map(({id}) => id)), new Set(b.map(({id}) => id))];
  const byText = (items: readonly T[], file: SystemFile, other: ReadonlySet<string>): Map<string, string[]> => {
    const found = new Map<string, string[]>();
    for (const item of items.filter(({id}) => !other.has(id))) {
      const text = describe(item, file);
      found.set(text, [...(found.get(text) ?? []), item.id]);
    }
    return found;
  };
  const after = byText(b, fileB, inA);
  return [...byText(a, fileA, inB)].flatMap(([text, [from = "", ...more]]): [string, string][] => {
    const [to, ...others] = after.get(text) ?? [];
    return to === undefined || more.length > 0 || others.length > 0 ? [] : [[from, to]];
  });
}
