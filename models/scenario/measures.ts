/** Names and defaults of what a scenario is read by, apart from the computations, so that a page can know them without those. */

/** Bands shown, in % of the draws. */
export const bandLevels = [50, 80, 95] as const;

/** What is kept of every region: jobs by region of work, the rest by region of residence. */
export const regionMeasures = ["jobs", "unemployment", "unemploymentChange", "ww", "bijstand"] as const;

export type RegionMeasure = (typeof regionMeasures)[number];

/** What a scenario moves in the system model, in the order of its paths, and what is read from it. */
export const scenarioDrivers = ["unemployment", "business_activity"] as const;
export const scenarioOutcomes = ["adult_distress", "mental_care_use", "youth_distress", "youth_care_use"] as const;
/** Those that count who uses care: fewer of them need not mean that fewer need it. */
export const careUseOutcomes: ReadonlySet<string> = new Set<(typeof scenarioOutcomes)[number]>([
  "mental_care_use",
  "youth_care_use"
]);

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
