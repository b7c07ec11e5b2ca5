/**
 * Everything a scenario may warn of, by a code that never changes its meaning: pages say it in their own words, and
 * `message` says it in plain English with its numbers.
 */
export const scenarioWarningCodes = [
  // Of the publication.
  "only-a-bound",
  "not-an-average",
  "to-be-verified",
  "no-gdp",
  "no-unemployment",
  // Of the projection.
  "old-structure",
  "levels-of-another-year",
  "slope-not-national",
  "jobs-shifted",
  "impossible-level",
  "not-consistent",
  "local-outweighs",
  // Of the facts of regions.
  "synthetic",
  "estimated-structure",
  "regions-left-out",
  "suppressed-sectors",
  "dominated-sectors",
  "own-mix",
  "margins-conflict",
  "not-converged",
  "no-commuting",
  "national-level",
  "estimated-labour-force",
  // Of multipliers.
  "supply-constrained"
] as const;

export type ScenarioWarningCode = (typeof scenarioWarningCodes)[number];

export interface ScenarioWarning {
  readonly code: ScenarioWarningCode;
  readonly message: string;
}
