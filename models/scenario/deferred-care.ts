import exp from "@stdlib/math-base-special-exp";
import {InputError} from "../errors.js";

export interface ReferralRow {
  readonly period: string;
  /** Registered in the period. */
  readonly referrals: number;
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

export interface DeferredCare {
  readonly periods: readonly string[];
  /** People who come: registered, only not registered in time, and those who come after all. */
  readonly arrivals: readonly number[];
  /** Waiting at the end of the period. */
  readonly waiting: readonly number[];
  readonly treated: readonly number[];
  /** Need that never comes to care, in the period it fell away. */
  readonly lost: readonly number[];
  /** Postponed and not yet back, at the end of the period. */
  readonly postponed: readonly number[];
  /** Of those who came back, in the period. */
  readonly returned: readonly number[];
}

/**
 * Postponed care and its wave: the gap between expected and registered referrals is divided into parts; the postponed
 * part empties with mean time T (first order, return = D·(1 − e^(−1/T)) of what was there when the period began); who comes
 * waits for treatment of at most `capacity` a period. Conserved in every period: expected = arrivals − returned + not
 * needed + postponed + lost, where the gap is positive.
 *
 * @param catchUp mean time to come back, in periods
 * @param capacity treatments a period at most
 * @param waiting people waiting at the start
 * @throws InputError for parts that do not add up to 1, or numbers that are not from 0 on
 */
export function deferredCare(
  rows: readonly ReferralRow[],
  {
    parts,
    catchUp,
    capacity,
    waiting: start = 0
  }: {parts: DropParts; catchUp: number; capacity: number; waiting?: number}
): DeferredCare {
  checkInput(rows, parts, {catchUp, capacity, start});
  const share = 1 - exp(-1 / catchUp);
  let deferred = 0;
  let queue = start;
  const steps = rows.map(({period, referrals, expected}) => {
    const gap = Math.max(0, expected - referrals);
    const returned = deferred * share;
    deferred += gap * parts.postponed - returned;
    const arrivals = referrals + gap * parts.administrative + returned;
    const treated = Math.min(capacity, queue + arrivals);
    queue += arrivals - treated;
    return {period, arrivals, waiting: queue, treated, lost: gap * parts.lost, postponed: deferred, returned};
  });
  return {
    periods: steps.map(({period}) => period),
    arrivals: steps.map(({arrivals}) => arrivals),
    waiting: steps.map(({waiting}) => waiting),
    treated: steps.map(({treated}) => treated),
    lost: steps.map(({lost}) => lost),
    postponed: steps.map(({postponed}) => postponed),
    returned: steps.map(({returned}) => returned)
  };
}

function checkInput(
  rows: readonly ReferralRow[],
  parts: DropParts,
  {catchUp, capacity, start}: {catchUp: number; capacity: number; start: number}
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
  if (!(capacity >= 0 && start >= 0))
    throw new InputError("invalid-capacity", `capacity and people waiting are from 0 on`, "--capacity");
  rows.forEach(({period, referrals, expected}, at) => {
    if (!(referrals >= 0 && expected >= 0 && referrals < Infinity && expected < Infinity))
      throw new InputError(
        "invalid-series",
        `referrals and expected are numbers from 0 on; row ${at + 1} (${period}) has ${referrals} and ${expected}`,
        `row ${at + 1}`
      );
  });
  if (rows.length === 0) throw new InputError("empty-series", "the series has no rows", null);
}
