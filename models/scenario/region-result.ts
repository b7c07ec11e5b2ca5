import {InputError} from "../errors.js";
import {quantile} from "../system/simulate/bands.js";
import {careChange, type CareResponses} from "./care.js";
import {drawScenario, type UncertaintyGroup, type UncertaintyOptions} from "./draws.js";
import type {JobsTotal} from "./employment.js";
import type {ScenarioVariant, SectorCode} from "./format.js";
import {partsOfRegion} from "./fine-mix.js";
import {fineSectors} from "./fine-sectors.js";
import {regionGrowth, type SectorContribution} from "./industry-mix.js";
import {bandLevels, type Benefit} from "./measures.js";
import {projectScenario, type RegionFacts, type ScenarioProjection} from "./project.js";
import type {ScenarioPath} from "./scenario-path.js";
import {driverPaths, readDraw, type RegionDraw} from "./region-draw.js";
import {mixPosition, regionTotals} from "./structure.js";
import {varianceParts, type OutcomeParts, type VarianceParts} from "./variance-parts.js";
import type {ScenarioWarning} from "./warning-codes.js";

export type Bands = Record<(typeof bandLevels)[number], [low: number, high: number]>;

/** A value with its 80 % band and the other two. */
export interface Banded {
  period: string;
  value: number;
  low: number;
  high: number;
  bands: Bands;
}

export interface CareOutcome extends Banded {
  /** Variable of the system model, and the indicator that measures it. */
  variable: string;
  indicator: string;
  unit: string;
  /** Persons; null where the unit is no share of a known population. */
  absolute: {value: number; low: number; high: number} | null;
  /** Only with a price for one unit, and its source. */
  euros?: {value: number; low: number; high: number; price: number; source: string};
}

export interface RegionResult {
  region: string;
  scenario: string;
  structureYear: number;
  sectors: SectorContribution[];
  growth: {national: number; mix: number; local: number; total: number};
  /** GDP growth of the publication in the first year, beside what the sectors add up to with jobs as weights. */
  gdp: number | null;
  jobs: {before: number; change: number; low: number; high: number};
  /** Growth of jobs in the country that regions add up to, since the base year in %: persons and hours apart. */
  employment: (JobsTotal & {period: string})[];
  unemployment: Banded[];
  benefits: (Banded & {benefit: Benefit})[];
  care: CareOutcome[];
  /** Part of the variance of the last outcome by what was drawn; they add up to 1. */
  variance: VarianceParts;
  /** The same of every outcome in every period. */
  variances: OutcomeParts[];
  /** Links of the system model that the transfer factor acts on; none: it moves nothing. */
  transferred: string[];
  assumptions: string[];
  warnings: ScenarioWarning[];
}

/** An outcome of the system model, with the population it is a share of. */
export interface CareMeasure {
  variable: string;
  indicator: string;
  unit: string;
  /** Persons that one natural unit stands for: population/100 for a percentage, /1000 for a rate; null when not known. */
  personsPerUnit: number | null;
  price?: {value: number; source: string};
}

