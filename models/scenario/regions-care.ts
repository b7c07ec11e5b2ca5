import {quantile} from "../system/simulate/bands.js";
import {careIn, type CareResponses} from "./care.js";
import {drawScenario, type UncertaintyOptions} from "./draws.js";
import type {ScenarioVariant} from "./format.js";
import {projectScenario, type RegionFacts, type ScenarioProjection} from "./project.js";
import {driverPaths} from "./region-draw.js";
import type {ScenarioPath} from "./scenario-path.js";

/** What a scenario changes in the outcomes of the system model, for all regions of residence, in its last year. */
export interface RegionsCare {
  readonly variant: string;
  readonly year: number;
  /** Natural units more or less than without the scenario, by outcome in the order of the responses, then by region. */
  readonly change: readonly Float64Array[];
  /** 80 % band of the same; null without draws. */
  readonly low: readonly Float64Array[] | null;
  readonly high: readonly Float64Array[] | null;
}

export interface RegionsCareOptions extends UncertaintyOptions {
  /** Those of the system model at its middle; its years reach at least as far as the scenario. */
  readonly responses: CareResponses;
  /** Drawn responses, for bands; the middle only when left out. */
  readonly bands?: {readonly drawn: CareResponses; readonly draws: number; readonly seed: number};
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * The outcomes of care for all regions at once: the same draws, and so the same numbers, as `regionResult` gives for one.
 * A region of residence that has no jobs of its own has no growth, and so no number (NaN).
 *
 * @throws InputError as projectScenario does
 */
export function regionsCare(
  variant: ScenarioVariant,
  path: ScenarioPath,
  facts: RegionFacts,
  {responses, bands, signal, onProgress, ...given}: RegionsCareOptions
): RegionsCare {
  const options = {...given, benefitsOf: []};
  const {homes} = facts.commuting;
  const works = new Map(facts.mix.regions.map((code, at) => [code, at]));
  const workOf = homes.map((code) => works.get(code) ?? -1);
  /** Hands every outcome of every region in the last year of one projection to `put`. */
  const lastYear = (
    projection: ScenarioProjection,
    answers: CareResponses,
    draw: number,
    put: (outcome: number, region: number, value: number) => void
  ): void => {
    const {years} = projection;
    // Plain loops, and two paths for all: this is the longest of every draw.
    const change = new Array<number>(years.length).fill(NaN);
    const growth = new Array<number>(years.length).fill(NaN);
    const paths = driverPaths({change, growth});
    for (let r = 0; r < homes.length; r++) {
      for (let y = 0; y < years.length; y++) {
        change[y] = years[y]?.unemploymentChange[r] ?? NaN;
        growth[y] = years[y]?.growth[workOf[r] ?? -1] ?? NaN;
      }
      for (let outcome = 0; outcome < answers.outcomes.length; outcome++)
        put(outcome, r, careIn(answers, draw, paths, {outcome, year: years.length}));
    }
  };
  const middle = projectScenario(variant, path, facts, options);
  const change = responses.outcomes.map(() => new Float64Array(homes.length));
  lastYear(middle, responses, 0, (o, r, value) => put(change[o], r, value));
  const result = {variant: variant.id, year: middle.years.at(-1)?.year ?? path.baseYear, change};
  if (bands === undefined) return {...result, low: null, high: null};
  const {drawn, draws, seed} = bands;
  // All draws of a region beside each other, so that each band sorts one run of memory.
  const kept = responses.outcomes.map(() => new Float64Array(homes.length * draws));
  for (let draw = 0; draw < draws; draw++) {
    if ((draw & 31) === 0) {
      signal?.throwIfAborted();
      onProgress?.(draw, draws);
    }
    const projection = drawScenario(variant, path, facts, options, {seed, draw});
    const answer = draw % Math.max(1, drawn.draws);
    lastYear(projection, drawn, answer, (o, r, value) => put(kept[o], r * draws + draw, value));
  }
  const at = (part: number): Float64Array[] =>
    kept.map((all) =>
      Float64Array.from(homes, (_, r) => quantile(all.subarray(r * draws, (r + 1) * draws), part) ?? NaN)
    );
  for (const all of kept) homes.forEach((_, r) => all.subarray(r * draws, (r + 1) * draws).sort());
  return {...result, low: at(0.1), high: at(0.9)};
}

function put(into: Float64Array | undefined, at: number, value: number): void {
  if (into !== undefined) into[at] = value;
}
