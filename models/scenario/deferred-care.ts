import exp from "@stdlib/math-base-special-exp";
import {InputError} from "../errors.js";

export interface ReferralRow {
  readonly period: string;
  /** Registered in the period; null: not yet known, and then what is expected comes, less what still stays away. */
  readonly referrals: number | null;
  /** Expected without the disturbance. */
  readonly expected: number;
}

/** What a drop in referrals was: parts that add up to 1. */
export interface DropParts {
  readonly notNeeded: number;
  readonly postponed: number;
  readonly lost: number;
  /** Happened, and was registered late or not at all. */
  readonly administrative: number;
}

export interface DeferredOptions {
  readonly parts: DropParts;
  /** Mean time to come back, in periods. */
  readonly catchUp: number;
  /** Treatments a period at most. */
  readonly capacity: number;
  /** People waiting at the start; 0 when left out. */
  readonly waiting?: number;
  /** Referrals that are known hold those who came after all (a register cannot tell them apart); false when left out. */
  readonly holdsReturns?: boolean;
  /** Part of what is expected that stays away in periods not yet known: 0 when left out, or as in the last known one. */
  readonly drop?: number | "last";
  /** People more or fewer who come by chance, for each period; counts only in periods not yet known. */
  readonly chance?: readonly number[];
}

export interface DeferredCare {
  readonly periods: readonly string[];
  /** People who come: registered, only not registered in time, and those who come after all. */
  readonly arrivals: readonly number[];
  /** Waiting at the end of the period. */
  readonly waiting: readonly number[];
  readonly treated: readonly number[];
  /** Periods that who comes last must wait: waiting/capacity; null without any capacity. */
  readonly wait: readonly (number | null)[];
  /** Need that never comes to care, in the period it fell away. */
  readonly lost: readonly number[];
  readonly notNeeded: readonly number[];
  /** Postponed and not yet back, at the end of the period. */
  readonly postponed: readonly number[];
  /** Of those who came back, in the period. */
  readonly returned: readonly number[];
  /** What a register shows: who came for the first time and who came after all. */
  readonly registered: readonly number[];
}

/**
 * Postponed care and its wave: the gap between expected and registered referrals is divided into parts; the postponed
 * part empties with mean time T (first order, return = D·(1 − e^(−1/T)) of what was there when the period began); who comes
 * waits for treatment of at most `capacity` a period, in order of coming. Conserved in every period: expected = arrivals −
 * returned + not needed + postponed + lost, where the gap is positive. Where known referrals hold those who came after all,
 * these are taken off before the gap is measured, so that nobody comes twice.
 *
 * @throws InputError for parts that do not add up to 1, or numbers that are not from 0 on
 */
export function deferredCare(rows: readonly ReferralRow[], options: DeferredOptions): DeferredCare {
  checkInput(rows, options);
  const {parts, catchUp, capacity, waiting: start = 0, holdsReturns = false, chance = []} = options;
  const share = returnShare(catchUp);
  const drop = stillAway(rows, options.drop ?? 0);
  let deferred = 0;
  let queue = start;
  const steps = rows.map(({period, referrals, expected}, at) => {
    const wanted = deferred * share;
    const isInside = holdsReturns && referrals !== null;
    const returned = isInside ? Math.min(wanted, referrals) : wanted;
    const planned = referrals === null ? expected * (1 - drop) : isInside ? referrals - returned : referrals;
    const gap = Math.max(0, expected - planned);
    const first = referrals === null ? Math.max(0, planned + (chance[at] ?? 0)) : planned;
    deferred += gap * parts.postponed - returned;
    const arrivals = first + gap * parts.administrative + returned;
    const treated = Math.min(capacity, queue + arrivals);
    queue += arrivals - treated;
    return {
      ...{period, arrivals, waiting: queue, treated, returned, postponed: deferred},
      wait: capacity > 0 ? queue / capacity : null,
      lost: gap * parts.lost,
      notNeeded: gap * parts.notNeeded,
      registered: first + returned
    };
  });
  return {
    periods: steps.map(({period}) => period),
    arrivals: steps.map(({arrivals}) => arrivals),
    waiting: steps.map(({waiting}) => waiting),
    treated: steps.map(({treated}) => treated),
    wait: steps.map(({wait}) => wait),
    lost: steps.map(({lost}) => lost),
    notNeeded: steps.map(({notNeeded}) => notNeeded),
    postponed: steps.map(({postponed}) => postponed),
    returned: steps.map(({returned}) => returned),
    registered: steps.map(({registered}) => registered)
  };
}

/** Part of those who postponed that comes in a period, with a mean time to come back: 1 − e^(−1/T). */
export const returnShare = (catchUp: number): number => 1 - exp(-1 / catchUp);

/** Part of what is expected that stays away: as given, or as in the last period that is known. */
export function stillAway(rows: readonly ReferralRow[], drop: number | "last"): number {
  if (drop !== "last") return drop;
  const last = rows.filter(({referrals}) => referrals !== null).at(-1);
  if (last === undefined || !(last.expected > 0)) return 0;
  return Math.max(0, 1 - (last.referrals ?? 0) / last.expected);
}

function checkInput(
  rows: readonly ReferralRow[],
  {parts, catchUp, capacity, waiting = 0, drop = 0}: DeferredOptions
): void {
  const sum = parts.notNeeded + parts.postponed + parts.lost + parts.administrative;
  if (Object.values(parts).some((part) => !(part >= 0 && part <= 1)) || Math.abs(sum - 1) > 1e-9)
    throw new InputError(
      "invalid-parts",
      `not needed, postponed, lost and administrative are parts from 0 to 1 that add up to 1; they add up to ${sum}`,
      "--not-needed, --postponed, --lost, --administrative"
    );
  if (!(catchUp > 0 && catchUp < Infinity))
    throw new InputError(
      "invalid-catch-up",
      `the time to catch up is above 0 periods, and not ${catchUp}`,
      "--catch-up"
    );
  if (!(capacity >= 0 && waiting >= 0))
    throw new InputError("invalid-capacity", `capacity and people waiting are from 0 on`, "--capacity");
  if (drop !== "last" && !(drop >= 0 && drop <= 1))
    throw new InputError("invalid-drop", `the part that still stays away is from 0 to 1, and not ${drop}`, "--drop");
  if (rows.length === 0) throw new InputError("empty-series", "the series has no rows", null);
  const known = rows.findLastIndex(({referrals}) => referrals !== null);
  rows.forEach(({period, referrals, expected}, at) => {
    const isNumber = (value: number): boolean => value >= 0 && value < Infinity;
    if (!(isNumber(expected) && (referrals === null || isNumber(referrals))))
      throw new InputError(
        "invalid-series",
        `referrals and expected are numbers from 0 on; row ${at + 1} (${period}) has ${referrals} and ${expected}`,
        `row ${at + 1}`
      );
    if (referrals === null && at < known)
      throw new InputError(
        "missing-referrals",
        `row ${at + 1} (${period}) has no referrals and a later one has; fill it in, or leave the rows before it out`,
        `row ${at + 1}`
      );
  });
}
