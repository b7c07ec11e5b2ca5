import type {Field} from "./state-fields.js";

/** Fields by name. */
export type Schema = Readonly<Record<string, Field<unknown>>>;

/** The values of a schema. */
export type StateOf<S> = {readonly [K in keyof S]: S[K] extends Field<infer T> ? T : never};

/** What the state needs of a browser; `window` has it all. */
export interface StateEffects {
  location: {readonly href: string};
  history: Pick<History, "pushState" | "replaceState" | "back" | "forward" | "state">;
  addEventListener(type: "popstate", listener: () => void): void;
  removeEventListener(type: "popstate", listener: () => void): void;
}

export interface State<S> {
  get(): StateOf<S>;
  /**
   * Changes some fields: one step back in the history. With `gather` (a slider that moves, a word that is typed) changes
   * of the same fields are one step together; with `replace` (what follows from something else) they are none.
   */
  set(changes: Partial<StateOf<S>>, options?: {replace?: boolean; gather?: boolean}): void;
  /** Called after every change, also by the browser's back and forward; answers how to stop. */
  subscribe(listener: (state: StateOf<S>) => void): () => void;
  /** The address of this state, or of this state with changes. */
  href(changes?: Partial<StateOf<S>>): string;
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  dispose(): void;
}

const VERSION_KEY = "v";
const VERSION = "1";

interface Step {
  samenhang: {at: number; last: number};
}

/**
 * All choices of a page as one object, kept in the address: what equals its default is left out, `v=1` says how to read
 * the rest, keys that are not ours are left alone, and what cannot be read falls back to its default. Undo and redo are
 * the browser's own history.
 */
export function createState<S extends Schema>(schema: S, effects: StateEffects = window): State<S> {
  const listeners = new Set<(state: StateOf<S>) => void>();
  let current = readState(schema, effects.location.href);
  if (!position()) effects.history.replaceState({...asObject(effects.history.state), samenhang: {at: 0, last: 0}}, "");
  effects.addEventListener("popstate", returned);

  function position(): Step["samenhang"] | null {
    const state = effects.history.state as Partial<Step> | null;
    return state?.samenhang ?? null;
  }

  // The furthest step is known only here: the browser does not say whether there is a way forward.
  let last = position()?.last ?? 0;
  /** Fields whose changes are being gathered into the step that was made last. */
  let gathered = "";

  function returned(): void {
    gathered = "";
    current = readState(schema, effects.location.href);
    tell();
  }

  function tell(): void {
    for (const listener of [...listeners]) listener(current);
  }

  return {
    get: () => current,
    set(changes, {replace = false, gather = false} = {}) {
      const next = {...current, ...changes};
      const href = writeState(schema, next, effects.location.href);
      const isSame = href === writeState(schema, current, effects.location.href);
      current = next;
      if (isSame) return;
      const at = position()?.at ?? 0;
      const rest = asObject(effects.history.state);
      const fields = gather ? Object.keys(changes).sort().join(" ") : "";
      const isMore = gather && fields === gathered;
      if (!replace) gathered = fields;
      if (replace || isMore) effects.history.replaceState({...rest, samenhang: {at, last}}, "", href);
      else {
        last = at + 1;
        effects.history.pushState({...rest, samenhang: {at: last, last}}, "", href);
      }
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    href: (changes = {}) => writeState(schema, {...current, ...changes}, effects.location.href),
    undo: () => effects.history.back(),
    redo: () => effects.history.forward(),
    get canUndo() {
      return (position()?.at ?? 0) > 0;
    },
    get canRedo() {
      return (position()?.at ?? 0) < last;
    },
    dispose() {
      effects.removeEventListener("popstate", returned);
      listeners.clear();
    }
  };
}

/** The state in an address. */
export function readState<S extends Schema>(schema: S, href: string): StateOf<S> {
  const {searchParams} = new URL(href);
  const values = Object.entries(schema).map(([name, each]) => {
    const key = [name, ...(each.formerly ?? [])].find((candidate) => searchParams.has(candidate));
    const text = key === undefined ? null : searchParams.get(key);
    const value = text === null ? undefined : each.parse(text);
    return [name, value === undefined ? each.initial : value];
  });
  return Object.fromEntries(values) as StateOf<S>;
}

/** The address of a state, on the page and with the foreign keys of `href`. Keys in the order of the schema. */
export function writeState<S extends Schema>(schema: S, state: StateOf<S>, href: string): string {
  const url = new URL(href);
  const own = new Set([
    VERSION_KEY,
    ...Object.entries(schema).flatMap(([name, each]) => [name, ...(each.formerly ?? [])])
  ]);
  const foreign = [...url.searchParams].filter(([key]) => !own.has(key));
  const deviating = Object.entries(schema).flatMap(([name, each]): [string, string][] => {
    const text = each.format(state[name]);
    return text === each.format(each.initial) ? [] : [[name, text]];
  });
  const parameters = [
    ...(deviating.length > 0 ? [[VERSION_KEY, VERSION] as [string, string]] : []),
    ...deviating,
    ...foreign
  ];
  // Commas and colons are lawful in a query, and a link that can be read is a link that is trusted.
  url.search = new URLSearchParams(parameters).toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return url.href;
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}
