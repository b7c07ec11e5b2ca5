import {baseline} from "./baseline.js";
import type {Change} from "./change.js";

export type Direction = "up" | "down";

/** In how many regions a local series went the way its national counterpart went. */
export interface DirectionCount {
  /** Null: the national change does not exceed its noise, so that nothing can agree with it. */
  national: Direction | null;
  /** All regions asked about. */
  total: number;
  /** Regions with a change whose noise is known. */
  judged: number;
  up: number;
  down: number;
  /** Judged, but no larger than its noise. */
  within: number;
  /** Null where the national direction cannot be said. */
  agree: number | null;
  against: number | null;
}

/**
 * Say which way a change goes: its sign when |difference| > noise, null when it does not exceed its noise, when the noise
 * is not known or when there is no change.
 */
export function directionOf(change: Change | null): Direction | null {
  if (change?.exceedsNoise !== true) return null;
  return change.difference > 0 ? "up" : "down";
}

/**
 * Count in how many regions the direction of a local series agrees with the national one: a sign test's table without the
 * test (Dixon and Mood 1946), because regions share what moves them and so are no independent draws.
 *
 * @param national change of the national series, in its own unit
 * @param local change of the local series for each region, in its own unit; null where there is nothing to compare
 * @param options `isOpposite`: one series counts what is good and the other what is bad, so that agreeing is moving apart
 */
export function compareDirections(
  national: Change | null,
  local: readonly (Change | null)[],
  {isOpposite = false}: {isOpposite?: boolean} = {}
): DirectionCount {
  const direction = directionOf(national);
  const ways = local.map(directionOf);
  const up = ways.filter((way) => way === "up").length;
  const down = ways.filter((way) => way === "down").length;
  const judged = local.filter((change) => (change?.exceedsNoise ?? null) !== null).length;
  const isUp = direction === "up" ? !isOpposite : isOpposite;
  return {
    ...{national: direction, total: local.length, judged, up, down, within: judged - up - down},
    agree: direction === null ? null : isUp ? up : down,
    against: direction === null ? null : isUp ? down : up
  };
}

/** A series at one moment and the same season of the years before the crisis, oldest first, in the unit of the values. */
export interface BeforeAndNow {
  /** Null for a year without a value. */
  before: readonly (number | null)[];
  now: number;
}

/** How a part changed beside the whole it belongs to. */
export interface Deviation {
  id: string;
  /** Change of the part itself: % of the mean of the years before, or in the unit of the values. */
  change: number;
  /** How much more the part changed than the whole did: in %, or in the unit of the values. */
  deviation: number;
  noise: number;
  exceedsNoise: boolean;
}

/**
 * Find the part that deviates most from its whole. The gap of a year is g = part ⁄ whole (`relative`) or part − whole; what
 * both share drops out of it. Expected is its pre-crisis mean ḡ with the prediction interval of `baseline` (Hahn and Meeker
 * 1991); the deviation is 100 · (g ⁄ ḡ − 1) or g − ḡ. The largest of k is looked for, so each part is held to a level of
 * 1 − 0.05 ⁄ k (Bonferroni): in one of twenty figures chance alone would show one.
 *
 * @param whole all parts together; its years stand beside those of the parts
 * @param parts of one source: classes of another source are another division of people
 * @param options `relative`: for counts and rates; false for percentages and means
 * @returns parts in the order given, without those of which fewer than three years are known; `most` is the id of the part
 *   with the largest |deviation| among those beyond noise, the first of equals; null when there is none
 */
export function deviatingPart(
  whole: BeforeAndNow,
  parts: readonly (BeforeAndNow & {id: string})[],
  {relative}: {relative: boolean}
): {parts: Deviation[]; most: string | null} {
  const gapOf = (part: number | null, all: number | null): number | null => {
    if (part === null || all === null || (relative && all === 0)) return null;
    return relative ? part / all : part - all;
  };
  const found = parts.flatMap(({id, before, now}): Deviation[] => {
    const gap = gapOf(now, whole.now);
    const expected = baseline(
      before.map((value, at) => gapOf(value, whole.before[at] ?? null)),
      {level: 1 - 0.05 / parts.length}
    );
    const own = baseline(before);
    if (gap === null || expected === null || own === null) return [];
    if (relative && (expected.expected === 0 || own.expected === 0)) return [];
    const scale = relative ? 100 / Math.abs(expected.expected) : 1;
    return [
      {
        id,
        change: (now - own.expected) * (relative ? 100 / Math.abs(own.expected) : 1),
        deviation: (gap - expected.expected) * scale,
        noise: (expected.high - expected.expected) * scale,
        exceedsNoise: gap < expected.low || gap > expected.high
      }
    ];
  });
  let most: Deviation | null = null;
  for (const part of found)
    if (part.exceedsNoise && (most === null || Math.abs(part.deviation) > Math.abs(most.deviation))) most = part;
  return {parts: found, most: most?.id ?? null};
}
