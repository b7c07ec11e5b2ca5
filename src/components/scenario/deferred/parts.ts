import type {DropParts} from "../../../models/scenario/deferred-care.js";

/** What a drop was, in the order of the sliders. */
export const partNames = [
  "notNeeded",
  "postponed",
  "lost",
  "administrative"
] as const satisfies readonly (keyof DropParts)[];

/**
 * Whole percentages after one of them is set: the others give or take in proportion to what they have (evenly when they
 * have nothing), so that together they stay 100.
 */
export function moveShare(shares: readonly number[], index: number, value: number): number[] {
  const set = Math.min(100, Math.max(0, Math.round(value)));
  const left = 100 - set;
  const others = shares.map((share, at) => (at === index ? 0 : Math.max(0, share)));
  const sum = others.reduce((total, share) => total + share, 0);
  const exact = shares.map((_, at) => {
    if (at === index) return set;
    return sum > 0 ? (left * (others[at] ?? 0)) / sum : left / (shares.length - 1);
  });
  const whole = exact.map(Math.floor);
  const missing = 100 - whole.reduce((total, share) => total + share, 0);
  // What rounding down left over goes to the largest fractions; the one that was set is whole already.
  const order = exact
    .map((share, at) => ({at, rest: share - Math.floor(share)}))
    .filter(({at}) => at !== index)
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const {at} of order.slice(0, missing)) whole[at] = (whole[at] ?? 0) + 1;
  return whole;
}

/** Percentages as the parts a model takes; they add up to 1 exactly when the percentages add up to 100. */
export function partsOf(shares: readonly number[]): DropParts {
  const [notNeeded = 0, postponed = 0, lost = 0] = shares.map((share) => share / 100);
  return {notNeeded, postponed, lost, administrative: Math.max(0, 1 - notNeeded - postponed - lost)};
}
