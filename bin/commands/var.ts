import {InvalidArgumentError, Option} from "commander";
import type {VectorAutoregression} from "../../models/statistics/series/var/vector-autoregression.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {formatTable, runCommand} from "../command.js";
import {readCount, readWhole} from "../read-options.js";

interface VarCommandOptions {
  columns: string[];
  period?: string;
  lags: number | "aic" | "hq" | "bic";
  maxLags?: number;
  horizon: number;
  draws: number;
  decimal: string;
  seed: number;
  json?: boolean;
}

/** `var`: a vector autoregression with its roots, responses, Granger tests and forecasts. */
export const register: Register = (program, context) => {
  program
    .command("var")
    .description("vector autoregression of some columns: equations, roots, responses, Granger tests, forecasts")
    .usage("<file> --columns <a,b,…> --lags <number|aic|hq|bic> [options]")
    .argument("<file>", "CSV: first row the header, one row a period")
    .requiredOption("--columns <names>", "the variables; their order is the order of the shocks", readNames)
    .requiredOption("--lags <number>", "lags of every variable, or the criterion that chooses: aic, hq, bic", readLags)
    .option("--period <column>", "periods, to put rows in order and find gaps (default: the order of the rows)")
    .option("--max-lags <number>", "most lags compared (default 12, fewer on short series)", readCount)
    .option("--horizon <number>", "periods of responses and forecasts", readCount, 8)
    .option("--draws <number>", "bootstrap draws for the intervals of responses; 0 for none", readCount, 500)
    .addOption(new Option("--decimal <sign>", "decimal sign of the file").choices([".", ","]).default("."))
    .option("--seed <number>", "seed of everything random", readWhole, 1)
    .option(
      "--json",
      "one JSON document: variables, lags, n, equations, dof, sigma, logLik, roots, stable, responses, granger, " +
        "selection, forecast, unitRoots, warnings"
    )
    .action((file: string, options: VarCommandOptions) =>
      runCommand({context, json: options.json}, () => run(file, options, context))
    );
};

async function run(file: string, options: VarCommandOptions, context: CommandContext): Promise<CommandResult> {
  const {readFrame} = await import("../frame-file.js");
  const {seriesColumns} = await import("../../models/statistics/series/series-columns.js");
  const {vectorAutoregression} = await import("../../models/statistics/series/var/vector-autoregression.js");
  const table = await readFrame(context, file, {decimal: options.decimal});
  const {columns} = seriesColumns(table, options.columns, options.period ?? null);
  const result = vectorAutoregression(columns, {
    names: options.columns,
    lags: options.lags,
    horizon: options.horizon,
    draws: options.draws,
    seed: options.seed,
    signal: context.signal,
    ...(options.maxLags === undefined ? {} : {maximum: options.maxLags})
  });
  return {json: result, text: varText(result)};
}

function varText(result: VectorAutoregression): string {
  const {variables, lags, n, equations, roots, responses, granger, selection, forecast, unitRoots, warnings} = result;
  const equationTables = variables.map((name) =>
    [
      name,
      formatTable(equations[name] ?? [], [
        {title: "term", value: ({term}) => term},
        {title: "estimate", value: ({estimate}) => short(estimate)},
        {title: "se", value: ({se}) => short(se)},
        {title: "t", value: ({statistic}) => short(statistic)},
        {title: "p", value: ({p}) => short(p)}
      ])
    ].join("\n")
  );
  return [
    `VAR(${lags}) of ${variables.join(", ")}: ${n} periods, log-likelihood ${short(result.logLik)}`,
    ...equationTables,
    `moduli of the roots: ${roots.map(({modulus}) => short(modulus)).join(", ")}`,
    `responses to a shock of one standard deviation, in the order ${responses.ordering.join(", ")}`,
    formatTable(
      responses.paths.map(({shock, response, estimate}) => ({shock, response, path: estimate.map(short).join("  ")})),
      [
        {title: "shock", value: ({shock}) => shock},
        {title: "response", value: ({response}) => response},
        {title: `periods 0 to ${responses.horizon}`, value: ({path}) => path}
      ]
    ),
    `Granger tests (${granger.note})`,
    formatTable(granger.tests, [
      {title: "leads", value: ({leads}) => leads},
      {title: "predicted", value: ({predicted}) => predicted},
      {title: "F", value: ({f}) => short(f)},
      {title: "df", value: ({df1, df2}) => `${df1}, ${df2}`},
      {title: "p", value: ({p}) => short(p)}
    ]),
    ...(selection === null
      ? []
      : [
          `lags by AIC ${selection.selected.aic}, HQ ${selection.selected.hq}, BIC ${selection.selected.bic} (of 1 to ${selection.criteria.length})`
        ]),
    ...(forecast.length === 0
      ? []
      : [
          formatTable(forecast, [
            {title: "forecast", value: ({variable}) => variable},
            {title: "periods ahead", value: ({horizon}) => horizon},
            {title: "value", value: ({value}) => short(value)},
            {title: "low", value: ({low}) => short(low)},
            {title: "high", value: ({high}) => short(high)}
          ])
        ]),
    ...(unitRoots.length === 0
      ? []
      : [
          formatTable(unitRoots, [
            {title: "unit root tests", value: ({variable}) => variable},
            {title: "ADF", value: ({adf}) => short(adf.statistic)},
            {title: "p (unit root)", value: ({adf}) => short(adf.p)},
            {title: "KPSS", value: ({kpss}) => short(kpss.statistic)},
            {title: "p (stationary)", value: ({kpss}) => short(kpss.p)}
          ])
        ]),
    ...warnings.map(({code, message}) => `warning (${code}): ${message}`)
  ].join("\n\n");
}

const short = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(5)));

function readNames(text: string): string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("") || new Set(names).size < names.length)
    throw new InvalidArgumentError("different columns between commas expected: a,b.");
  return names;
}

function readLags(text: string): number | "aic" | "hq" | "bic" {
  if (text === "aic" || text === "hq" || text === "bic") return text;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError("a whole number of 1 or more, or aic, hq or bic.");
  return value;
}
