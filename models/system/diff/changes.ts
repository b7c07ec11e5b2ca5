import {canonical} from "../../canonical.js";
import type {FieldChange, ListDiff} from "./types.js";

/** Places in the drawing are no part of what a model says. */
const places = new Set(["x", "y"]);

/** Fields in which two things differ, in the order they stand in; fields that are named are left out. */
export function fieldChanges(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
  except: ReadonlySet<string> = places
): FieldChange[] {
  const of = (item: Readonly<Record<string, unknown>>, field: string): unknown =>
    Object.hasOwn(item, field) ? (item[field] ?? null) : null;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((field) => !except.has(field))
    .map((field) => ({field, from: of(a, field), to: of(b, field)}))
    .filter(({from, to}) => canonical(from) !== canonical(to));
}

/** Two lists beside each other by the key of their items, whatever their order. */
export function listDiff<T extends object>(a: readonly T[], b: readonly T[], keyOf: (item: T) => string): ListDiff<T> {
  const [before, after] = [
    new Map(a.map((item) => [keyOf(item), item])),
    new Map(b.map((item) => [keyOf(item), item]))
  ];
  const changed: ListDiff<T>["changed"] = [];
  for (const [id, item] of before) {
    const other = after.get(id);
    if (other === undefined) continue;
    const fields = fieldChanges(item as Record<string, unknown>, other as Record<string, unknown>);
    if (fields.length > 0) changed.push({id, fields});
  }
  return {
    added: [...after].filter(([id]) => !before.has(id)).map(([, item]) => item),
    removed: [...before].filter(([id]) => !after.has(id)).map(([, item]) => item),
    changed
  };
}

export const isEmpty = ({added, removed, changed}: ListDiff<unknown>): boolean =>
  added.length + removed.length + changed.length === 0;
