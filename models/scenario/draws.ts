import exp from "@stdlib/math-base-special-exp";
import {createRandom} from "../statistics/random.js";
import type {Random} from "../statistics/types.js";
import type {DelayedShare} from "./delayed-share.js";
import {sectorCodes, type ScenarioVariant, type SectorCode} from "./format.js";
import {benefitDefaults, type Benefit} from "./measures.js";
import {projectScenario, type ProjectOptions, type RegionFacts, type ScenarioProjection} from "./project.js";
import type {ScenarioPath} from "./scenario-path.js";
import {vulnerability} from "./sector-shocks.js";
import {regionTotals} from "./structure.js";

/** What a draw leaves open. Each can be drawn alone, to see which part of a band it makes. */
export const uncertaintyGroups = ["scenario", "sectors", "parameters"] as const;

export type UncertaintyGroup = (typeof uncertaintyGroups)[number];

export interface UncertaintyOptions extends ProjectOptions {
  readonly groups?: readonly UncertaintyGroup[];
  /** Group of each region of work whose unexplained growth moves together (COROP); every region its own when left out. */
  readonly together?: readonly string[];
  /** Standard deviation of jobs growth that the mix does not explain, in percentage points. */
  readonly localSd?: number;
  /** Correlation of it inside a group. */
  readonly localCorrelation?: number;
  /** Standard deviation of the logarithm of the vulnerability of sectors that are not published. */
  readonly profileSd?: number;
}

/** Rounding of published figures: half the last digit, and more where the text says "about". */
const halfDigit = 0.05;
const about = 0.25;
/** Sector cells were published in quarters of a percent. */
export const halfSector = 0.125;
/** Standard deviation of the logarithm of the vulnerability of a sector, when nothing else is chosen. */
export const profileSd = 0.3;

/**
 * One projection with everything that is not certain inside the scenario drawn once: the rounding of national figures and
 * of sector cells, the vulnerability of sectors that were not published (log-normal; λ is solved again, so that the sum
 * stays what the publication says), the jobs inside their rounding bounds, growth the mix does not explain (normal,
 * correlated inside a COROP area), theta (uniform from 0.5 or the chosen value to 1), and what benefits follow. The
 * publication's own change in unemployment comes back in every draw. A scenario is no forecast: no band spans scenarios.
 *
 * @param draw number of the draw: its own stream, so that parts add up to the same whole
 */
export function drawScenario(
  variant: ScenarioVariant,
  path: ScenarioPath,
  facts: RegionFacts,
  options: UncertaintyOptions,
  {seed, draw}: {seed: number; draw: number}
): ScenarioProjection {
  const random = createRandom(seed, draw);
  const groups = new Set(options.groups ?? uncertaintyGroups);
  const national = groups.has("scenario") ? drawnPath(path, variant, random) : path;
  const sectors = groups.has("sectors") ? drawnSectors(variant, facts, options, random) : {variant, facts, chosen: {}};
  const parameters = groups.has("parameters") ? drawnParameters(facts, options, random) : {};
  return projectScenario(sectors.variant, national, sectors.facts, {...options, ...sectors.chosen, ...parameters});
}

const between = (random: Random, low: number, high: number): number => low + (high - low) * random.uniform();

/** How far a published figure may lie from the number that was meant: half its last digit, more for "about". */
export const roundingWidth = ({cells}: ScenarioVariant, measure: string, year: number): number =>
  cells.some(
    (cell) =>
      cell.measure === measure &&
      cell.year === year &&
      (cell.statistic === "annual-average" || cell.statistic === "growth") &&
      cell.relation === "about"
  )
    ? about
    : halfDigit;

function drawnPath(path: ScenarioPath, variant: ScenarioVariant, random: Random): ScenarioPath {
  const years = path.years.map((each) => {
    const shift = (value: number | null, measure: string): number | null => {
      const by = between(random, -1, 1) * roundingWidth(variant, measure, each.year);
      return value === null ? null : value + by;
    };
    return {
      ...each,
      gdpGrowth: shift(each.gdpGrowth, "gdp-growth"),
      unemploymentChange: shift(each.unemploymentChange, "unemployment")
    };
  });
  return {...path, years};
}

function drawnSectors(
  variant: ScenarioVariant,
  facts: RegionFacts,
  {profileSd: spread = profileSd, profile = vulnerability, overrides = []}: UncertaintyOptions,
  random: Random
): {variant: ScenarioVariant; facts: RegionFacts; chosen: ProjectOptions} {
  const {mix} = facts;
  const jobs = mix.jobs.map((_, at) => between(random, mix.low[at] ?? 0, mix.high[at] ?? 0));
  const chosen = Object.fromEntries(
    sectorCodes.map((code) => [code, profile[code] * exp(spread * random.normal())])
  ) as Record<SectorCode, number>;
  const shift = <T extends {value: number}>(cell: T): T => ({
    ...cell,
    value: Math.max(-100, cell.value + between(random, -halfSector, halfSector))
  });
  return {
    variant: {
      ...variant,
      sectors: variant.sectors.map(shift),
      ...(variant.finer === undefined ? {} : {finer: variant.finer.map(shift)})
    },
    facts: {...facts, mix: {...mix, jobs}},
    chosen: {profile: chosen, overrides: overrides.map(shift)}
  };
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  let [sum, whole] = [0, 0];
  for (let r = 0; r < values.length; r++) {
    sum += (weights[r] ?? 0) * (values[r] ?? 0);
    whole += weights[r] ?? 0;
  }
  return sum / whole;
}

function drawnParameters(
  {mix}: RegionFacts,
  {theta = 1, together, localSd = 1, localCorrelation = 0.5, local, benefits = benefitDefaults}: UncertaintyOptions,
  random: Random
): ProjectOptions {
  const shared = new Map<string, number>();
  const unexplained = Float64Array.from(mix.regions, (region, r) => {
    const group = together?.[r] ?? region;
    const common = shared.get(group) ?? random.normal();
    shared.set(group, common);
    return Math.sqrt(localCorrelation) * common + Math.sqrt(1 - localCorrelation) * random.normal();
  });
  // What one region gains another loses: jobs add up to the country's in every draw, and the ratio of unemployment to jobs stays.
  const country = weightedMean(unexplained, regionTotals(mix));
  const drawnLocal = unexplained.map((own, r) => (local?.[r] ?? 0) + localSd * (own - country));
  const drawn = (name: Benefit): DelayedShare => {
    const {shareRange, delayRange} = benefitDefaults[name];
    const centre = benefitDefaults[name];
    // Ranges move along with what the user chose.
    const share = (benefits[name].share / centre.share) * between(random, shareRange[0], shareRange[1]);
    const delay = (benefits[name].delay / centre.delay) * between(random, delayRange[0], delayRange[1]);
    return {share, delay};
  };
  return {
    theta: between(random, Math.min(0.5, theta), Math.max(1, theta)),
    local: drawnLocal,
    benefits: {ww: drawn("ww"), bijstand: drawn("bijstand")}
  };
}
