import {allRegions, type AllRegions, type AllRegionsOptions} from "../../models/scenario/all-regions.js";
import {careSet, type CareSet, type CareSetOptions} from "../../models/scenario/care-set.js";
import {regionalInputOutput, type RegionalInputOutput} from "../../models/scenario/input-output/regional-effects.js";
import {jobsBySector, regionalJobsMultipliers} from "../../models/scenario/input-output/suppliers.js";
import {defaultDelta} from "../../models/scenario/input-output/location-quotients.js";
import type {InputOutputTable} from "../../models/scenario/input-output/table.js";
import {
  deferredBands,
  deferredForecasts,
  type DeferredBands,
  type DeferredUncertainty
} from "../../models/scenario/deferred-bands.js";
import type {DeferredOptions, ReferralRow} from "../../models/scenario/deferred-care.js";
import type {ForecastScores} from "../../models/scenario/forecast-score.js";
import type {JobsTotal} from "../../models/scenario/employment.js";
import type {ScenarioPublication, ScenarioVariant, SectorCode} from "../../models/scenario/format.js";
import type {UncertaintyOptions} from "../../models/scenario/draws.js";
import {projectScenario, type RegionFacts} from "../../models/scenario/project.js";
import {regionResult, type RegionResult, type RegionResultOptions} from "../../models/scenario/region-result.js";
import {regionsCare, type RegionsCare, type RegionsCareOptions} from "../../models/scenario/regions-care.js";
import {scenarioPath, type ScenarioPath} from "../../models/scenario/scenario-path.js";
import type {SectorShocks} from "../../models/scenario/sector-shocks.js";
import {sectorTornado, type SectorTornado} from "../../models/scenario/sector-tornado.js";
import {nationalShares} from "../../models/scenario/structure.js";
import type {SystemFile} from "../../models/system/format.js";

type Tell = (done: number, total: number) => void;

interface OnScenario<T> {
  publication: ScenarioPublication;
  /** Id of a variant of the publication. */
  variant: string;
  facts: RegionFacts;
  options: T;
}

export type RegionInput = OnScenario<Omit<RegionResultOptions, "signal" | "onProgress">> & {
  /** The country's table, where the reader has one: what suppliers in the region meet is told too. */
  inputOutput?: InputOutputTable;
};
export interface MultiplierInput {
  facts: Pick<RegionFacts, "mix">;
  region: string;
  table: InputOutputTable;
}
export type SectorsInput = OnScenario<UncertaintyOptions & {region: string}>;
export type RegionsCareInput = OnScenario<Omit<RegionsCareOptions, "signal" | "onProgress">>;
export type RegionsInput = OnScenario<Omit<AllRegionsOptions, "signal" | "onProgress">>;

/** One region's result, and what it was made from. */
export interface RegionOutcome {
  result: RegionResult;
  path: ScenarioPath;
  /** Sector growth and jobs of the country, by projected year. */
  years: {year: number; shocks: SectorShocks; jobsTotal: JobsTotal}[];
  /** Share of each sector in all jobs of the country. */
  shares: Record<SectorCode, number>;
  /** Only with an input–output table. */
  suppliers: RegionalInputOutput | null;
}

export interface DeferredInput {
  rows: readonly ReferralRow[];
  options: DeferredOptions;
  uncertainty: DeferredUncertainty;
}

export interface CareInput extends Omit<CareSetOptions, "onProgress"> {
  system: SystemFile;
}

/** The computations on scenarios that run beside a page, each a function of plain data. */
export const scenarioTasks = {
  region: (input: RegionInput, onProgress: Tell): RegionOutcome => {
    const {facts, options, inputOutput} = input;
    const {variant, path} = opened(input);
    const {years} = projectScenario(variant, path, facts, options);
    return {
      result: regionResult(variant, path, facts, {...options, onProgress}),
      path,
      years: years.map(({year, shocks, jobsTotal}) => ({year, shocks, jobsTotal})),
      shares: nationalShares(facts.mix),
      suppliers:
        inputOutput === undefined
          ? null
          : regionalInputOutput(inputOutput, {
              ...jobsBySector(facts, options.region),
              shocks: years[0]?.shocks.sectors.map(({value}) => value) ?? []
            })
    };
  },
  /** Jobs along the chain for one job at each sector of a region. */
  multipliers: ({facts, region, table}: MultiplierInput): Float64Array =>
    regionalJobsMultipliers(table, jobsBySector(facts, region), defaultDelta),
  sectors: (input: SectorsInput): SectorTornado => {
    const {variant, path} = opened(input);
    return sectorTornado(variant, path, input.facts, input.options);
  },
  regions: (input: RegionsInput, onProgress: Tell): AllRegions => {
    const {variant, path} = opened(input);
    return allRegions(variant, path, input.facts, {...input.options, onProgress});
  },
  regionsCare: (input: RegionsCareInput, onProgress: Tell): RegionsCare => {
    const {variant, path} = opened(input);
    return regionsCare(variant, path, input.facts, {...input.options, onProgress});
  },
  /** Deferred care with its bands, and how forecasts of it would have fared. */
  deferred: ({rows, options, uncertainty}: DeferredInput): {outcome: DeferredBands; scores: ForecastScores} => ({
    outcome: deferredBands(rows, options, uncertainty),
    scores: deferredForecasts(rows, options, uncertainty)
  }),
  care: ({system, ...options}: CareInput, onProgress: Tell): CareSet => careSet(system, {...options, onProgress})
};

export type ScenarioTasks = typeof scenarioTasks;

function opened({publication, variant: id}: OnScenario<unknown>): {variant: ScenarioVariant; path: ScenarioPath} {
  // Throws when there is no such variant.
  const path = scenarioPath(publication, id);
  const variant = publication.variants.find((each) => each.id === id);
  if (variant === undefined) throw new Error(`no variant ${id}`);
  return {variant, path};
}
