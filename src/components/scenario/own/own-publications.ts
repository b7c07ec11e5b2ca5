import {InputError} from "../../../models/errors.js";
import type {ScenarioPublication} from "../../../models/scenario/format.js";
import {readPublication} from "../../../models/scenario/read-publication.js";

/** Publications the reader made or changed, kept in this browser. */
export interface OwnPublications {
  /** In the order they were added; what cannot be read is left out, and left where it is. */
  list(): readonly ScenarioPublication[];
  /** Keeps a publication; one with the same id is replaced. Throws InputError (not-kept, too-many). */
  add(publication: ScenarioPublication): void;
  /** Forgets a publication; one that is not there is no fault. Throws InputError (not-kept). */
  remove(id: string): void;
  /** Takes back the last change made here, or makes it again. Throws InputError (not-kept). */
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Called after every change, also one made in another tab; answers how to stop. */
  subscribe(listener: (publications: readonly ScenarioPublication[]) => void): () => void;
}

export type PublicationStorage = Pick<Storage, "getItem" | "setItem">;

export const ownPublicationsKey = "samenhang:eigen-scenarios";
const most = 50;
const mostSteps = 100;

/** What a store needs of a page to hear of changes in another tab; `window` has it. */
interface Listening {
  addEventListener(type: "storage", listener: (event: {key: string | null}) => void): void;
  removeEventListener(type: "storage", listener: (event: {key: string | null}) => void): void;
}

/**
 * The store of the reader's own publications. Every publication is read as strictly as one of the library, both when it is
 * kept and when it comes back: what stands in a browser can be changed by anything that runs there.
 */
export function ownPublications(
  storage: PublicationStorage | null = browserStorage(),
  page: Listening | null = globalThis.window ?? null
): OwnPublications {
  const listeners = new Set<(publications: readonly ScenarioPublication[]) => void>();
  const tell = (): void => {
    const publications = list();
    for (const listener of [...listeners]) listener(publications);
  };
  const elsewhere = ({key}: {key: string | null}): void => {
    if (key !== ownPublicationsKey && key !== null) return;
    forgetOthers();
    tell();
  };
  let past: (readonly unknown[])[] = [];
  let future: (readonly unknown[])[] = [];
  /** What stood in the browser after the last change that was made here. */
  let ours = text();

  function text(): string | null {
    try {
      return storage?.getItem(ownPublicationsKey) ?? null;
    } catch {
      return null;
    }
  }

  /** A step back or forward over what another tab wrote would take that away. */
  function forgetOthers(): void {
    if (text() === ours) return;
    [past, future] = [[], []];
    ours = text();
  }

  function kept(): unknown[] {
    try {
      const found = JSON.parse(text() ?? "[]") as unknown;
      return Array.isArray(found) ? found : [];
    } catch {
      return [];
    }
  }

  function list(): readonly ScenarioPublication[] {
    return kept().flatMap((content) => {
      try {
        return [readPublication(content, ownPublicationsKey)];
      } catch {
        return [];
      }
    });
  }

  function write(publications: readonly unknown[]): void {
    try {
      if (storage === null) throw new Error("no storage");
      storage.setItem(ownPublicationsKey, JSON.stringify(publications));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new InputError(
        "not-kept",
        `the browser did not keep the scenario (${reason}); save it to a file`,
        ownPublicationsKey
      );
    }
    ours = text();
  }

  function change(publications: readonly unknown[]): void {
    forgetOthers();
    const before = kept();
    write(publications);
    past = [...past, before].slice(-mostSteps);
    future = [];
    tell();
  }

  /** To the last list of one pile; the list that stood there goes on the other. */
  function step(from: "past" | "future"): void {
    forgetOthers();
    const to = (from === "past" ? past : future).at(-1);
    if (to === undefined) return tell();
    const before = kept();
    write(to);
    [past, future] =
      from === "past" ? [past.slice(0, -1), [...future, before]] : [[...past, before], future.slice(0, -1)];
    tell();
  }

  const idOf = (content: unknown): unknown => (content as {id?: unknown} | null)?.id;

  return {
    list,
    add(publication) {
      const sound = readPublication(publication, publication.id);
      const before = kept();
      const at = before.findIndex((each) => idOf(each) === sound.id);
      if (at < 0 && before.length >= most)
        throw new InputError("too-many", `there are ${most} scenarios of your own; remove one first`, sound.id);
      change(at < 0 ? [...before, sound] : before.map((each, index) => (index === at ? sound : each)));
    },
    remove(id) {
      change(kept().filter((each) => idOf(each) !== id));
    },
    undo: () => step("past"),
    redo: () => step("future"),
    get canUndo() {
      return past.length > 0;
    },
    get canRedo() {
      return future.length > 0;
    },
    subscribe(listener) {
      if (listeners.size === 0) page?.addEventListener("storage", elsewhere);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) page?.removeEventListener("storage", elsewhere);
      };
    }
  };
}

/** Null where the browser keeps nothing for this page. */
function browserStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