export interface RegionResultOptions extends UncertaintyOptions {
  region: string;
  draws: number;
  seed: number;
  /** Responses of the middle, of all draws, and of draws in which only links (only the transfer factor) differ. */
  care?: {
    measures: readonly CareMeasure[];
    middle: CareResponses;
    drawn: CareResponses;
    links: CareResponses;
    transfer: CareResponses;
    /** Links that the factor acts on. */
    transferred?: readonly string[];
  };
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/**
 * One scenario for one region, with bands over everything that is not certain inside the scenario. The middle is the run
 * with every number at its middle; low and high hold 80 % of the draws. The parts of the variance are of draws in which
 * one group alone is drawn, divided by their sum (so what groups do together is shared out in proportion).
 *
 * @throws InputError (unknown-region, no-sector-mix)
 */
export function regionResult(
  variant: ScenarioVariant,
  path: ScenarioPath,
  facts: RegionFacts,
  options: RegionResultOptions
): RegionResult {
  const {region, draws, seed, care} = options;
  const home = facts.commuting.homes.indexOf(region);
  const work = mixPosition(facts.mix, region);
  if (home < 0)
    throw new InputError(
      "unknown-region",
      `${region} is not among the ${facts.commuting.homes.length} regions`,
      "--region"
    );
  // Of the others only what makes them add up to the country is computed.
  const alone = {...options, benefitsOf: [home]};
  const middle = projectScenario(variant, path, facts, alone);
  const [first, last] = [middle.years[0], middle.years.at(-1)];
  if (first === undefined || last === undefined) throw new InputError("no-years", "nothing to project", variant.id);
  const drawn: RegionDraw[] = [];
  for (let draw = 0; draw < draws; draw++) {
    if ((draw & 31) === 0) {
      options.signal?.throwIfAborted();
      options.onProgress?.(draw, draws);
    }
    drawn.push(readDraw(drawScenario(variant, path, facts, alone, {seed, draw}), home, work));
  }
  const own = readDraw(middle, home, work);
  const periods = middle.years.map(({year}) => String(year));
  const banded = (pick: (draw: RegionDraw) => readonly number[]): Banded[] =>
    periods.map((period, at) =>
      bandOf(
        period,
        pick(own)[at] ?? NaN,
        drawn.map((draw) => pick(draw)[at] ?? NaN)
      )
    );
  const named = Object.fromEntries(first.shocks.sectors.map(({sector, value}) => [sector, value])) as Record<
    SectorCode,
    number
  >;
  const local = options.local?.[work] ?? 0;
  const finer =
    facts.fine === undefined
      ? undefined
      : {
          parts: partsOfRegion(facts.mix, facts.fine, region, {shocks: named, named: first.finer}),
          national: facts.fine.national
        };
  const growth = regionGrowth(facts.mix, region, named, local, finer);
  const before = regionTotals(facts.mix)[work] ?? NaN;
  const jobs = bandOf(
    String(last.year),
    own.jobs.at(-1) ?? NaN,
    drawn.map((draw) => draw.jobs.at(-1) ?? NaN)
  );
  const outcomes = care === undefined ? [] : careOutcomes(care, periods, own, drawn);
  const parts = partsOf(variant, path, facts, alone, {home, work, own, periods});
  return {
    region,
    scenario: variant.id,
    structureYear: facts.mix.year,
    sectors: [...growth.sectors],
    growth: growth.growth,
    gdp: first.shocks.gdpGrowth,
    jobs: {
      before,
      change: (before * jobs.value) / 100,
      low: (before * jobs.low) / 100,
      high: (before * jobs.high) / 100
    },
    employment: middle.years.map(({year, jobsTotal}) => ({period: String(year), ...jobsTotal})),
    unemployment: banded(({unemployment}) => unemployment),
    benefits: (["ww", "bijstand"] as const).flatMap((benefit) =>
      banded((draw) => draw.benefits[benefit]).map((each) => ({benefit, ...each}))
    ),
    care: outcomes,
    variance: partsOfLast(parts, care),
    variances: parts,
    transferred: [...(care?.transferred ?? [])],
    assumptions: assumptionsOf(first, options, Object.keys(facts.fine?.regions.get(region) ?? {})),
    warnings: [...middle.warnings, ...outweighed(growth.growth)]
  };
}

/** What is entered for one employer may say more than all sectors together. */
const outweighed = ({local, total}: RegionResult["growth"]): ScenarioWarning[] =>
  Math.abs(local) > Math.abs(total - local)
    ? [
        {
          code: "local-outweighs",
          message: `the local term of ${local.toFixed(2)} points weighs more than the mix of sectors (${(total - local).toFixed(2)}): the outcome is mostly about that`
        }
      ]
    : [];

function bandOf(period: string, value: number, draws: readonly number[]): Banded {
  const sorted = Float64Array.from(draws).sort();
  const bands = Object.fromEntries(
    bandLevels.map((level) => {
      const tail = (100 - level) / 200;
      return [level, [quantile(sorted, tail) ?? value, quantile(sorted, 1 - tail) ?? value]];
    })
  ) as Bands;
  return {period, value, low: bands[80][0], high: bands[80][1], bands};
}

function careOutcomes(
  {measures, middle, drawn}: NonNullable<RegionResultOptions["care"]>,
  periods: readonly string[],
  own: RegionDraw,
  draws: readonly RegionDraw[]
): CareOutcome[] {
  const values = careChange(middle, 0, driverPaths(own));
  const all = draws.map((draw, index) => careChange(drawn, index % Math.max(1, drawn.draws), driverPaths(draw)));
  return measures.flatMap(({variable, indicator, unit, personsPerUnit, price}, o) =>
    periods.map((period, at): CareOutcome => {
      const band = bandOf(
        period,
        values[o]?.[at + 1] ?? NaN,
        all.map((each) => each[o]?.[at + 1] ?? NaN)
      );
      const times = (factor: number): {value: number; low: number; high: number} => ({
        value: band.value * factor,
        low: band.low * factor,
        high: band.high * factor
      });
      const absolute = personsPerUnit === null ? null : times(personsPerUnit);
      const euros =
        personsPerUnit === null || price === undefined
          ? {}
          : {euros: {...times(personsPerUnit * price.value), price: price.value, source: price.source}};
      return {...band, variable, indicator, unit, absolute, ...euros};
    })
  );
}

/** Draws enough for the parts of a variance, which are shown as whole percents. */
const partDraws = 400;

function partsOf(
  variant: ScenarioVariant,
  path: ScenarioPath,
  facts: RegionFacts,
  options: RegionResultOptions,
  {home, work, own, periods}: {home: number; work: number; own: RegionDraw; periods: readonly string[]}
): OutcomeParts[] {
  const {care, seed, draws} = options;
  const alone = (group: UncertaintyGroup): RegionDraw[] =>
    Array.from({length: Math.min(partDraws, draws)}, (_, draw) =>
      readDraw(drawScenario(variant, path, facts, {...options, groups: [group]}, {seed, draw}), home, work)
    );
  return varianceParts({
    groups: {scenario: alone("scenario"), sectors: alone("sectors"), parameters: alone("parameters")},
    middle: own,
    periods,
    ...(care === undefined ? {} : {care: {...care, variables: care.measures.map(({variable}) => variable)}})
  });
}

/** Parts of the last period of the last outcome of care; of unemployment where no system model is driven. */
function partsOfLast(parts: readonly OutcomeParts[], care: RegionResultOptions["care"]): VarianceParts {
  const last = care === undefined ? parts.filter(({outcome}) => outcome === "unemployment").at(-1) : parts.at(-1);
  const {scenario = 0, sectors = 0, parameters = 0, links = 0, transfer = 0} = last ?? {};
  return {scenario, sectors, parameters, links, transfer};
}

function assumptionsOf(
  {shocks, finer, jobsTotal}: ScenarioProjection["years"][number],
  {theta = 1, support, care}: RegionResultOptions,
  known: readonly string[]
): string[] {
  const approximated = shocks.sectors.filter(({origin}) => origin === "approximated").map(({sector}) => sector);
  return [
    ...(approximated.length > 0
      ? [
          `${shocks.year}: growth of ${approximated.join(", ")} is approximated, lambda ${shocks.lambda?.toFixed(2) ?? "none"} times their vulnerability`
        ]
      : []),
    jobsTotal.from === "unemployment"
      ? "national jobs follow from unemployment with the labour force as it is"
      : "national jobs are those of the publication",
    "each sector grows in the region as in the country, apart from what is entered as local",
    `theta ${theta}: how far regions part in unemployment`,
    ...[...finer.keys()]
      .filter((code) => !known.includes(code))
      .map((code) => `no jobs in ${code} are known here, so the growth of ${fineSectors[code].parent} counts for it`),
    ...(support === undefined
      ? []
      : [`support until ${support.ends} keeps ${Math.round(support.dampens * 100)} % of the loss away`]),
    ...(care?.transferred === undefined ? [] : [transferWords(care.transferred)])
  ];
}

const transferWords = (links: readonly string[]): string =>
  links.length === 0
    ? "transfer: no link of the system model on the way from the scenario to care rests on an estimate, so the transfer factor moves nothing"
    : `transfer: the factor acts on ${links.join(", ")}, estimated in other regions and years than the scenario's shock`;
