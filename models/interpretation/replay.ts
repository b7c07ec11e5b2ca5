import type {Session} from "./format.js";

/** A number of the session beside what its call gives now. */
export interface ReplayedNumber {
  ref: string;
  stored: number | null;
  now: number | null;
  /** The same to the last digit. */
  equal: boolean;
  /** Why the call gives no number; null when it does. */
  problem: string | null;
}

export interface Replay {
  ok: boolean;
  numbers: ReplayedNumber[];
}

/**
 * Lays stored numbers beside recomputed ones. Equal means the same double, or both without value and without trouble.
 *
 * @param recomputed by ref, for every number of the session
 */
export function replay(
  {numbers}: Pick<Session, "numbers">,
  recomputed: ReadonlyMap<string, {now: number | null; problem: string | null}>
): Replay {
  const rows = numbers.map(({ref, value}) => {
    const {now, problem} = recomputed.get(ref) ?? {now: null, problem: "it was not recomputed"};
    return {ref, stored: value, now, equal: problem === null && now === value, problem};
  });
  return {ok: rows.every(({equal}) => equal), numbers: rows};
}
