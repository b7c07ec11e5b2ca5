import {InvalidArgumentError} from "commander";
import type {Bands, RegionResult} from "../../models/scenario/region-result.js";
import type {ScenarioWarning} from "../../models/scenario/warning-codes.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {commandGroup, formatTable} from "../command.js";
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
      "--sector <code=growth>",
      "growth of a sector in the first year, in place of the library's; may be repeated",
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
    .option("--boundaries <year>", "division of municipalities", readPositiveWhole, lastDivision)
    .option("--seed <number>", "seed of the draws", readWhole, 1);
  withLibraryOptions(withWarehouseOptions(command)).action((options: Options) =>
    runOnWarehouse(context, options, (connection) => project(connection, options, context))
  );
};

function readFactor(text: string): number {
  const value = readNumber(text);
  if (!(value >= 0)) throw new InvalidArgumentError("a factor of 0 or more expected.");
  return value;
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
  const {regionResult} = await import("../../models/scenario/region-result.js");
  const {careOfScenario} = await import("../scenario-care.js");
  const {overridesOf} = await import("../scenario-overrides.js");
  const {publication, variant} = findScenario(await openLibrary(context, options), options.scenario);
  const path = scenarioPath(publication, variant.id);
  const {boundaries, draws, seed, theta} = options;
  const region = await findMunicipality(connection, options.region, boundaries);
  const facts = await readRegionFacts(connection, {baseYear: path.baseYear, boundaries});
  const care = await careOfScenario(connection, context, {...options, region, path, baseYear: path.baseYear});
  const local = new Float64Array(facts.mix.regions.length);
  local[facts.mix.regions.indexOf(region)] = options.local;
  const result = regionResult(variant, path, facts, {
    ...{region, draws, seed, theta, local, care},
    together: facts.corop,
    overrides: overridesOf(options.sector, path.years[0]?.year ?? path.baseYear + 1),
    signal: context.signal,
    onProgress: (done, total) => void context.stderr.write(`draw ${done} of ${total}\n`)
  });
  const synthetic: ScenarioWarning[] = facts.synthetic
    ? [{code: "synthetic", message: "jobs, commuting and unemployment are made-up practice data"}]
    : [];
  const json = {
    ...result,
    name: facts.names.get(region) ?? region,
    warnings: [...synthetic, ...facts.warnings, ...result.warnings]
  };
  return {json, text: textOf(json)};
}

function textOf(result: RegionResult & {name: string}): string {
  const number = (value: number, digits = 1): string => value.toFixed(digits);
  const band = (bands: Bands): string => `${number(bands[80][0], 2)} to ${number(bands[80][1], 2)}`;
  const {growth, jobs} = result;
  const sectors = formatTable(result.sectors, [
    {title: "sector", value: ({code}) => code},
    {title: "share", value: ({share}) => number(share * 100)},
    {title: "quotient", value: ({locationQuotient}) => (locationQuotient === null ? "" : number(locationQuotient, 2))},
    {title: "growth (%)", value: ({shock}) => number(shock, 2)},
    {title: "contribution (points)", value: ({contribution}) => number(contribution, 2)}
  ]);
  const outcomes = formatTable(
    [
      ...result.unemployment.map((each) => ({what: "unemployment (%)", persons: null, ...each})),
      ...result.benefits.map((each) => ({what: `${each.benefit} (more persons)`, persons: null, ...each})),
      ...result.care.map((each) => ({what: `${each.variable} (${each.unit}, change)`, persons: each.absolute, ...each}))
    ],
    [
      {title: "outcome", value: ({what}) => what},
      {title: "year", value: ({period}) => period},
      {title: "middle", value: ({value}) => number(value, 2)},
      {title: "8 of 10 draws", value: ({bands}) => band(bands)},
      {title: "persons", value: ({persons}) => (persons === null ? "" : number(persons.value, 0))}
    ]
  );
  const last = result.unemployment.at(-1)?.period;
  const percent = (share: number): string => number(share * 100, 0);
  const parts = formatTable(
    result.variances.filter(({period}) => period === last),
    [
      {title: `band of ${last ?? ""} (%)`, value: ({outcome}) => outcome},
      {title: "rounding", value: ({scenario}) => percent(scenario)},
      {title: "sector cells", value: ({sectors: share}) => percent(share)},
      {title: "parameters", value: ({parameters}) => percent(parameters)},
      {title: "links", value: ({links}) => percent(links)},
      {title: "transfer", value: ({transfer}) => percent(transfer)}
    ]
  );
  return [
    `${result.name} (${result.region}), ${result.scenario}; jobs by sector of ${result.structureYear}`,
    `growth in the first year: national ${number(growth.national, 2)} + mix ${number(growth.mix, 2)} + local ${number(growth.local, 2)} = ${number(growth.total, 2)} % (GDP: ${result.gdp ?? "not given"})`,
    `jobs: ${number(jobs.before, 0)} before; ${number(jobs.change, 0)} (${number(jobs.low, 0)} to ${number(jobs.high, 0)})`,
    "",
    sectors,
    "",
    outcomes,
    "",
    "what the bands are made of:",
    parts,
    "",
    ...result.assumptions.map((text) => `assumed: ${text}`),
    ...result.warnings.map(({code, message}) => `warning (${code}): ${message}`)
  ].join("\n");
}
