import {InvalidArgumentError, Option} from "commander";
import type {EffectLine, Interrupted} from "../../models/statistics/events/interrupted.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {formatTable, runCommand} from "../command.js";
import {readCount} from "../read-options.js";

interface InterruptedCommandOptions {
  outcome: string;
  period: string;
  event: string;
  season?: number;
  seasonal: "dummies" | number;
  controls: string[];
  comparator?: string;
  skip: number;
  lag?: number;
  decimal: string;
  json?: boolean;
}

/** `interrupted`: the effect of a dated event on one series against its own continued course. */
export const register: Register = (program, context) => {
  program
    .command("interrupted")
    .description("effect of a dated event on a series against its continued trend and season (interrupted time series)")
    .usage("<file> --outcome <y> --period <column> --event <period> [options]")
    .argument("<file>", "CSV: first row the header, one row a period")
    .requiredOption("--outcome <column>", "the series")
    .requiredOption("--period <column>", "the column of periods")
    .requiredOption("--event <period>", "first period of the event, as in the file")
    .option("--season <number>", "periods in one season: 12 for months; without it no season is taken out", readCount)
    .option("--seasonal <dummies|waves>", "a level for every month, or so many sine waves", readSeasonal, "dummies")
    .option("--controls <columns>", "columns beside trend and season", readNames, [])
    .option("--comparator <column>", "a series the event did not strike: the difference from it is analysed")
    .option("--skip <number>", "periods from the event on to leave out, while it takes hold", readCount, 0)
    .option("--lag <number>", "lags of the Newey-West errors (default 4(n/100)^(2/9), rounded down)", readCount)
    .addOption(new Option("--decimal <sign>", "decimal sign of the file").choices([".", ","]).default("."))
    .option(
      "--json",
      "one JSON document: outcome, comparator, event, n, dof, before, after, coefficients, vcov, effect, path, dropped, warnings"
    )
    .action((file: string, options: InterruptedCommandOptions) =>
      runCommand({context, json: options.json}, () => run(file, options, context))
    );
};

async function run(file: string, options: InterruptedCommandOptions, context: CommandContext): Promise<CommandResult> {
  const {readFrame} = await import("../frame-file.js");
  const {interrupted} = await import("../../models/statistics/events/interrupted.js");
  const table = await readFrame(context, file, {decimal: options.decimal});
  const {outcome, period, event, seasonal, controls, skip} = options;
  const result = interrupted(table, {
    ...{outcome, period, event, seasonal, controls, skip},
    ...(options.season === undefined ? {} : {season: options.season}),
    ...(options.comparator === undefined ? {} : {comparator: options.comparator}),
    ...(options.lag === undefined ? {} : {lag: options.lag})
  });
  return {json: result, text: interruptedText(result)};
}

function interruptedText(result: Interrupted): string {
  const {effect, coefficients, path, dropped, warnings, comparator} = result;
  const share = effect.shareOfBaseline;
  return [
    `${result.outcome}${comparator === null ? "" : ` less ${comparator}`} from ${result.event} on: ` +
      `${result.before} periods before, ${result.after} after; standard errors ${result.vcov.type}`,
    formatTable(
      [
        {what: "mean effect a period", ...effect.mean},
        {what: "total effect", ...effect.total},
        {what: "effect in the last period", ...effect.last}
      ],
      lineColumns
    ) + (share === null ? "" : `\nmean effect as a share of the baseline: ${short(100 * share) ?? ""} %`),
    formatTable(
      coefficients.map(({term, ...line}) => ({what: term, ...line})),
      lineColumns
    ),
    formatTable(
      path.filter(({after}) => after),
      [
        {title: "period", value: (row) => row.period},
        {title: "value", value: (row) => short(row.value)},
        {title: "baseline", value: (row) => short(row.baseline)},
        {title: "effect", value: (row) => short(row.effect?.estimate ?? null)},
        {title: "low", value: (row) => short(row.effect?.low ?? null)},
        {title: "high", value: (row) => short(row.effect?.high ?? null)}
      ]
    ),
    ...dropped.map(({what, reason, count}) => `left out: ${what === "rows" ? `${count} periods` : what} (${reason})`),
    ...warnings.map(({code, message}) => `warning (${code}): ${message}`)
  ].join("\n\n");
}

const lineColumns: Parameters<typeof formatTable<EffectLine & {what: string}>>[1] = [
  {title: "", value: ({what}) => what},
  {title: "estimate", value: ({estimate}) => short(estimate)},
  {title: "se", value: ({se}) => short(se)},
  {title: "p", value: ({p}) => short(p)},
  {title: "low", value: ({low}) => short(low)},
  {title: "high", value: ({high}) => short(high)}
];

const short = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(5)));

function readSeasonal(text: string): "dummies" | number {
  if (text === "dummies") return text;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError("dummies, or a number of waves of 1 or more.");
  return value;
}

function readNames(text: string): string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) throw new InvalidArgumentError("names between commas expected: a,b.");
  return names;
}
