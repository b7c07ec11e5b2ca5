import {careChange, type CareResponses} from "./care.js";
import type {ScenarioVariant} from "./format.js";
import {projectScenario, type ProjectOptions, type RegionFacts} from "./project.js";
import {driverPaths, readDraw} from "./region-draw.js";
import type {ScenarioPath} from "./scenario-path.js";

/** What a scenario changes in the outcomes of the system model, for all regions of residence, in its last year. */
export interface RegionsCare {
  readonly variant: string;
  readonly year: number;
  /** Natural units more or less than without the scenario, by outcome in the order of the responses, then by region. */
  readonly change: readonly Float64Array[];
}

/**
 * The middle of the outcomes of care for all regions at once: the same numbers as `regionResult` gives for one. A region
 * of residence that has no jobs of its own has no growth, and so no number (NaN).
 *
 * @param responses those of the system model at its middle; its years reach at least as far as the scenario
 * @throws InputError as projectScenario does
 */
export function regionsCare(
  variant: ScenarioVariant,
  path: ScenarioPath,
  facts: RegionFacts,
  {responses, ...options}: ProjectOptions & {responses: CareResponses}
): RegionsCare {
  const projection = projectScenario(variant, path, facts, options);
  const {homes} = facts.commuting;
  const change = responses.outcomes.map(() => new Float64Array(homes.length));
  const works = new Map(facts.mix.regions.map((code, at) => [code, at]));
  const last = projection.years.length;
  homes.forEach((code, r) => {
    const paths = driverPaths(readDraw(projection, r, works.get(code) ?? -1));
    careChange(responses, 0, paths).forEach((values, o) => {
      const into = change[o];
      if (into !== undefined) into[r] = values[last] ?? NaN;
    });
  });
  return {variant: variant.id, year: projection.years.at(-1)?.year ?? path.baseYear, change};
}
