import exp from "@stdlib/math-base-special-exp";

/** How a stock follows unemployment: a share of the change, after a mean delay. */
export interface DelayedShare {
  /** Persons for each extra unemployed person, in the long run. */
  readonly share: number;
  /** Mean delay in years; 0: at once. */
  readonly delay: number;
}

/**
 * Benefits for each extra unemployed person, and how long after. Fitted to the Dutch months of 2007–2023 (StatLine 37789ksz
 * and 80590ned): the stock on a first-order lag of unemployment, a trend and months; WW best with a mean delay of 6–12
 * months and 0.57–0.77 a person, social assistance with 24–36 months and 0.26–0.38. Ranges are those of the fits over
 * different years.
 */
export const benefitDefaults = {
  ww: {share: 0.65, delay: 0.6, shareRange: [0.5, 0.8], delayRange: [0.4, 1]},
  bijstand: {share: 0.3, delay: 2.25, shareRange: [0.2, 0.45], delayRange: [1.5, 3]}
} as const;

export type Benefit = keyof typeof benefitDefaults;

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
