import type {FineMix} from "../../models/scenario/fine-mix.js";
import type {ScenarioWarning} from "../../models/scenario/warning-codes.js";
import type {SiteSource} from "./types.js";

/** Years a scenario may count from: from the oldest publication of the library to the last division of municipalities. */
export const factYears = [2019, 2020, 2021, 2022, 2023, 2024] as const;

/**
 * What a scenario needs of all municipalities, counted from one year; regions in the order of `regions`. Numbers are
 * those of the warehouse to the last digit, so that a page and `scenario project` give the same.
 */
export interface ScenarioFactsFile {
  baseYear: number;
  boundaryYear: number;
  structureYear: number;
  commutingYear: number | null;
  synthetic: boolean;
  sources: SiteSource[];
  /** What is estimated or stood in for in these facts. */
  warnings: readonly ScenarioWarning[];
  regions: {code: string; name: string; corop: string}[];
  /** Municipalities of that division without jobs by sector: no scenario can be laid over them. */
  withoutMix: readonly string[];
  /** Jobs by region and sector, row by row, and the bounds the true number lies between; null: the number itself. */
  jobs: number[];
  low: (number | null)[];
  high: (number | null)[];
  /** Positions in `jobs` that were estimated. */
  imputed: number[];
  /** Parts of sectors in the country, where the warehouse knows them. */
  fine: FineMix["national"];
  /** By home region: works as steps from the one before, and persons; empty without a year of commuters. */
  commuting: {steps: number[]; jobs: number[]}[];
  labourForce: number[];
  unemployment: number[];
  /** Persons by indicator, for what a system model counts per so many of them; null where not known. */
  populations: Record<string, (number | null)[]>;
}

/** A municipality of before, and what it became: [code, weight]. */
export interface DissolvedRegion {
  code: string;
  name: string;
  /** Last year in which it was one. */
  year: number;
  became: [code: string, weight: number][];
}

export interface ScenarioFactsIndex {
  /** Years that can be counted from. */
  years: number[];
  /** Why other years cannot, by year. */
  missing: Record<string, string>;
  dissolved: DissolvedRegion[];
}

export const factsFileNames = (): string[] => ["index.json", ...factYears.map((year) => `${year}.json`)];
