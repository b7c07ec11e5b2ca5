/**
 * The words of an enriched causal loop diagram as numbers. Strengths and mean delays are those of the worked example of
 * van Zijderveld (2007), as the Modelica Business Simulation Library re-implements it.
 */

/** Long-run change of the target for a change of 1 in the source, without sign. */
export const strengthClasses = {weak: 0.2, average: 0.5, strong: 1, "very-strong": 1.2} as const;
export type StrengthClass = keyof typeof strengthClasses;

/** What a class alone may stand for: it spans its neighbours. */
export const strengthRanges: Readonly<Record<StrengthClass, readonly [number, number]>> = {
  weak: [0, 0.5],
  average: [0.2, 1],
  strong: [0.5, 1.2],
  "very-strong": [1, 1.4]
};

/** Mean delay in years. */
export const speedClasses = {"very-high": 0.25, high: 0.5, average: 1, low: 3} as const;
export type SpeedClass = keyof typeof speedClasses;

/** Steps of a time unit in a (Julian) year. */
export const unitsInYear = {year: 1, quarter: 4, month: 12, week: 365.25 / 7, day: 365.25} as const;
export type TimeUnit = keyof typeof unitsInYear;
