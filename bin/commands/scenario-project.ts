import {InvalidArgumentError} from "commander";
import type {ScenarioWarning} from "../../models/scenario/warning-codes.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {commandGroup} from "../command.js";
import {readAssignments, readNumber, readPositiveWhole, readWhole} from "../read-options.js";
import type {LibraryOptions} from "../scenario-library.js";
import {withLibraryOptions} from "../scenario-library.js";
import type {WarehouseOptions} from "../warehouse-command.js";
import {runOnWarehouse, withWarehouseOptions} from "../warehouse-command.js";
import type {DuckDBConnection} from "@duckdb/node-api";

interface Options extends LibraryOptions, WarehouseOptions {
  scenario: string;
  region: string;
  draws: number;
  theta: number;
  transfer?: number;
  local: number;
  reason?: string;
  employer: Record<string, number>;
  support: number;
  supportUntil?: number;
  supportReturns: number;
  mix?: string;
  mixYear?: number;
  inputOutput?: string;
  delta: number;
  decimal: string;
  sector: Record<string, number>;
  price: Record<string, number>;
  priceSource?: string;
  model?: string;
  boundaries: number;
  seed: number;
}

const lastDivision = 2024;

/** `scenario project`: a national scenario laid over one municipality, down to care, with bands. */
export const register: Register = (program, context) => {
  const command = commandGroup(program, "scenario", "economic scenarios laid over regions")
    .command("project")
    .description("lay a scenario over one municipality: jobs, unemployment, benefits and care, with bands")
    .requiredOption("--scenario <id>", "scenario id, such as cpb-2020-03-s1")
    .requiredOption("--region <code>", "code or name of a municipality, such as GM0794 or Helmond")
    .option("--draws <n>", "draws for the bands", readPositiveWhole, 1000)
    .option("--theta <number>", "how far regions part in unemployment: 0 all alike, 1 fully", readNumber, 1)
    .option(
      "--transfer <factor>",
      "one factor on links estimated between municipalities (default: 1, drawn between 0.5 and 2)",
      readFactor
    )
    .option(
      "--local <points>",
      "growth of jobs here that the mix does not explain, in percentage points",
      readNumber,
      0
    )
    .option(
      "--employer <sector=jobs>",
      "jobs more or less at one large employer, by its sector, as B-E=-500; may be repeated; needs --reason",
      readAssignments,
      {}
    )
    .option("--reason <text>", "which employer, or why --local is what it is")
    .option("--mix <file>", "jobs by sector here from a business register (CSV: sector, jobs or share)")
    .option("--mix-year <year>", "year of that register", readPositiveWhole)
    .option("--input-output <file>", "input-output table of the country (CSV): also count suppliers in the region")
    .option(
      "--delta <number>",
      "how much less a small region buys at home, in Flegg's location quotient",
      readNumber,
      0.3
    )
    .option("--decimal <sign>", "decimal sign of those files: . or ,", ".")
    .option(
      "--sector <code=growth>",
      "growth of a sector, or of detailhandel, horeca, uitzend, reis or cultuur, in the first year, in place of the library's; may be repeated",
      readAssignments,
      {}
    )
    .option(
      "--price <variable=euros>",
      "euros for one person in a care outcome of the system model; may be repeated",
      readAssignments,
      {}
    )
    .option("--price-source <text>", "where those prices come from")
    .option("--model <file>", "system model to drive (default: the standard model)")
    .option("--support <part>", "part of the loss of jobs that support keeps away, from 0 to 1", readNumber, 0)
    .option("--support-until <date>", "last day of support, as 2021-09-30 (default: all years)", readDay)
    .option("--support-returns <part>", "part of what was kept away that comes after its end", readNumber, 0)
    .option("--boundaries <year>", "division of municipalities", readPositiveWhole, lastDivision)
    .option("--seed <number>", "seed of the draws", readWhole, 1);
  command.addHelpText("after", help);
  withLibraryOptions(withWarehouseOptions(command)).action((options: Options) =>
    runOnWarehouse(context, options, (connection) => project(connection, options, context))
  );
};

const help = `
--mix: a line for each division of SBI 2008 (01 … 99), or for each of the ten sectors with detailhandel, horeca, uitzend,
  reis and cultuur beside them. Columns sector and jobs (employed persons) or share (fractions that add up to 1); also
  national (the same of the country: needed for --sector horeca=… where the warehouse has no such jobs), establishments
  and largest (persons at the largest one). A number kept back is empty, x or <5, and needs a line total.
--input-output: a line for each selling sector: sector, A, B-E, … R-U (deliveries to each, without imports), output.
JSON: {region, scenario, structureYear, sectors, growth, jobs, employment, unemployment, benefits, care, variance,
  variances, transferred, employer, inputOutput, assumptions, warnings}; variances has the parts of every band.`;

