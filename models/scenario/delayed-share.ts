import exp from "@stdlib/math-base-special-exp";

/** How a stock follows unemployment: a share of the change, after a mean delay. */
export interface DelayedShare {
  /** Persons for each extra unemployed person, in the long run. */
  readonly share: number;
  /** Mean delay in years; 0: at once. */
  readonly delay: number;
}

/**
 * What follows a path with a first-order delay: y' = (k·x − y)/τ from rest, x straight between the points. Exact, so that
 * the length of the steps does not matter.
 *
 * @param times years, rising; the path is 0 at `times[0]` − 1 and before
 * @param path change in unemployment at those times
 */
export function delayedShare(
  times: readonly number[],
  path: readonly number[],
  {share, delay}: DelayedShare
): number[] {
  let before = {time: (times[0] ?? 0) - 1, x: 0, y: 0};
  return times.map((time, index) => {
    const x = path[index] ?? 0;
    const h = time - before.time;
    const slope = (x - before.x) / h;
    const y =
      delay === 0
        ? share * x
        : share * (x - slope * delay) + (before.y - share * (before.x - slope * delay)) * exp(-h / delay);
    before = {time, x, y};
    return y;
  });
}
