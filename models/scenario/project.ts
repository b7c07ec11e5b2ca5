import {InputError} from "../errors.js";
import {atHome, type Commuting} from "./commuting.js";
import {delayedShare, type DelayedShare} from "./delayed-share.js";
import {cumulate, jobsTotal, scaleJobs, type JobsTotal} from "./employment.js";
import {sectorCodes, type ScenarioVariant, type SectorCode} from "./format.js";
import {fineAddition, type FineMix} from "./fine-mix.js";
import {finePath, type FineYear} from "./fine-path.js";
import {isFineSector, type AnySectorCode, type FineSectorCode} from "./fine-sectors.js";
import {industryMix} from "./industry-mix.js";
import {benefitDefaults, type Benefit} from "./measures.js";
import type {ScenarioPath} from "./scenario-path.js";
import {sectorShocks, type SectorShocks} from "./sector-shocks.js";
import {nationalShares, oldestMix, regionTotals, type SectorMix} from "./structure.js";
import {supportFactors, type Support} from "./support.js";
import {regionalUnemployment} from "./unemployment.js";
import type {ScenarioWarning} from "./warning-codes.js";

/** What is known of the regions before the shock. Regions of residence in the order of `commuting.homes`. */
export interface RegionFacts {
  readonly mix: SectorMix;
  readonly commuting: Commuting;
  /** Persons by region of residence. */
  readonly labourForce: Float64Array;
  /** Unemployment in % of the labour force by region of residence, in StatLine's present definition. */
  readonly unemployment: Float64Array;
  /** Year of those levels. */
  readonly levelYear: number;
  /** Parts of sectors, where registers give them; without it shocks of parts move nothing. */
  readonly fine?: FineMix;
}

export interface ProjectOptions {
  /** How far regions part in unemployment; 1 when left out. */
  theta?: number;
  /** Cells of the user's own, a year each. */
  overrides?: readonly {sector: AnySectorCode; year: number; value: number}[];
  /** Percentage points of jobs growth by region of work that the mix does not explain, from the first year on. */
  local?: Float64Array;
  support?: Support;
  benefits?: Readonly<Record<Benefit, DelayedShare>>;
  /**
   * Positions of the regions of residence whose benefits are asked for; all when left out, NaN for the others. Benefits of a
   * region hang on nothing outside it; jobs and unemployment do, as regions add up to the country.
   */
  benefitsOf?: readonly number[];
  /** National weights of sectors for solving unknown cells; those of the jobs when left out. */
  weights?: Readonly<Record<SectorCode, number>>;
  /** How unknown sectors relate; `vulnerability` when left out. */
  profile?: Readonly<Record<SectorCode, number>>;
}

export interface ProjectedYear {
  readonly year: number;
  readonly shocks: SectorShocks;
  /** Growth of parts of sectors that are named in this year, in %. */
  readonly finer: ReadonlyMap<FineSectorCode, number>;
  /** Cumulated growth since the base year by region of work, in %: value added, and jobs. */
  readonly growth: Float64Array;
  readonly jobs: Float64Array;
  /** National cumulated growth since the base year, in %: employed persons, and hours where the publication gives them. */
  readonly jobsTotal: JobsTotal;
  /** Percentage points since the base year, by region of residence. */
  readonly unemploymentChange: Float64Array;
  /** % of the labour force: present level plus change. */
  readonly unemployment: Float64Array;
  /** Persons more than before, by region of residence. */
  readonly benefits: Readonly<Record<Benefit, Float64Array>>;
}

export interface ScenarioProjection {
  readonly years: readonly ProjectedYear[];
  readonly warnings: readonly ScenarioWarning[];
}

/**
 * A scenario laid over all regions: sector growth over each region's own mix (value added), scaled to the national change
 * in jobs, carried home by commuting, and turned into unemployment so that the country's own change comes back exactly.
 *
 * Years without a usable unemployment figure have none, and are left out with a warning. Growth cumulates over years:
 * Π(1 + g) − 1 for each sector.
 *
 * @throws InputError when lengths do not match, or nothing can be projected
 */
