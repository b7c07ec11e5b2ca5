import {InputError} from "../models/errors.js";
import {sectorCodes, type ScenarioVariant} from "../models/scenario/format.js";
import {jobsMultipliers, leontiefInverse} from "../models/scenario/input-output/leontief.js";
import {regionalCoefficients} from "../models/scenario/input-output/location-quotients.js";
import {regionalInputOutput, type RegionalInputOutput} from "../models/scenario/input-output/regional-effects.js";
import {inputOutputTable, type InputOutputTable} from "../models/scenario/input-output/table.js";
import {projectScenario, type ProjectOptions, type RegionFacts} from "../models/scenario/project.js";
import type {ScenarioPath} from "../models/scenario/scenario-path.js";
import type {ScenarioWarning} from "../models/scenario/warning-codes.js";
import {numberColumn, tableColumn} from "../models/statistics/formula/table-column.js";
import type {CommandContext} from "./command.js";
import {readFrame} from "./frame-file.js";

/** A national table from CSV: a row for each selling sector, a column for each buying one, and `output`. */
export async function readSuppliers(context: CommandContext, file: string, decimal: string): Promise<InputOutputTable> {
  const table = await readFrame(context, file, {decimal, text: ["sector"]});
  const names = tableColumn(table, "sector");
  const columns = new Map(sectorCodes.map((code) => [code, numberColumn(table, code)]));
  const output = numberColumn(table, "output");
  return inputOutputTable(
    Array.from({length: table.length}, (_, row) => ({
      sector: String(names[row] ?? "").trim(),
      deliveries: Object.fromEntries([...columns].map(([code, values]) => [code, values[row] ?? NaN])),
      output: output[row] ?? NaN
    })),
    file
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
  const multipliers =
    table === null
      ? null
      : jobsMultipliers(
          leontiefInverse(regionalCoefficients(table.coefficients, region, nation, delta).coefficients),
          table.output.map((value, s) => (nation[s] ?? 0) / value)
        );
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
