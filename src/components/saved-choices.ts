/** A name the reader gave to the choices of a page, and the query part of its address. */
export interface SavedChoice {
  name: string;
  /** `?v=1&gebied=GM0794`, or empty when all is as it was. */
  search: string;
}

export type Store = Pick<Storage, "getItem" | "setItem">;

const MOST = 100;
const key = (page: string): string => `samenhang:keuzes:${page}`;

/** The saved choices of a page by name; what cannot be read counts as none. */
export function readChoices(store: Store, page: string): SavedChoice[] {
  try {
    const found = JSON.parse(store.getItem(key(page)) ?? "[]") as unknown;
    return Array.isArray(found) ? found.filter(isChoice) : [];
  } catch {
    return [];
  }
}

/**
 * Keeps a choice; one of the same name is replaced, and of more than a hundred the oldest goes. Throws what the store
 * throws when it is full or closed to this page.
 */
export function saveChoice(store: Store, page: string, {name, search}: SavedChoice): SavedChoice[] {
  const rest = readChoices(store, page).filter((each) => each.name !== name);
  return write(store, page, [...rest, {name, search}].slice(-MOST));
}

/** Forgets a choice. Throws what the store throws. */
export function removeChoice(store: Store, page: string, name: string): SavedChoice[] {
  return write(
    store,
    page,
    readChoices(store, page).filter((each) => each.name !== name)
  );
}

function write(store: Store, page: string, choices: SavedChoice[]): SavedChoice[] {
  store.setItem(key(page), JSON.stringify(choices));
  return choices;
}

function isChoice(value: unknown): value is SavedChoice {
  const {name, search} = (value ?? {}) as Partial<SavedChoice>;
  return typeof name === "string" && typeof search === "string" && (search === "" || search.startsWith("?"));
}
