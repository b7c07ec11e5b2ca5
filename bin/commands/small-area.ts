import {Option} from "commander";
import {InputError} from "../../models/errors.js";
import type {AreaMethod} from "../../models/statistics/small-area/area-variance.js";
import type {SmallAreaResult} from "../../models/statistics/small-area/small-area.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {formatTable, runCommand} from "../command.js";
import {readNumber} from "../read-options.js";

interface SmallAreaCommandOptions {
  formula: string;
  variance?: string;
  se?: string;
  area?: string;
  method: AreaMethod;
  benchmark?: string;
  total?: number;
  benchmarkMethod: "ratio" | "difference";
  decimal: string;
  json?: boolean;
}

/** `small-area`: survey estimates of small areas strengthened with covariates (Fay–Herriot). */
export const register: Register = (program, context) => {
  program
    .command("small-area")
    .description("estimates for small areas from direct survey estimates and covariates (Fay-Herriot)")
    .usage("<file> --formula <formula> (--variance <column> | --se <column>) [options]")
    .argument("<file>", "CSV with one row an area")
    .requiredOption("--formula <formula>", "y ~ x + factor(z): y holds the direct estimates, empty where there is none")
    .option("--variance <column>", "sampling variance of each direct estimate")
    .option("--se <column>", "or its standard error")
    .option("--area <column>", "names of the areas; row numbers by default")
    .addOption(
      new Option("--method <method>", "how the variance between areas is estimated")
        .choices(["reml", "ml", "fh"])
        .default("reml")
    )
    .option("--benchmark <column>", "weights (inhabitants, say) by which the estimates must sum to a total")
    .option("--total <number>", "that total; default the weighted sum of the direct estimates", readNumber)
    .addOption(
      new Option("--benchmark-method <method>", "change all by one factor, or by one amount")
        .choices(["ratio", "difference"])
        .default("ratio")
    )
    .addOption(new Option("--decimal <sign>", "decimal sign of the file").choices([".", ","]).default("."))
    .option("--json", "one JSON document on stdout")
    .addHelpText(
      "after",
      `
JSON: {formula, method, n, refvar, coefficients:[{term, estimate, se, statistic, p, low, high}],
  areas:[{area, direct, variance, synthetic, shrinkage, estimate, mse, se, low, high, isSynthetic, benchmarked?}],
  logLik, iterations, benchmark:{method, total, before, change}|null, dropped:[…], warnings:[{code, message}]}
refvar is the variance between areas; estimate = synthetic + shrinkage·(direct − synthetic); mse by Prasad and Rao, with
the estimation of refvar counted; low and high hold 95 %. An area without direct estimate has isSynthetic true.`
    )
    .action((file: string, options: SmallAreaCommandOptions) =>
      runCommand({context, json: options.json}, () => run(file, options, context))
    );
};

async function run(file: string, options: SmallAreaCommandOptions, context: CommandContext): Promise<CommandResult> {
  const {variance, se, benchmark: weights, total} = options;
  const column = variance ?? se;
  if (column === undefined || (variance !== undefined && se !== undefined))
    throw new InputError(
      "invalid-options",
      "give --variance COLUMN or --se COLUMN, one of them",
      "samenhang small-area"
    );
  if (total !== undefined && weights === undefined)
    throw new InputError("invalid-options", "--total needs the weights of the areas: --benchmark COLUMN", "--total");
  const {readFrame} = await import("../frame-file.js");
  const {smallArea} = await import("../../models/statistics/small-area/small-area.js");
  const table = await readFrame(context, file, {decimal: options.decimal});
  const result = smallArea(table, {
    formula: options.formula,
    variance: {column, isStandardError: se !== undefined},
    method: options.method,
    ...(options.area === undefined ? {} : {area: options.area}),
    ...(weights === undefined
      ? {}
      : {benchmark: {weights, method: options.benchmarkMethod, ...(total === undefined ? {} : {total})}})
  });
  return {json: result, text: textOf(result)};
}

function textOf(result: SmallAreaResult): string {
  const short = (value: number | null | undefined): number | null =>
    typeof value === "number" ? Number(value.toPrecision(5)) : null;
  const {benchmark} = result;
  return [
    `${result.formula}, Fay-Herriot by ${result.method}: ${result.n} areas with a direct estimate, variance between areas ${short(result.refvar)}`,
    formatTable(result.coefficients, [
      {title: "term", value: ({term}) => term},
      {title: "estimate", value: ({estimate}) => short(estimate)},
      {title: "se", value: ({se}) => short(se)},
      {title: "p", value: ({p}) => short(p)}
    ]),
    formatTable(result.areas, [
      {title: "area", value: ({area}) => area},
      {title: "direct", value: ({direct}) => short(direct)},
      {title: "synthetic", value: ({synthetic}) => short(synthetic)},
      {title: "shrinkage", value: ({shrinkage}) => short(shrinkage)},
      {title: "estimate", value: ({estimate}) => short(estimate)},
      {title: "se", value: ({se}) => short(se)},
      {title: "low", value: ({low}) => short(low)},
      {title: "high", value: ({high}) => short(high)},
      ...(benchmark === null
        ? []
        : [{title: "benchmarked", value: (row: SmallAreaResult["areas"][number]) => short(row.benchmarked)}])
    ]),
    ...(benchmark === null
      ? []
      : [`brought from ${short(benchmark.before)} to ${short(benchmark.total)} by ${benchmark.method}`]),
    ...result.dropped.map(
      ({what, reason, count}) => `left out: ${what === "rows" ? `${count} rows` : what} (${reason})`
    ),
    ...result.warnings.map(({code, message}) => `warning (${code}): ${message}`)
  ].join("\n\n");
}
