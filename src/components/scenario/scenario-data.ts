import type {ScenarioFactsFile, ScenarioFactsIndex} from "../../../loaders/site/scenario-facts-file.js";
import type {AllRegions} from "../../models/scenario/all-regions.js";
import type {ScenarioPublication, ScenarioVariant} from "../../models/scenario/format.js";
import type {RegionFacts} from "../../models/scenario/project.js";
import type {UncertaintyOptions} from "../../models/scenario/draws.js";
import type {RegionsCare} from "../../models/scenario/regions-care.js";
import type {SectorTornado} from "../../models/scenario/sector-tornado.js";
import {regionTotals} from "../../models/scenario/structure.js";
import type {SystemFile} from "../../models/system/format.js";
import type {CareInput, RegionOutcome} from "../workers/scenario-tasks.js";
import type {OwnUse} from "./own-data/with-own.js";
import {regionFacts} from "./region-facts.js";
import {ownSectors, type ScenarioChoice} from "./scenario-state.js";
import type {ScenarioFiles} from "./site-scenarios.js";

/** A choice with all that it names. */
export interface ScenarioContext {
  choice: ScenarioChoice;
  publication: ScenarioPublication;
  variant: ScenarioVariant;
  /** The reader's own, not one of the library. */
  isOwn: boolean;
  file: ScenarioFactsFile;
  facts: RegionFacts;
  region: {code: string; name: string};
  /** Position of the region in the facts. */
  at: number;
  system: SystemFile;
  systemName: string;
  /** Files of the reader's own that are in the facts. */
  own: OwnUse;
}

/** What is shown: the middle at once, the draws later. */
export interface ScenarioResults {
  outcome: RegionOutcome;
  hasBands: boolean;
  /** The reader stopped the draws: no bands come. */
  isStopped: boolean;
  /** The chosen publication's variants for all regions, in its order; null before they were computed. */
  regions: AllRegions[] | null;
  regionsHaveBands: boolean;
  /** The chosen variant's outcomes of care for all regions; null before they were computed. */
  regionsCare: RegionsCare | null;
  /** What the band of each sector does to the chosen region; null before it was computed. */
  tornado: SectorTornado | null;
  /** The variants for the chosen region, by id. */
  variants: ReadonlyMap<string, RegionOutcome>;
}

export type ScenarioView = ScenarioContext & ScenarioResults;

/** The publication and variant of a choice; the first ones where the address names none that is there. */
export function chosenScenario(
  library: readonly ScenarioPublication[],
  own: readonly ScenarioPublication[],
  {publicatie, scenario}: Pick<ScenarioChoice, "publicatie" | "scenario">
): {publication: ScenarioPublication; variant: ScenarioVariant; isOwn: boolean} {
  const all = [...library, ...own];
  const publication =
    all.find(({id, variants}) => id === publicatie && variants.some((each) => each.id === scenario)) ??
    all.find(({id}) => id === publicatie) ??
    all[0];
  const variant = publication?.variants.find(({id}) => id === scenario) ?? publication?.variants[0];
  if (publication === undefined || variant === undefined) throw new Error("a library without scenarios");
  return {publication, variant, isOwn: !library.includes(publication)};
}

/** The year of facts to count from: the base year, or the last before it, or the first there is. */
export const factsYear = ({years}: ScenarioFactsIndex, baseYear: number): number | null =>
  years.filter((year) => year <= baseYear).at(-1) ?? years[0] ?? null;

/** Facts of a year as read, each read and expanded once. */
export function createFactsReader(
  files: ScenarioFiles
): (year: number) => Promise<{file: ScenarioFactsFile; facts: RegionFacts}> {
  const known = new Map<number, {file: ScenarioFactsFile; facts: RegionFacts}>();
  return async (year) => {
    const before = known.get(year);
    if (before !== undefined) return before;
    const file = await files.facts(year);
    const read = {file, facts: regionFacts(file)};
    known.set(year, read);
    return read;
  };
}

/** Options of the models that a choice stands for. */
export function projectOptions({
  choice,
  file,
  facts,
  at,
  publication,
  own
}: Pick<ScenarioContext, "choice" | "file" | "facts" | "at" | "publication" | "own">): UncertaintyOptions {
  const first = publication.baseYear + 1;
  const local = new Float64Array(facts.mix.regions.length);
  local[at] = localPoints({choice, facts, at, own});
  return {
    theta: choice.theta,
    together: file.regions.map(({corop}) => corop),
    local,
    overrides: [...ownSectors(choice)].map(([sector, value]) => ({sector, year: first, value})),
    ...(choice.steun > 0
      ? {
          support: {
            dampens: choice.steun / 100,
            starts: first,
            ends: Math.max(first, choice.steuntot || first) + 1,
            returns: choice.terug / 100
          }
        }
      : {})
  };
}

/** Jobs of one large employer, and of its suppliers where they are known, as percentage points of all jobs of the region. */
function localPoints({choice, facts, at, own}: Pick<ScenarioContext, "choice" | "facts" | "at" | "own">): number {
  const before = regionTotals(facts.mix)[at] ?? 0;
  return before > 0 ? Math.max(-100, (100 * choice.banen * (own.table?.multiplier ?? 1)) / before) : 0;
}

export const seed = 1;
export const defaultDraws = 1000;

/** What to ask the system model for a choice. */
export function careInput(
  {system, choice, variant, publication}: Pick<ScenarioContext, "system" | "choice" | "variant" | "publication">,
  count: number
): CareInput {
  const last = Math.max(...variant.cells.map(({year}) => year));
  return {
    ...{system, draws: count, seed},
    years: last - publication.baseYear,
    ...(choice.overdracht === "band" ? {} : {transfer: Number(choice.overdracht)})
  };
}
