import {foldName} from "../equation/fold-name.js";
import type {SystemFile} from "../format.js";
import {isBuiltInName} from "./rename-in-equation.js";

/**
 * An id for a new variable from its label: without accents, in lower case, other characters as `_`, numbered when the
 * name (as equations fold it) is taken.
 */
export function freeVariableId(system: SystemFile, label: string): string {
  const taken = new Set(system.variables.map(({id}) => foldName(id)));
  const words = label
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .slice(0, 60);
  const name = /^[a-z]/.test(words) ? words : words === "" ? "variable" : `v_${words}`;
  return numbered(name, "_", (id) => taken.has(foldName(id)) || isBuiltInName(id));
}

/** An id for a new link: `from-to`, numbered when taken, as parallel links are. */
export function freeLinkId(system: SystemFile, from: string, to: string): string {
  const taken = new Set(system.links.map(({id}) => id));
  return numbered(`${from}-${to}`, "-", (id) => taken.has(id));
}

function numbered(name: string, joint: string, isTaken: (id: string) => boolean): string {
  for (let number = 1; ; number++) {
    const id = number === 1 ? name : `${name}${joint}${number}`;
    if (!isTaken(id)) return id;
  }
}