export function projectScenario(
  variant: ScenarioVariant,
  path: ScenarioPath,
  facts: RegionFacts,
  options: ProjectOptions = {}
): ScenarioProjection {
  const {mix, commuting, labourForce, unemployment} = facts;
  checkLengths(facts);
  const warnings: ScenarioWarning[] = [...path.warnings, ...ageWarnings(facts, path)];
  const weights = options.weights ?? nationalShares(mix);
  const totals = regionTotals(mix);
  const known = path.years.filter(({unemploymentChange}) => unemploymentChange !== null);
  if (known.length === 0)
    throw new InputError(
      "no-unemployment",
      "this variant gives no annual average of unemployment that can be used; add one in a scenario of your own",
      path.variant
    );
  const factors =
    options.support === undefined
      ? null
      : supportFactors(
          path.years.map(({year}) => year),
          options.support
        );
  const profile = options.profile === undefined ? {} : {profile: options.profile};
  const yearly = path.years.map((each) => {
    const {year, gdpGrowth} = each;
    const overrides = (options.overrides ?? []).flatMap(({sector, year: of, value}) =>
      of === year && !isFineSector(sector) ? [{sector, value}] : []
    );
    return {...each, shocks: sectorShocks(variant, {year, gdpGrowth, weights, overrides, ...profile})};
  });
  const levels = sectorCodes.map((_, s) => cumulate(yearly.map(({shocks}) => shocks.sectors[s]?.value ?? 0)));
  const fine = finePath(
    variant,
    yearly.map(({shocks}) => shocks),
    options.overrides ?? []
  );
  const years: ProjectedYear[] = [];
  const persons = cumulated(path.years.map(({employmentPersons}) => employmentPersons));
  const hours = cumulated(path.years.map(({employmentHours}) => employmentHours));
  const before = meanLevel(facts);
  yearly.forEach(({year, gdpGrowth, unemploymentChange, shocks}, at) => {
    if (gdpGrowth === null)
      warnings.push({
        code: "no-gdp",
        message: `no usable growth of GDP in ${year}: sectors that are not given do not move`
      });
    if (gdpGrowth !== null && Math.abs(shocks.sum - gdpGrowth) > inconsistent)
      warnings.push({
        code: "not-consistent",
        message: `${year}: all sectors are given, and add up to ${shocks.sum.toFixed(2)} % where GDP grows by ${gdpGrowth.toFixed(2)} %`
      });
    if (unemploymentChange === null) {
      warnings.push({code: "no-unemployment", message: `no usable figure for unemployment in ${year}: left out`});
      return;
    }
    const left = factors?.[at] ?? 1;
    const growth = growthOf(
      facts,
      levels.map((level) => level[at] ?? 0),
      fine[at]
    );
    const national = jobsTotal(
      {persons: persons[at] ?? null, hours: hours[at] ?? null},
      {before, after: before + unemploymentChange}
    );
    const scaled = scaleJobs(growth, totals, (national.persons ?? 0) * left);
    const jobs = scaled.growth.map((own, r) => own + (options.local?.[r] ?? 0));
    const divided = regionalUnemployment(
      unemploymentChange * left,
      atHome(commuting, jobs),
      labourForce,
      options.theta ?? 1
    );
    if (divided.slopeFrom === "default")
      warnings.push({
        code: "slope-not-national",
        message: `${year}: national unemployment and jobs do not move against each other as they usually do; regions part by −0.3 points for one percent of jobs`
      });
    if (scaled.shift !== 0)
      warnings.push({
        code: "jobs-shifted",
        message: `${year}: jobs and value added differ too much for one ratio; ${scaled.shift.toFixed(2)} points were added in every region`
      });
    years.push({
      year,
      shocks,
      finer: fine[at]?.named ?? new Map(),
      growth,
      jobs,
      jobsTotal: {...national, persons: national.persons === null ? null : national.persons * left},
      unemploymentChange: divided.change,
      unemployment: divided.change.map((change, r) => (unemployment[r] ?? 0) + change),
      benefits: {ww: unknown(labourForce.length), bijstand: unknown(labourForce.length)}
    });
  });
  const asked = options.benefitsOf ?? labourForce.keys();
  fillBenefits(years, labourForce, asked, options.benefits ?? benefitDefaults);
  return {years, warnings: [...warnings, ...rangeWarnings(years, commuting.homes)]};
}

