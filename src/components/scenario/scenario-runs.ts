import type {AllRegions} from "../../models/scenario/all-regions.js";
import type {CareSet} from "../../models/scenario/care-set.js";
import type {RegionsCare} from "../../models/scenario/regions-care.js";
import type {SectorTornado} from "../../models/scenario/sector-tornado.js";
import {
  asideScenarioRunner,
  quickScenarioRunner,
  scenarioRunners,
  type RunScenarioTask
} from "../workers/scenario-runner.js";
import type {MultiplierInput, RegionOutcome} from "../workers/scenario-tasks.js";
import {careMeasures} from "./care-measures.js";
import {careInput, defaultDraws, projectOptions, seed, type ScenarioContext} from "./scenario-data.js";

export interface ScenarioRunners {
  /** For what must be there at once. */
  quick: RunScenarioTask;
  /** For what takes seconds without draws. */
  aside: RunScenarioTask;
  /** For draws, side by side. */
  long: readonly RunScenarioTask[];
}

export const siteRunners = (): ScenarioRunners => ({
  quick: quickScenarioRunner(),
  aside: asideScenarioRunner(),
  long: scenarioRunners()
});

export interface ScenarioRuns {
  /** Jobs along the chain in a region for one job at each sector, in the order of the sectors. */
  multipliers(input: MultiplierInput): Promise<Float64Array>;
  /** The middle of one variant for the chosen region. */
  middle(context: ScenarioContext, variant?: string): Promise<RegionOutcome>;
  /** What the band of each sector does to the chosen region, one at a time. */
  sectors(context: ScenarioContext, work: Work): Promise<SectorTornado>;
  /** What the chosen variant changes in the outcomes of care, for all regions. */
  careOfRegions(context: ScenarioContext, work: Work): Promise<RegionsCare>;
  /** The middle of every variant that can be projected, for all regions. */
  middleOfRegions(context: ScenarioContext, work?: Work): Promise<AllRegions[]>;
  /** With draws. Waits for the answers of the system model, which serve every region and scenario. */
  withBands(context: ScenarioContext, work: Work, variant?: string): Promise<RegionOutcome>;
  /** With draws, the variants divided over the workers. */
  bandsOfRegions(context: ScenarioContext, work: Work): Promise<AllRegions[]>;
  /** The outcomes of care for all regions, with draws: those that a region gets alone. */
  careBandsOfRegions(context: ScenarioContext, work: Work): Promise<RegionsCare>;
}

interface Work {
  signal: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** What the page computes, in its workers. */
export function createScenarioRuns(
  {quick, aside, long}: ScenarioRunners,
  {draws = defaultDraws}: {draws?: number} = {}
): ScenarioRuns {
  const [first = quick, second = first] = long;
  const answers = new Map<string, Promise<CareSet>>();

  function care(context: ScenarioContext, count: number, run: RunScenarioTask): Promise<CareSet> {
    const input = careInput(context, count);
    const key = [input.years, input.transfer ?? "band", count].join(" ");
    const known = answers.get(key);
    if (known !== undefined) return known;
    const made = run("care", input);
    answers.set(key, made);
    made.catch(() => answers.delete(key));
    return made;
  }

  async function region(
    context: ScenarioContext,
    variant: string,
    count: number,
    runs: {care: RunScenarioTask; region: RunScenarioTask},
    work?: Work
  ): Promise<RegionOutcome> {
    const {publication, facts, file, at, system} = context;
    const own = publication.variants.find(({id}) => id === variant) ?? context.variant;
    const set = await care({...context, variant: own}, count, runs.care);
    work?.signal.throwIfAborted();
    const measures = careMeasures(system, file.populations, at, {prices: new Map(), source: ""});
    return runs.region(
      "region",
      {
        ...{publication, variant, facts},
        ...(context.own.table === null ? {} : {inputOutput: context.own.table.table}),
        options: {
          ...projectOptions(context),
          ...(variant === context.variant.id ? {} : {overrides: []}),
          ...{region: context.region.code, draws: count, seed, care: {measures, ...set}}
        }
      },
      work
    );
  }

  const projectable = ({publication}: ScenarioContext): string[] =>
    publication.variants
      .filter(({cells}) =>
        cells.some(
          ({measure, statistic, relation}) =>
            measure === "unemployment" &&
            statistic === "annual-average" &&
            (relation === "exact" || relation === "about")
        )
      )
      .map(({id}) => id);

  const regions = (context: ScenarioContext, variant: string, count: number, run: RunScenarioTask, work?: Work) =>
    run(
      "regions",
      {
        ...{publication: context.publication, variant, facts: context.facts},
        options: {
          ...projectOptions(context),
          ...(variant === context.variant.id ? {} : {overrides: []}),
          ...{draws: count, seed}
        }
      },
      work
    );

  return {
    multipliers: (input) => quick("multipliers", input),
    middle: (context, variant = context.variant.id) => region(context, variant, 0, {care: quick, region: quick}),
    sectors: (context, work) =>
      aside(
        "sectors",
        {
          ...{publication: context.publication, variant: context.variant.id, facts: context.facts},
          options: {...projectOptions(context), region: context.region.code}
        },
        work
      ),
    async careOfRegions(context, work) {
      const {middle} = await care(context, 0, quick);
      const {publication, variant, facts} = context;
      const options = {...projectOptions(context), responses: middle};
      return aside("regionsCare", {publication, variant: variant.id, facts, options}, work);
    },
    async careBandsOfRegions(context, work) {
      const {middle, drawn} = await care(context, draws, second);
      work.signal.throwIfAborted();
      const {publication, variant, facts} = context;
      const options = {...projectOptions(context), responses: middle, bands: {drawn, draws, seed}};
      return first("regionsCare", {publication, variant: variant.id, facts, options}, work);
    },
    async middleOfRegions(context, work) {
      const made: AllRegions[] = [];
      for (const variant of projectable(context)) {
        work?.signal.throwIfAborted();
        made.push(await regions(context, variant, 0, quick));
      }
      return made;
    },
    withBands: (context, work, variant = context.variant.id) =>
      region(context, variant, draws, {care: second, region: first}, work),
    async bandsOfRegions(context, {signal, onProgress}) {
      const variants = projectable(context);
      const done = variants.map(() => 0);
      const made = new Map<string, AllRegions>();
      const waiting = [...variants.entries()];
      const take = async (run: RunScenarioTask): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const [at, variant] = next;
          const tell = (count: number): void => {
            done[at] = count;
            onProgress?.(
              done.reduce((sum, each) => sum + each, 0),
              variants.length * draws
            );
          };
          made.set(variant, await regions(context, variant, draws, run, {signal, onProgress: tell}));
          tell(draws);
        }
      };
      await Promise.all(long.map(take));
      return variants.flatMap((variant) => made.get(variant) ?? []);
    }
  };
}
