import type {Direction} from "./parts.js";
import type {Session, Vote} from "./format.js";
import {lateOf} from "./merge-findings.js";

/** How far a group agrees on a statement; votes of 1 (disagree strongly) to 5 (agree strongly). */
export interface Agreement {
  /** Votes with a view. */
  n: number;
  noView: number;
  /** null where nobody has a view. */
  median: number | null;
  low: number | null;
  high: number | null;
  /** high − low: the middle half of the votes lies this wide. */
  iqr: number | null;
  /** Share of the votes at most one from the median. */
  withinOne: number | null;
  /** How many gave 1, 2, 3, 4 and 5. */
  counts: number[];
}

/**
 * Median, quartiles (type 7, Hyndman & Fan 1996: h = (n − 1)p, linear between neighbours), their distance, and the share
 * within one of the median.
 *
 * @param votes of one statement; value null is no view
 */
export function agreement(votes: readonly Pick<Vote, "value">[]): Agreement {
  const values = votes.flatMap(({value}) => (value === null ? [] : [value])).sort((a, b) => a - b);
  const n = values.length;
  const noView = votes.length - n;
  const counts = [1, 2, 3, 4, 5].map((value) => values.filter((each) => each === value).length);
  if (n === 0) return {n, noView, median: null, low: null, high: null, iqr: null, withinOne: null, counts};
  const [low, median, high] = [quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)];
  const near = values.filter((value) => Math.abs(value - median) <= 1).length;
  return {n, noView, median, low, high, iqr: high - low, withinOne: near / n, counts};
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  return below + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? below) - below);
}

/** Fewest people of whom anything is told to the public. */
export const smallestGroup = 5;

/** What the public may know of votes: no counts, no small group, nobody's vote. */
export interface PublicAgreement {
  /** A multiple of five that is not above the number of votes. */
  atLeast: number;
  median: number;
  low: number;
  high: number;
}

/**
 * Agreement as the public sees it; null for fewer than five votes with a view, and where all gave the same answer (it would
 * tell each one's). The number of votes is rounded down to a multiple of five, so that no difference of two tells of one.
 */
export function publicAgreement(votes: readonly Pick<Vote, "value">[]): PublicAgreement | null {
  const {n, median, low, high, counts} = agreement(votes);
  if (n < smallestGroup || median === null || low === null || high === null || counts.includes(n)) return null;
  return {atLeast: n - (n % smallestGroup), median, low, high};
}

/**
 * Whether counts by group may be told: every group is empty or has five people or more, and more than one has people (else
 * it would tell each one's answer).
 */
export const mayShowCounts = (counts: readonly number[]): boolean =>
  counts.every((count) => count === 0 || count >= smallestGroup) && counts.filter((count) => count > 0).length > 1;

/** What was expected of a question beside what the figures did: both are kept. */
export interface Mood {
  question: string;
  /** Expectations before any figure, by direction; late ones are left out. */
  expected: Record<Direction, number>;
  late: number;
  /** What the figures did; null when nobody wrote it down. */
  moved: "up" | "down" | "same" | null;
  /** Share of those with an expectation who had the direction right; null when it cannot be said. */
  right: number | null;
}

/** The mood against the figures, for each question. */
export function moodAgainstFigures(session: Session): Mood[] {
  const late = new Set(
    lateOf(session).flatMap(({part, question, participant}) =>
      part === "expectations" ? [`${question} ${participant}`] : []
    )
  );
  return session.questions.map(({id}) => {
    const all = session.expectations.filter(({question}) => question === id);
    const blind = all.filter(({participant}) => !late.has(`${id} ${participant}`));
    const expected: Record<Direction, number> = {up: 0, down: 0, same: 0, unknown: 0};
    for (const {direction} of blind) expected[direction] += 1;
    const moved = session.numbers.find((number) => number.question === id && number.moved !== undefined)?.moved ?? null;
    const said = blind.length - expected.unknown;
    return {
      question: id,
      expected,
      late: all.length - blind.length,
      moved,
      right: moved === null || said === 0 ? null : expected[moved] / said
    };
  });
}
