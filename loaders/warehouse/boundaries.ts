import {InputError} from "../../models/errors.js";
import type {RegionChange} from "./types.js";

/** Where part of a region ends up in another year's division. */
export interface BoundaryTarget {
  to: string;
  /** Share of the region, 0–1. */
  weight: number;
  /** What the share was measured by; `whole` when nothing was divided on the way. */
  basis: RegionChange["basis"];
  /** True when the share rests on dwellings, inhabitants or hectares: values that pass it are estimates. */
  isEstimated: boolean;
}

// Shares are quotients of counts: sums of exact parts differ from 1 in the last bits only.
const tolerance = 1e-9;

/**
 * How regions of the division on one day go over into that of another: every code that changes between the two, with its
 * targets (sorted by code, weights adding up to 1). A code that is not in the map keeps its code and its whole.
 *
 * A year stands for its 1 January; a date for that day, changes of the day included. Changes on one day happen at once;
 * those on different days follow each other, so a code that joins one that is itself dissolved later ends up in the
 * last. Backwards only what can be told exactly is told: a code that came from one region alone, whole; any other that
 * changed has an empty list. Throws InputError when the parts of a code on one day add up to more than 1.
 */
export function boundaryWeights(
  changes: readonly RegionChange[],
  from: number | string,
  to: number | string
): Map<string, BoundaryTarget[]> {
  const [start, end] = [dayOf(from), dayOf(to)];
  if (start > end) return backwards(changes, end, start);
  const days = groupBy(
    changes.filter(({date, weight}) => date > start && date <= end && weight > 0),
    ({date}) => date
  );
  const targets = new Map<string, BoundaryTarget[]>();
  for (const date of [...days.keys()].sort().reverse()) {
    const parts = groupBy(days.get(date) ?? [], (change) => change.from);
    // All from the state after this day, before any of them is replaced: what happens on one day happens at once.
    const moved = [...parts].map(([code, moves]) => [code, move(code, moves, targets)] as const);
    for (const [code, list] of moved) targets.set(code, list);
  }
  return targets;
}

function dayOf(moment: number | string): string {
  return typeof moment === "number" ? `${moment}-01-01` : moment;
}

function move(
  code: string,
  moves: readonly RegionChange[],
  later: ReadonlyMap<string, BoundaryTarget[]>
): BoundaryTarget[] {
  const sum = moves.reduce((total, {weight}) => total + weight, 0);
  if (sum > 1 + tolerance)
    throw new InputError("weights-exceed-one", `the parts of ${code} add up to ${sum}; correct the changes`, code);
  const isGone = sum > 1 - tolerance;
  const parts: BoundaryTarget[] = moves.map(({to, weight, basis}) => ({
    to,
    weight: isGone ? weight / sum : weight,
    basis,
    isEstimated: basis !== "whole"
  }));
  const rest = moves[0];
  if (!isGone && rest) parts.push({to: code, weight: 1 - sum, basis: rest.basis, isEstimated: rest.basis !== "whole"});
  const reached = new Map<string, BoundaryTarget>();
  for (const part of parts) {
    const onward = later.get(part.to) ?? [{to: part.to, weight: 1, basis: "whole" as const, isEstimated: false}];
    for (const next of onward) {
      const known = reached.get(next.to);
      const step = {
        to: next.to,
        weight: part.weight * next.weight,
        basis: next.isEstimated ? next.basis : part.basis,
        isEstimated: part.isEstimated || next.isEstimated
      };
      reached.set(next.to, known ? join(known, step) : step);
    }
  }
  return [...reached.values()].sort((a, b) => (a.to < b.to ? -1 : 1));
}

function join(a: BoundaryTarget, b: BoundaryTarget): BoundaryTarget {
  const estimate = a.isEstimated ? a : b;
  return {...estimate, weight: a.weight + b.weight};
}

/** Later codes → the earlier code they are, where that is exact. */
function backwards(changes: readonly RegionChange[], earlier: string, later: string): Map<string, BoundaryTarget[]> {
  const forward = boundaryWeights(changes, earlier, later);
  const renamed = new Set(
    changes.filter(({date, kind}) => kind === "rename" && date > earlier && date <= later).map(({to}) => to)
  );
  const sources = new Map<string, {from: string; isWhole: boolean}[]>();
  for (const [from, targets] of forward)
    for (const {to, weight} of targets) {
      const isWhole = weight === 1;
      sources.set(to, [...(sources.get(to) ?? []), {from, isWhole}]);
    }
  const result = new Map<string, BoundaryTarget[]>();
  for (const [code, list] of sources) {
    const [only] = list;
    const keptItself = !forward.has(code) && !renamed.has(code);
    const isExact = list.length === 1 && only?.isWhole === true && !keptItself;
    result.set(code, isExact ? [{to: only.from, weight: 1, basis: "whole", isEstimated: false}] : []);
  }
  return result;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