/** Points that sectors may differ from GDP before it is said: GDP and value added differ by taxes on products. */
const inconsistent = 0.1;

/** Growth of value added by region of work, in %, with parts of sectors where they are known. */
function growthOf({mix, fine}: RegionFacts, levels: readonly number[], year: FineYear | undefined): Float64Array {
  const growth = industryMix(mix, levels);
  if (fine === undefined || year === undefined || year.levels.size === 0) return growth;
  const added = fineAddition(mix, fine, levels, year.levels);
  return growth.map((own, r) => own + (added[r] ?? 0));
}

/** Growth since the base year; null from the first year on that is not given. */
function cumulated(growth: readonly (number | null)[]): (number | null)[] {
  const given = growth.slice(0, growth.includes(null) ? growth.indexOf(null) : growth.length);
  const levels = cumulate(given.map((own) => own ?? 0));
  return growth.map((_, at) => levels[at] ?? null);
}

/** Unemployment of the country in the present definition, from the regions. */
function meanLevel({labourForce, unemployment}: RegionFacts): number {
  let sum = 0;
  let weight = 0;
  for (let r = 0; r < labourForce.length; r++) {
    sum += (labourForce[r] ?? 0) * (unemployment[r] ?? 0);
    weight += labourForce[r] ?? 0;
  }
  return sum / weight;
}

const unknown = (length: number): Float64Array => new Float64Array(length).fill(NaN);

function fillBenefits(
  years: readonly ProjectedYear[],
  labourForce: Float64Array,
  asked: Iterable<number>,
  shares: Readonly<Record<Benefit, DelayedShare>>
): void {
  const times = years.map(({year}) => year);
  for (const r of asked) {
    const unemployed = years.map(
      ({unemploymentChange}) => ((unemploymentChange[r] ?? 0) * (labourForce[r] ?? 0)) / 100
    );
    for (const name of ["ww", "bijstand"] as const)
      delayedShare(times, unemployed, shares[name]).forEach((value, at) => {
        const into = years[at]?.benefits[name];
        if (into !== undefined) into[r] = value;
      });
  }
}

function checkLengths({mix, commuting, labourForce, unemployment}: RegionFacts): void {
  const {homes, works} = commuting;
  if (
    works.length !== mix.regions.length ||
    labourForce.length !== homes.length ||
    unemployment.length !== homes.length
  )
    throw new InputError(
      "regions-differ",
      `jobs of ${mix.regions.length} regions, commuting of ${homes.length} to ${works.length}, labour force of ${labourForce.length}, unemployment of ${unemployment.length}: give all for the same regions`,
      "facts"
    );
}

function ageWarnings({mix, levelYear}: RegionFacts, {baseYear}: ScenarioPath): ScenarioWarning[] {
  const warnings: ScenarioWarning[] = [];
  if (Math.abs(baseYear - mix.year) > oldestMix)
    warnings.push({
      code: "old-structure",
      message: `jobs by sector are of ${mix.year}, the shock starts after ${baseYear}: an example, not for decisions (voorbeeld, niet voor besluiten)`
    });
  if (levelYear !== baseYear)
    warnings.push({
      code: "levels-of-another-year",
      message: `levels of unemployment are of ${levelYear}; the scenario counts from ${baseYear}`
    });
  return warnings;
}

function rangeWarnings(years: readonly ProjectedYear[], homes: readonly string[]): ScenarioWarning[] {
  const out = years.flatMap(({year, unemployment}) =>
    homes
      .filter((_, r) => (unemployment[r] ?? 0) < 0 || (unemployment[r] ?? 0) > 100)
      .map((home) => `${home} in ${year}`)
  );
  if (out.length === 0) return [];
  const named = out.slice(0, 5).join(", ");
  return [
    {
      code: "impossible-level",
      message: `unemployment outside 0–100 % in ${named}${out.length > 5 ? ` and ${out.length - 5} more` : ""}: the change is too large for the level`
    }
  ];
}