function readFactor(text: string): number {
  const value = readNumber(text);
  if (!(value >= 0)) throw new InvalidArgumentError("a factor of 0 or more expected.");
  return value;
}

/** A date as a time in years: its day is over. */
function readDay(text: string): number {
  const day = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day))
    throw new InvalidArgumentError("a date expected, as 2021-09-30.");
  const year = Number(text.slice(0, 4));
  const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  return year + (day + 86_400_000 - start) / (end - start);
}

async function project(
  connection: DuckDBConnection,
  options: Options,
  context: CommandContext
): Promise<CommandResult> {
  const {openLibrary} = await import("../scenario-library.js");
  const {findScenario} = await import("../../loaders/scenarios/library.js");
  const {findMunicipality} = await import("../../loaders/scenarios/find-region.js");
  const {readRegionFacts} = await import("../../loaders/warehouse/region-facts.js");
  const {scenarioPath} = await import("../../models/scenario/scenario-path.js");
  const {mixPosition} = await import("../../models/scenario/structure.js");
  const {regionResult} = await import("../../models/scenario/region-result.js");
  const {careOfScenario} = await import("../scenario-care.js");
  const {overridesOf} = await import("../scenario-overrides.js");
  const {withMixFile} = await import("../scenario-mix.js");
  const {readFrame} = await import("../frame-file.js");
  const {readInputOutput} = await import("../../models/scenario/input-output/read-table.js");
  const {employerTerm, jobsBySector, suppliersOf} = await import("../../models/scenario/input-output/suppliers.js");
  const {textOf} = await import("../scenario-text.js");
  const {publication, variant} = findScenario(await openLibrary(context, options), options.scenario);
  const path = scenarioPath(publication, variant.id);
  const {boundaries, draws, seed, theta, delta, reason, decimal} = options;
  const region = await findMunicipality(connection, options.region, boundaries);
  const read = await readRegionFacts(connection, {baseYear: path.baseYear, boundaries});
  const at = mixPosition(read.mix, region);
  const facts =
    options.mix === undefined
      ? read
      : await withMixFile(context, connection, read, {
          file: options.mix,
          region,
          decimal,
          year: options.mixYear,
          baseYear: path.baseYear
        });
  const table =
    options.inputOutput === undefined
      ? null
      : readInputOutput(
          await readFrame(context, options.inputOutput, {decimal, text: ["sector"]}),
          options.inputOutput
        );
  const jobs = jobsBySector(facts, region);
  const employer = employerTerm(options.employer, {reason, table, delta, ...jobs});
  const care = await careOfScenario(connection, context, {...options, region, path, baseYear: path.baseYear});
  const local = new Float64Array(facts.mix.regions.length);
  local[at] = options.local + (employer?.points ?? 0);
  const starts = path.baseYear + 1;
  const ends = options.supportUntil ?? path.baseYear + 1 + path.years.length;
  const chosen = {
    ...{theta, local},
    ...(options.support === 0
      ? {}
      : {support: {dampens: options.support, starts, ends, returns: options.supportReturns}}),
    overrides: overridesOf(options.sector, path.years[0]?.year ?? path.baseYear + 1)
  };
  const result = regionResult(variant, path, facts, {
    ...{...chosen, region, draws, seed, care},
    together: facts.corop,
    signal: context.signal,
    onProgress: (done, total) => void context.stderr.write(`draw ${done} of ${total}\n`)
  });
  const suppliers =
    table === null || options.inputOutput === undefined
      ? null
      : suppliersOf(table, {variant, path, facts, options: chosen, jobs, delta, source: options.inputOutput});
  const synthetic: ScenarioWarning[] = facts.synthetic
    ? [{code: "synthetic", message: "jobs, commuting and unemployment are made-up practice data"}]
    : [];
  const json = {
    ...result,
    name: facts.names.get(region) ?? region,
    employer,
    inputOutput: suppliers?.result ?? null,
    assumptions: [
      ...result.assumptions,
      ...(reason === undefined || result.growth.local === 0
        ? []
        : [`local: ${result.growth.local.toFixed(2)} points of jobs that the mix does not explain: ${reason}`])
    ],
    warnings: [...synthetic, ...facts.warnings, ...result.warnings, ...(suppliers?.warnings ?? [])]
  };
  return {json, text: textOf(json)};
}
