import {adjustP} from "./adjust-p.js";

/** One hypothesis of a family: the group it belongs to (a pair of indicators) and its p-value, NaN where missing. */
export interface GroupedTest {
  readonly group: string;
  readonly p: number;
}

export interface TwoStageScreen {
  /** A line a group, in order of first appearance: Simes' p over its tests and its BH-adjusted value. */
  groups: {group: string; tests: number; simes: number | null; q: number | null; selected: boolean}[];
  /** By test: adjusted within its group for the groups selected; null where the group is not selected or p missing. */
  within: (number | null)[];
  /** By test: found, that is adjusted value at most alpha. */
  found: boolean[];
}

/** Simes' p of the hypothesis that nothing holds in a group: min over j of m·p₍ⱼ₎/j (Simes 1986); NaN without tests. */
export function simes(p: ArrayLike<number>): number {
  const sorted = Float64Array.from(p)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (sorted.length === 0) return NaN;
  return sorted.reduce((least, value, index) => Math.min(least, (sorted.length * value) / (index + 1)), 1);
}

/**
 * Screens groups, then looks inside those that pass, so that neighbouring lags of one signal do not flood the list:
 * Simes over the tests of each group, BH over the groups, and within a selected group Holm, multiplied by the number
 * of groups over the number selected; at level alpha this keeps the expected share of false findings, averaged over
 * selected groups, at alpha (Benjamini & Bogomolov 2014).
 *
 * @param tests all tests of the declared family
 * @param alpha level of both stages
 */
export function twoStageScreen(tests: readonly GroupedTest[], {alpha = 0.05} = {}): TwoStageScreen {
  const members = new Map<string, number[]>();
  tests.forEach(({group}, index) => {
    const known = members.get(group);
    if (known === undefined) members.set(group, [index]);
    else known.push(index);
  });
  const names = [...members.keys()];
  const combined = names.map((name) => simes((members.get(name) ?? []).map((index) => tests[index]?.p ?? NaN)));
  const q = adjustP(combined, "bh");
  const counted = combined.filter((value) => !Number.isNaN(value)).length;
  const selected = names.filter((_, index) => (q[index] ?? 1) <= alpha);
  const within = new Array<number | null>(tests.length).fill(null);
  for (const name of selected) {
    const own = members.get(name) ?? [];
    const adjusted = adjustP(
      own.map((index) => tests[index]?.p ?? NaN),
      "holm"
    );
    own.forEach((index, place) => {
      const value = adjusted[place] ?? NaN;
      within[index] = Number.isNaN(value) ? null : Math.min(1, (value * counted) / selected.length);
    });
  }
  const isSelected = new Set(selected);
  return {
    groups: names.map((group, index) => ({
      group,
      tests: (members.get(group) ?? []).filter((test) => !Number.isNaN(tests[test]?.p ?? NaN)).length,
      simes: orNull(combined[index]),
      q: orNull(q[index]),
      selected: isSelected.has(group)
    })),
    within,
    found: within.map((value) => value !== null && value <= alpha)
  };
}

const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;
