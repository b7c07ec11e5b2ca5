import {InputError} from "../../errors.js";

/** A copy with the fields given set, and those given as null taken away; undefined leaves a field as it is. */
export function withFields<T extends object>(item: T, fields: object): T {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  const gone = new Set(entries.filter(([, value]) => value === null).map(([key]) => key));
  const kept = Object.entries(item).filter(([key]) => !gone.has(key));
  return {...Object.fromEntries(kept), ...Object.fromEntries(entries.filter(([, value]) => value !== null))} as T;
}

/** A copy of the list with one item replaced. Throws InputError (unknown-<what>) when no item satisfies `isIt`. */
export function replaced<T>(items: readonly T[], isIt: (item: T) => boolean, make: (item: T) => T, what: Named): T[] {
  const index = findIndex(items, isIt, what);
  return items.map((item, at) => (at === index ? make(item) : item));
}

/** A copy of the list without one item. Throws InputError (unknown-<what>) when no item satisfies `isIt`. */
export function without<T>(items: readonly T[], isIt: (item: T) => boolean, what: Named): T[] {
  const index = findIndex(items, isIt, what);
  return items.filter((_, at) => at !== index);
}

/** A copy of the list with the item in the place of the one that satisfies `isIt`, or at the end. */
export function upsert<T>(items: readonly T[], isIt: (item: T) => boolean, item: T): T[] {
  const index = items.findIndex(isIt);
  return index < 0 ? [...items, item] : items.map((each, at) => (at === index ? item : each));
}

interface Named {
  readonly kind: string;
  readonly name: string;
}

function findIndex<T>(items: readonly T[], isIt: (item: T) => boolean, {kind, name}: Named): number {
  const index = items.findIndex(isIt);
  if (index < 0)
    throw new InputError(`unknown-${kind}`, `there is no ${kind} "${name}"; it may have been removed`, name);
  return index;
}
