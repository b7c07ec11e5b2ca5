import {canonical} from "../canonical.js";
import type {Session} from "./format.js";
import {snapshotChanges, type Change} from "./snapshot-changes.js";

/** A difference between two sessions, what it does to a figure, and why. */
export interface DiffItem extends Change {
  /** Of a figure that both hold: after − before, in its own unit; null where it cannot be said. */
  contribution: number | null;
  /** What a person wrote; null when nobody did. */
  reason: string | null;
  /** A model or a parameter changed, and nobody said why. */
  needsReason: boolean;
}

/**
 * What differs between two sessions: first what they rest on (see snapshotChanges), then each figure by its ref: `new` when
 * one of the two lacks it, `revised` when the same call gave another value, `parameter` when another call was made for it.
 *
 * @param before the earlier session
 * @param after the later one; its `reasons` explain
 */
export function diffSessions(before: Session, after: Session): {items: DiffItem[]} {
  const empty = {software: "", seed: 1, vintages: [], definitions: {}, model: null, scenario: null, parameters: {}};
  const reasons = new Map((after.reasons ?? []).map(({kind, ref, reason}) => [`${kind} ${ref}`, reason]));
  const explained = (change: Change, contribution: number | null): DiffItem => {
    const reason = reasons.get(`${change.kind} ${change.ref}`) ?? null;
    const isOurs = change.kind === "model" || change.kind === "parameter";
    return {...change, contribution, reason, needsReason: isOurs && reason === null};
  };
  const snapshots = snapshotChanges(before.snapshot ?? empty, after.snapshot ?? empty);
  return {
    items: [
      ...snapshots.map((change) => explained(change, null)),
      ...numberChanges(before, after).map((change) => explained(change, differenceOf(change)))
    ]
  };
}

function numberChanges(before: Session, after: Session): Change[] {
  const old = new Map(before.numbers.map((number) => [number.ref, number]));
  const now = new Map(after.numbers.map((number) => [number.ref, number]));
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((ref): Change[] => {
    const [a, b] = [old.get(ref), now.get(ref)];
    const values = {ref, before: a?.value ?? null, after: b?.value ?? null};
    if (a === undefined || b === undefined) return [{kind: "new", ...values}];
    if (canonical(a.call) !== canonical(b.call)) return [{kind: "parameter", ...values}];
    return a.value === b.value ? [] : [{kind: "revised", ...values}];
  });
}

const differenceOf = ({before, after}: Change): number | null =>
  typeof before === "number" && typeof after === "number" ? after - before : null;
