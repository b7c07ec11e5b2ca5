import type {InputError} from "../../models/errors.js";
import {applyEdit} from "../../models/system/edit/apply-edit.js";
import type {Edit, Place} from "../../models/system/edit/edit.js";
import type {SystemFile} from "../../models/system/format.js";
import {
  browserStorage,
  keptKeys,
  parseKept,
  readKept,
  writeKept,
  type KeptModel,
  type ModelStorage
} from "./kept-model.js";
import {loadSiteModels} from "./site-models.js";

/** A model that is being worked on: one truth for every part of the pages about it. */
export interface ModelStore {
  readonly system: SystemFile;
  readonly name: string;
  /** Whether it differs from the model that was opened. */
  readonly changed: boolean;
  /** Makes one change, one step back. Throws InputError when it is refused, and then changes nothing. */
  apply(edit: Edit): SystemFile;
  /** Where variables stand for who never put them anywhere: no change to take back, and none of the model's meaning. */
  place(places: Readonly<Record<string, Place>>): void;
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Another model; the one before is a step back, and stays recoverable after the page is left. */
  open(system: SystemFile, name: string): void;
  /** The model that was open before this one, also from an earlier visit. */
  readonly previous: KeptModel | null;
  /** Why the last change, or the model that was open before, is not kept in this browser; null when both are. */
  readonly notKept: InputError | null;
  /** Called after every change; answers how to stop. */
  subscribe(listener: () => void): () => void;
}

export interface ModelStoreOptions {
  name: string;
  /** Whether it was changed before (a working copy that was kept). */
  changed?: boolean;
  /** Where the working copy is kept; null: nowhere. */
  storage?: ModelStorage | null;
}

interface Step extends KeptModel {
  /** What was opened: a model that is back there is not changed. */
  readonly opened: SystemFile | null;
}

/** Steps that can be taken back; the oldest go first. */
const mostSteps = 200;

export function createModelStore(
  system: SystemFile,
  {name, changed = false, storage = null}: ModelStoreOptions
): ModelStore & {adopt(kept: KeptModel): void} {
  const listeners = new Set<() => void>();
  let past: Step[] = [];
  let now: Step = {system, name, changed, opened: changed ? null : system};
  let future: Step[] = [];
  let previous = readKept(storage, "previous");
  const notKept: Record<"working" | "previous", InputError | null> = {working: null, previous: null};

  function keep(place: "working" | "previous", {system, name, changed}: KeptModel): void {
    if (storage === null) return;
    try {
      writeKept(storage, place, {system, name, changed});
      notKept[place] = null;
    } catch (error) {
      notKept[place] = error as InputError;
    }
  }

  function tell(): void {
    keep("working", now);
    for (const listener of [...listeners]) listener();
  }

  function step(next: Step): void {
    past = [...past, now].slice(-mostSteps);
    future = [];
    now = next;
    tell();
  }

  function setPrevious(kept: KeptModel): void {
    previous = {system: kept.system, name: kept.name, changed: kept.changed};
    keep("previous", previous);
  }

  return {
    get system() {
      return now.system;
    },
    get name() {
      return now.name;
    },
    get changed() {
      return now.changed;
    },
    get canUndo() {
      return past.length > 0;
    },
    get canRedo() {
      return future.length > 0;
    },
    get previous() {
      return previous;
    },
    get notKept() {
      return notKept.working ?? notKept.previous;
    },
    apply(edit) {
      const next = applyEdit(now.system, edit);
      if (next !== now.system) step({...now, system: next, changed: true});
      return next;
    },
    place(places) {
      const known = new Set(now.system.variables.map(({id}) => id));
      const wanted = Object.fromEntries(Object.entries(places).filter(([id]) => known.has(id)));
      const next = applyEdit(now.system, {type: "move", places: wanted});
      if (next === now.system) return;
      now = {...now, system: next, opened: now.opened === now.system ? next : now.opened};
      tell();
    },
    undo() {
      const before = past.at(-1);
      if (before === undefined) return;
      past = past.slice(0, -1);
      future = [now, ...future];
      now = before;
      tell();
    },
    redo() {
      const [after, ...rest] = future;
      if (after === undefined) return;
      past = [...past, now];
      future = rest;
      now = after;
      tell();
    },
    open(system, name) {
      // Work of one's own is kept until other work takes its place: a model that was only looked at does not.
      if (now.changed || previous?.changed !== true) setPrevious(now);
      step({system, name, changed: false, opened: system});
    },
    adopt(kept) {
      step({...kept, opened: null});
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }
  };
}

let own: Promise<ModelStore> | null = null;

/**
 * The model all pages of this site work on: the working copy of this browser, or else the default model. A change made
 * in another window arrives here as a step that can be taken back. Rejects, in Dutch, when no model can be had.
 */
export function siteModelStore(): Promise<ModelStore> {
  own ??= openSiteStore(browserStorage());
  own.catch(() => (own = null));
  return own;
}

async function openSiteStore(storage: ModelStorage | null): Promise<ModelStore> {
  const kept = readKept(storage, "working");
  const first = kept ?? (await defaultModel());
  const store = createModelStore(first.system, {...first, storage});
  globalThis.addEventListener?.("storage", ({key, newValue}: StorageEvent) => {
    if (key !== keptKeys.working) return;
    const theirs = parseKept(newValue);
    if (theirs !== null && JSON.stringify(theirs.system) !== JSON.stringify(store.system)) store.adopt(theirs);
  });
  return store;
}

async function defaultModel(): Promise<KeptModel> {
  const {models} = await loadSiteModels();
  const [first] = models;
  if (first === undefined) throw new Error("missing model: the site has none");
  return {system: first.system, name: first.system.name, changed: false};
}
