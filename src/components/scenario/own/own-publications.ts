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
  /** Called after every change, also one made in another tab; answers how to stop. */
  subscribe(listener: (publications: readonly ScenarioPublication[]) => void): () => void;
}

export type PublicationStorage = Pick<Storage, "getItem" | "setItem">;

export const ownPublicationsKey = "samenhang:eigen-scenarios";
const most = 50;

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
    if (key === ownPublicationsKey || key === null) tell();
  };

  function kept(): unknown[] {
    try {
      const found = JSON.parse(storage?.getItem(ownPublicationsKey) ?? "[]") as unknown;
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
      write(at < 0 ? [...before, sound] : before.map((each, index) => (index === at ? sound : each)));
    },
    remove(id) {
      write(kept().filter((each) => idOf(each) !== id));
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
