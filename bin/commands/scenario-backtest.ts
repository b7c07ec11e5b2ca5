import type {DuckDBConnection} from "@duckdb/node-api";
import {join} from "node:path";
import type {Backtest} from "../../models/scenario/backtest.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {commandGroup, dataDirectory, formatTable} from "../command.js";
import {readList, readPositiveWhole, readWhole} from "../read-options.js";
import type {LibraryOptions} from "../scenario-library.js";
import {withLibraryOptions} from "../scenario-library.js";
import type {WarehouseOptions} from "../warehouse-command.js";
import {runOnWarehouse, withWarehouseOptions} from "../warehouse-command.js";

interface Options extends LibraryOptions, WarehouseOptions {
  scenario: string;
  region: string[];
  boundaries: number;
  draws: number;
  seed: number;
}

const country = "NL01";

/** `scenario backtest`: what a scenario said of unemployment, against what happened. */
export const register: Register = (program, context) => {
  const command = commandGroup(program, "scenario", "economic scenarios laid over regions")
    .command("backtest")
    .description("hold a scenario's unemployment against what happened, in the country and in municipalities")
    .requiredOption("--scenario <id>", "scenario id")
    .option("--region <codes>", "NL01, and codes or names of municipalities, joined by commas", readList, [country])
    .option("--boundaries <year>", "division of municipalities", readPositiveWhole, 2024)
    .option("--draws <n>", "draws for the bands of municipalities", readPositiveWhole, 500)
    .option("--seed <number>", "seed of the draws", readWhole, 1);
  withLibraryOptions(withWarehouseOptions(command)).action((options: Options) =>
    runOnWarehouse(context, options, (connection) => run(connection, options, context))
  );
};

async function run(connection: DuckDBConnection, options: Options, context: CommandContext): Promise<CommandResult> {
  const {openLibrary} = await import("../scenario-library.js");
  const {findScenario} = await import("../../loaders/scenarios/library.js");
  const {readRealised} = await import("../../loaders/scenarios/realised.js");
  const {scenarioPath} = await import("../../models/scenario/scenario-path.js");
  const {backtest} = await import("../../models/scenario/backtest.js");
  const {nationalRows, municipalRows} = await import("../backtest-rows.js");
  const scenario = findScenario(await openLibrary(context, options), options.scenario);
  const path = scenarioPath(scenario.publication, scenario.variant.id);
  const realised = await readRealised(join(dataDirectory(context), "scenarios", "realised", "nederland.yaml"));
  const rows = [];
  for (const region of options.region)
    rows.push(
      ...(region === country
        ? nationalRows(scenario.variant, path, realised)
        : await municipalRows(connection, scenario.variant, path, {...options, region}))
    );
  const result = backtest(rows);
  return {json: result, text: textOf(result)};
}

function textOf({rows, mae, coverage80, counted}: Backtest): string {
  const number = (value: number | null): string => (value === null ? "" : value.toFixed(2));
  const table = formatTable(rows, [
    {title: "region", value: ({region}) => region},
    {title: "year", value: ({period}) => period},
    {title: "projected (%)", value: ({projected}) => number(projected)},
    {title: "8 of 10", value: ({low, high}) => `${number(low)} to ${number(high)}`},
    {title: "happened (%)", value: ({realised}) => number(realised)},
    {title: "error (points)", value: ({error}) => number(error)},
    {title: "not scored", value: ({leftOut}) => leftOut ?? ""}
  ]);
  const score =
    mae === null
      ? "nothing to score"
      : `mean absolute error ${number(mae)} points, ${Math.round((coverage80 ?? 0) * 100)} % inside the 80 % band, over ${counted} rows`;
  return `${table}\n\n${score}`;
}
