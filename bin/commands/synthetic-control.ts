import {InvalidArgumentError, Option} from "commander";
import type {SyntheticControl} from "../../models/statistics/events/synthetic-control.js";
import type {Solver} from "../../models/statistics/events/synthetic-weights.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {formatTable, runCommand} from "../command.js";
import {readUnitPeriod} from "../unit-period.js";

interface SyntheticControlCommandOptions {
  outcome: string;
  panel: {unit: string; period: string};
  treated: string[];
  event: string;
  donors?: string[];
  predictors: string[];
  importance?: number[];
  solver: Solver;
  decimal: string;
  json?: boolean;
}

/** `synthetic-control`: the effect of a dated event against a weighted mean of units it did not strike. */
export const register: Register = (program, context) => {
  program
    .command("synthetic-control")
    .description("effect of a dated event against a mix of units it did not strike, ranked among placebos")
    .usage("<file> --outcome <y> --panel <unit,period> --treated <units> --event <period> [options]")
    .argument("<file>", "CSV: first row the header, one row a unit and period")
    .requiredOption("--outcome <column>", "what the event may have changed")
    .requiredOption("--panel <unit,period>", "columns of units and periods", readUnitPeriod)
    .requiredOption("--treated <units>", "units the event struck, between commas; their mean is analysed", readNames)
    .requiredOption("--event <period>", "first period of the event, as in the file")
    .option("--donors <units>", "units to compare with (default: all others)", readNames)
    .option(
      "--predictors <columns>",
      "match on their means before the event instead of on the path of the outcome",
      readNames,
      []
    )
    .option("--importance <numbers>", "importance of each predictor, 0 or more (default: equal)", readNumbers)
    .addOption(
      new Option("--solver <solver>", "exact, or frank-wolfe: the weights at which the R package synthdid stops")
        .choices(["exact", "frank-wolfe"])
        .default("exact")
    )
    .addOption(new Option("--decimal <sign>", "decimal sign of the file").choices([".", ","]).default("."))
    .option(
      "--json",
      "one JSON document: outcome, treated, event, effect, path, weights, balance, rmspe, placebo, sdid, dropped, warnings"
    )
    .action((file: string, options: SyntheticControlCommandOptions) =>
      runCommand({context, json: options.json}, () => run(file, options, context))
    );
};

async function run(
  file: string,
  options: SyntheticControlCommandOptions,
  context: CommandContext
): Promise<CommandResult> {
  const {readFrame} = await import("../frame-file.js");
  const {syntheticControl} = await import("../../models/statistics/events/synthetic-control.js");
  const table = await readFrame(context, file, {decimal: options.decimal});
  const result = syntheticControl(table, {
    outcome: options.outcome,
    panel: options.panel,
    treated: options.treated,
    event: options.event,
    predictors: options.predictors,
    solver: options.solver,
    signal: context.signal,
    ...(options.donors === undefined ? {} : {donors: options.donors}),
    ...(options.importance === undefined ? {} : {importance: options.importance})
  });
  return {json: result, text: controlText(result)};
}

function controlText(result: SyntheticControl): string {
  const {effect, path, weights, balance, rmspe, placebo, sdid, dropped, warnings} = result;
  const interval = sdid.se === null ? "" : ` (95 % ${short(sdid.low) ?? ""} to ${short(sdid.high) ?? ""})`;
  return [
    `${result.outcome} of ${result.treated.join(", ")} from ${result.event} on, against ${weights.length} donors`,
    [
      `mean effect by synthetic control: ${short(effect.syntheticControl) ?? ""}`,
      `by synthetic difference in differences: ${short(effect.syntheticDid) ?? ""}${interval}`,
      `by plain difference in differences: ${short(effect.differenceInDifferences) ?? ""}`
    ].join("\n"),
    formatTable(path, [
      {title: "period", value: ({period}) => period},
      {title: "treated", value: ({treated}) => short(treated)},
      {title: "synthetic", value: ({synthetic}) => short(synthetic)},
      {title: "effect", value: ({effect: own}) => short(own)},
      {title: "after", value: ({after}) => (after ? "yes" : "")}
    ]),
    formatTable(
      weights.filter(({weight}) => weight > 0),
      [
        {title: "donor", value: ({unit}) => unit},
        {title: "weight", value: ({weight}) => short(weight)}
      ]
    ),
    ...(balance.length === 0
      ? []
      : [
          formatTable(balance, [
            {title: "predictor", value: ({predictor}) => predictor},
            {title: "treated", value: ({treated}) => short(treated)},
            {title: "synthetic", value: ({synthetic}) => short(synthetic)},
            {title: "all donors", value: ({donors}) => short(donors)}
          ])
        ]),
    `root mean squared gap: ${short(rmspe.before) ?? ""} before, ${short(rmspe.after) ?? ""} after` +
      (placebo.p === null
        ? ""
        : `; the ratio ranks ${placebo.rank ?? ""} of ${placebo.n} among placebos, p ${short(placebo.p) ?? ""}`),
    ...dropped.map(
      ({what, reason, count}) => `left out: ${what === "periods" ? `${count} periods` : what} (${reason})`
    ),
    ...warnings.map(({code, message}) => `warning (${code}): ${message}`)
  ].join("\n\n");
}

const short = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(5)));

function readNames(text: string): string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) throw new InvalidArgumentError("names between commas expected: a,b.");
  return [...new Set(names)];
}

function readNumbers(text: string): number[] {
  const numbers = text.split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
  if (numbers.some((value) => !(value >= 0 && value < Infinity)))
    throw new InvalidArgumentError("numbers of 0 or more between commas expected: 1,2,0.5.");
  return numbers;
}
