import {InvalidArgumentError, Option} from "commander";
import type {Stl} from "../../models/statistics/series/stl.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {formatTable, runCommand} from "../command.js";

interface StlCommandOptions {
  value: string;
  period: number;
  seasonal: "periodic" | number;
  robust?: boolean;
  exactMedian?: boolean;
  time?: string;
  decimal: string;
  json?: boolean;
}

/** `stl`: a series as season, trend and remainder. */
export const register: Register = (program, context) => {
  program
    .command("stl")
    .description("decompose a series into season, trend and remainder (STL, with the defaults of R's stl)")
    .usage("<file> --value <column> --period <number> [options]")
    .argument("<file>", "CSV: first row the header; a value in every period")
    .requiredOption("--value <column>", "the series")
    .requiredOption("--period <number>", "values in one season: 12 for months, 4 for quarters", readPeriod)
    .option("--seasonal <periodic|years>", "one pattern for all years, or a window of years", readSeasonal, "periodic")
    .option("--robust", "give outliers less weight")
    .option("--exact-median", "scale outliers by the exact median, where R's partial sort can miss it")
    .option("--time <column>", "periods, to put rows in order and find gaps (default: the order of the rows)")
    .addOption(new Option("--decimal <sign>", "decimal sign of the file").choices([".", ","]).default("."))
    .option("--json", "one JSON document: seasonal, trend, remainder, weights, strength, periods")
    .action((file: string, options: StlCommandOptions) =>
      runCommand({context, json: options.json}, () => run(file, options, context))
    );
};

async function run(file: string, options: StlCommandOptions, context: CommandContext): Promise<CommandResult> {
  const {readFrame} = await import("../frame-file.js");
  const {seriesColumns} = await import("../../models/statistics/series/series-columns.js");
  const {stl} = await import("../../models/statistics/series/stl.js");
  const table = await readFrame(context, file, {decimal: options.decimal});
  const {columns, periods, placeOf} = seriesColumns(table, [options.value], options.time ?? null);
  const [values = new Float64Array()] = columns;
  const result = stl(values, {
    period: options.period,
    seasonal: options.seasonal,
    robust: options.robust ?? false,
    exactMedian: options.exactMedian ?? false,
    placeOf
  });
  return {json: {...result, periods}, text: stlText(result, values, periods)};
}

function stlText(
  {seasonal, trend, remainder, weights, strength}: Stl,
  values: Float64Array,
  periods: readonly string[]
): string {
  const rows = periods.map((period, t) => ({
    period,
    value: values[t] ?? null,
    seasonal: seasonal[t] ?? null,
    trend: trend[t] ?? null,
    remainder: remainder[t] ?? null,
    weight: weights[t] ?? null
  }));
  const isRobust = weights.some((weight) => weight !== 1);
  return [
    formatTable(rows, [
      {title: "period", value: ({period}) => period},
      {title: "value", value: ({value}) => short(value)},
      {title: "seasonal", value: (row) => short(row.seasonal)},
      {title: "trend", value: (row) => short(row.trend)},
      {title: "remainder", value: (row) => short(row.remainder)},
      ...(isRobust ? [{title: "weight", value: ({weight}: (typeof rows)[number]) => short(weight)}] : [])
    ]),
    `strength of trend ${short(strength.trend) ?? "unknown"}, of season ${short(strength.seasonal) ?? "unknown"} (0 none, 1 all)`
  ].join("\n\n");
}

const short = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(6)));

function readPeriod(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 2) throw new InvalidArgumentError("a whole number of 2 or more expected.");
  return value;
}

function readSeasonal(text: string): "periodic" | number {
  if (text === "periodic") return text;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 3)
    throw new InvalidArgumentError("periodic, or a window of 3 years or more (odd, 7 or more is usual).");
  return value;
}
