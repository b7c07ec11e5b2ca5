import type {DuckDBConnection} from "@duckdb/node-api";
import {join} from "node:path";
import type {Backtest} from "../../models/scenario/backtest.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {commandGroup, dataDirectory, formatTable} from "../command.js";
import {readList, readPositiveWhole, readWhole} from "../read-options.js";
import type {RegionalResult} from "../../loaders/scenarios/regional.js";
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
  published?: boolean;
}

const country = "NL01";

const titles = {
  beschrijving: "the country as published (beschrijving)",
  modeluitkomst: "municipalities as projected here (modeluitkomst: rests on assumptions)"
} as const;

/** `scenario backtest`: what a scenario said of unemployment, against what happened. */
export const register: Register = (program, context) => {
  const command = commandGroup(program, "scenario", "economic scenarios laid over regions")
    .command("backtest")
    .description("hold a scenario's unemployment against what happened, in the country and in municipalities")
    .requiredOption("--scenario <id>", "scenario id")
    .option("--region <codes>", "NL01, and codes or names of municipalities, joined by commas", readList, [country])
    .option("--boundaries <year>", "division of municipalities", readPositiveWhole, 2024)
    .option("--draws <n>", "draws for the bands of municipalities", readPositiveWhole, 500)
    .option("--published", "also hold the mix of jobs at hand against what others published of regions")
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
  const {backtest, backtestLevel} = await import("../../models/scenario/backtest.js");
  const {growthRows, nationalRows, municipalRows} = await import("../../loaders/scenarios/backtest-rows.js");
  const scenario = findScenario(await openLibrary(context, options), options.scenario);
  const path = scenarioPath(scenario.publication, scenario.variant.id);
  const realised = await readRealised(join(dataDirectory(context), "scenarios", "realised", "nederland.yaml"));
  const rows: Parameters<typeof backtest>[0][number][] = [];
  for (const region of options.region)
    rows.push(
      ...(region === country
        ? nationalRows(scenario.variant, path, realised)
        : await municipalRows(connection, scenario.variant, path, {...options, region}))
    );
  // Growth needs no common definition, and shows how much of an error in unemployment was one in the economy.
  const growth = options.region.includes(country) ? backtest(growthRows(scenario.variant, path, realised)) : null;
  const all = backtest(rows);
  const labelled = <Row extends {region: string}>(list: readonly Row[]) =>
    list.map((row) => ({...row, level: backtestLevel(row)}));
  const result = {
    ...{...all, rows: labelled(all.rows)},
    growth: growth === null ? null : {...growth, rows: labelled(growth.rows)}
  };
  // Scores of descriptions and of outcomes of a model stand apart.
  const text = (["beschrijving", "modeluitkomst"] as const)
    .map((level) => ({level, own: rows.filter((row) => backtestLevel(row) === level)}))
    .filter(({own}) => own.length > 0)
    .map(({level, own}) => textOf(backtest(own), `unemployment, ${titles[level]}`))
    .concat(growth === null ? [] : [textOf(growth, `growth of GDP, ${titles.beschrijving}`)])
    .join("\n\n");
  if (options.published !== true) return {json: result, text};
  const {readRegional, regionalResult} = await import("../../loaders/scenarios/regional.js");
  const published = await readRegional(join(dataDirectory(context), "scenarios", "regional"));
  const regional = await regionalResult(connection, published, scenario.publication, {
    ...options,
    variants: [scenario.variant.id]
  });
  return {
    json: {...result, regional: regional === null ? null : {...regional, level: "modeluitkomst"}},
    text: `${text}\n\n${regional === null ? "nothing published of regions is at hand" : regionalText(regional)}`
  };
}

function regionalText({maxima, hardest, milder, falls, structureYear, synthetic, isOld}: RegionalResult): string {
  const number = (value: number | null): string => (value === null ? "" : value.toFixed(2));
  const held = ({leftOut}: {leftOut: string | null}): string => leftOut ?? "";
  const top = formatTable(maxima, [
    {title: "region", value: ({name}) => name},
    {title: "published highest (%)", value: ({published, publishedHigh}) => `${published} to ${publishedHigh}`},
    {title: "projected (%)", value: ({projected}) => number(projected)},
    {title: "8 of 10", value: ({low, high}) => `${number(low)} to ${number(high)}`},
    {title: "country", value: ({parts}) => number(parts.national)},
    {title: "own mix", value: ({parts}) => number(parts.regional)},
    {title: "not scored", value: held}
  ]);
  const order = hardest.map(
    (row) =>
      `hardest hit in ${row.year}: ${row.found} of ${row.published.length} (${row.published.join(", ")}) found, ` +
      `Kendall tau ${number(row.tau)}; projected order ${row.order.map(({region}) => region).join(" ")} ${held(row)}`
  );
  const signs = milder.map(
    (row) =>
      `${row.name} milder than the country in ${row.year}: ${number(row.own)} beside ${number(row.country)} ${held(row)}`
  );
  const ratios = falls.map(
    (row) =>
      `${row.name} falls ${number(row.projected)} times the country; published ${number(row.published)} ${held(row)}`
  );
  const made = synthetic ? "\nthe mix of jobs is synthetic: this says nothing of these regions" : "";
  const old = isOld ? ": an example, not for decisions" : "";
  const title = "regions beside what others published (modeluitkomst: rests on assumptions)";
  return [`${title}\nmix of jobs of ${structureYear}${old}${made}`, "", top, "", ...order, ...signs, ...ratios].join(
    "\n"
  );
}

function textOf({rows, mae, coverage80, counted}: Backtest, what: string): string {
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
  return `${what}\n${table}\n\n${score}`;
}
