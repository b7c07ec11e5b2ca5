import {InputError} from "../../errors.js";
import {sectorCodes, type ScenarioVariant} from "../format.js";
import {projectScenario, type ProjectOptions, type RegionFacts} from "../project.js";
import type {ScenarioPath} from "../scenario-path.js";
import type {ScenarioWarning} from "../warning-codes.js";
import {jobsMultipliers, leontiefInverse} from "./leontief.js";
import {regionalCoefficients} from "./location-quotients.js";
import {regionalInputOutput, type RegionalInputOutput} from "./regional-effects.js";
import type {InputOutputTable} from "./table.js";

/** Jobs by sector of one region and of the country, in the order of the sectors. */
export function jobsBySector(
  {mix}: Pick<RegionFacts, "mix">,
  region: string
): {region: number[]; nation: number[]; before: number} {
  const at = mix.regions.indexOf(region);
  const own = sectorCodes.map((_, s) => mix.jobs[at * sectorCodes.length + s] ?? 0);
  const nation = sectorCodes.map((_, s) =>
    mix.regions.reduce((sum, _code, r) => sum + (mix.jobs[r * sectorCodes.length + s] ?? 0), 0)
  );
  return {region: own, nation, before: own.reduce((sum, value) => sum + value, 0)};
}

/**
 * Jobs along the chain in the region for one job at a sector (type I), in the order of the sectors.
 *
 * @throws InputError as regionalCoefficients and leontiefInverse do
 */
export function regionalJobsMultipliers(
  table: InputOutputTable,
  {region, nation}: {region: readonly number[]; nation: readonly number[]},
  delta: number
): Float64Array {
  const {coefficients} = regionalCoefficients(table.coefficients, region, nation, delta);
  return jobsMultipliers(
    leontiefInverse(coefficients),
    table.output.map((value, s) => (nation[s] ?? 0) / value)
  );
}

/** Jobs more or less at single employers, and what their suppliers in the region lose or win with them. */
export interface EmployerTerm {
  /** By sector of the employer. */
  sectors: Record<string, number>;
  jobs: number;
  /** null without an input–output table. */
  suppliers: number | null;
  /** Percentage points of all jobs in the region. */
  points: number;
  reason: string;
}

/** The local term of large employers. Throws InputError: missing-option, unknown-sector, invalid-jobs. */
export function employerTerm(
  given: Readonly<Record<string, number>>,
  {
    reason,
    before,
    region,
    nation,
    table,
    delta
  }: {
    reason: string | undefined;
    before: number;
    region: readonly number[];
    nation: readonly number[];
    table: InputOutputTable | null;
    delta: number;
  }
): EmployerTerm | null {
  const entries = Object.entries(given);
  if (entries.length === 0) return null;
  if (reason === undefined || reason.trim() === "")
    throw new InputError("missing-option", "say which employer, and why you expect this: --reason", "--employer");
  const multipliers = table === null ? null : regionalJobsMultipliers(table, {region, nation}, delta);
  let [jobs, suppliers] = [0, 0];
  for (const [code, change] of entries) {
    const at = sectorCodes.findIndex((each) => each === code);
    if (at < 0)
      throw new InputError(
        "unknown-sector",
        `there is no sector ${code}; sectors are ${sectorCodes.join(", ")}`,
        "--employer"
      );
    if (-change > (region[at] ?? 0))
      throw new InputError(
        "invalid-jobs",
        `${code} has ${Math.round(region[at] ?? 0)} jobs here, fewer than ${-change}`,
        "--employer"
      );
    jobs += change;
    suppliers += change * ((multipliers?.[at] ?? 1) - 1);
  }
  return {
    sectors: {...given},
    jobs,
    suppliers: multipliers === null ? null : suppliers,
    points: (100 * (jobs + suppliers)) / before,
    reason: reason.trim()
  };
}

/** What sector growth of the first year means along suppliers in the region, with its caution. */
export function suppliersOf(
  table: InputOutputTable,
  {
    variant,
    path,
    facts,
    options,
    jobs,
    delta,
    source
  }: {
    variant: ScenarioVariant;
    path: ScenarioPath;
    facts: RegionFacts;
    options: ProjectOptions;
    jobs: {region: readonly number[]; nation: readonly number[]};
    delta: number;
    source: string;
  }
): {result: RegionalInputOutput & {source: string; level: "modeluitkomst"}; warnings: ScenarioWarning[]} {
  const [first] = projectScenario(variant, path, facts, options).years;
  const shocks = sectorCodes.map((code) => first?.shocks.sectors.find(({sector}) => sector === code)?.value ?? 0);
  return {
    result: {...regionalInputOutput(table, {...jobs, shocks, delta}), source, level: "modeluitkomst"},
    warnings: [
      {
        code: "supply-constrained",
        message:
          "multipliers take suppliers to deliver less because less is bought; where closures stop them anyhow, the effect along suppliers is overstated"
      }
    ]
  };
}
