import {InputError} from "../../models/errors.js";
import type {SystemFile} from "../../models/system/format.js";
import {checkSystem} from "../../models/system/read-system.js";

/** A model with what it is called, and whether it differs from the one that was opened. */
export interface KeptModel {
  readonly system: SystemFile;
  readonly name: string;
  readonly changed: boolean;
}

export type ModelStorage = Pick<Storage, "getItem" | "setItem">;

export const keptKeys = {working: "samenhang:model", previous: "samenhang:model:vorige"} as const;
export type KeptPlace = keyof typeof keptKeys;

/** The model kept in a browser; null when there is none or it cannot be read (it is then left where it is). */
export function readKept(storage: ModelStorage | null, place: KeptPlace): KeptModel | null {
  try {
    return parseKept(storage?.getItem(keptKeys[place]) ?? null);
  } catch {
    return null;
  }
}

/** The model in a text that writeKept wrote; null when it is none. */
export function parseKept(text: string | null): KeptModel | null {
  if (text === null) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const {name, changed, system} = (json ?? {}) as Record<string, unknown>;
  const reading = checkSystem(system);
  if (reading.system === null || reading.problems.length > 0 || typeof name !== "string") return null;
  return {system: reading.system, name, changed: changed === true};
}

/** Keeps a model. Throws InputError (not-kept) when the browser is full or keeps nothing for this page. */
export function writeKept(storage: ModelStorage | null, place: KeptPlace, kept: KeptModel): void {
  try {
    if (storage === null) throw new Error("no storage");
    storage.setItem(keptKeys[place], JSON.stringify(kept));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(
      "not-kept",
      `the browser did not keep the model (${reason}); save it to a file`,
      keptKeys[place]
    );
  }
}

/** Null where the browser keeps nothing for this page. */
export function browserStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
