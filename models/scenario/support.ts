import {InputError} from "../errors.js";

/**
 * Support that a publication did not count on, or that ends before it thought: it holds back part of the loss of jobs as
 * long as it lasts, and part of what it held back comes after all when it ends.
 */
export interface Support {
  /** Part of the change in jobs that does not happen while support is whole, from 0 to 1. */
  readonly dampens: number;
  /** Years with support, as times: from `starts` up to `ends`. */
  readonly starts: number;
  readonly ends: number;
  /** Part of what was held back that comes after the end. */
  readonly returns: number;
}

/**
 * The part of the scenario's change that is left in each year: 1 − dampens·(part of the year with support), and after the
 * end 1 − dampens·(1 − returns).
 *
 * @throws InputError (invalid-support) for parts outside [0, 1] or an end before the start
 */
export function supportFactors(years: readonly number[], {dampens, starts, ends, returns}: Support): number[] {
  for (const [name, value] of Object.entries({dampens, returns}))
    if (!(value >= 0 && value <= 1))
      throw new InputError("invalid-support", `${name} lies between 0 and 1, and is not ${value}`, "support");
  if (!(ends >= starts)) throw new InputError("invalid-support", "support ends before it starts", "support");
  return years.map((year) => {
    const during = Math.max(0, Math.min(year + 1, ends) - Math.max(year, starts));
    const after = Math.max(0, year + 1 - Math.max(year, ends));
    return 1 - dampens * (during + Math.min(1, after) * (1 - returns));
  });
}
