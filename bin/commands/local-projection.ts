import {InvalidArgumentError, Option} from "commander";
import {InputError} from "../../models/errors.js";
import type {
  LocalProjectionOptions,
  ProjectionEffects
} from "../../models/statistics/projections/projection-options.js";
import type {LocalProjection} from "../../models/statistics/projections/types.js";
import type {SmallSample} from "../../models/statistics/types.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {formatTable, runCommand} from "../command.js";
import {readCount, readWhole} from "../read-options.js";
import {readUnitOrSeries} from "../unit-period.js";

interface LocalProjectionCommandOptions {
  outcome: string;
  shock: string;
  horizons: number[];
  panel: {unit: string | null; period: string};
  lags: number;
  lagAugment?: boolean;
  effects?: ProjectionEffects;
  controls: string[];
  vcov?: string[];
  smallSample: SmallSample;
  weights?: string;
  decimal: string;
  seed: number;
  json?: boolean;
}

/** `local-projection`: the response of an outcome to a shock, one regression a horizon, with a simultaneous band. */
export const register: Register = (program, context) => {
  program
    .command("local-projection")
    .description("follow a shock over time: one regression a horizon, pointwise intervals and a simultaneous band")
    .usage("<file> --outcome <y> --shock <s> --panel <unit,period> [options]")
    .argument("[file]", "CSV: first row the header, empty or NA missing")
    .requiredOption("--outcome <column>", "what responds: a column, or an expression such as log(y)")
    .requiredOption("--shock <column>", "what it responds to")
    .requiredOption(
      "--panel <unit,period>",
      "columns that make the rows a panel; ,period for one series",
      readUnitOrSeries
    )
    .option("--horizons <from:to>", "periods after the shock: 0:6, or 0,1,2,4", readHorizons, [0, 1, 2, 3, 4, 5, 6])
    .option("--lags <number>", "lags of outcome, shock and controls among the terms", readCount, 0)
    .option("--lag-augment", "one lag more, so that errors without autocorrelation suffice (hc1 on one series)")
    .addOption(
      new Option("--effects <effects>", "absorbed effects (default unit+period; none for one series)").choices([
        "unit+period",
        "unit",
        "period",
        "none"
      ])
    )
    .option("--controls <columns>", "further terms, at the time of the shock and with the same lags", readList, [])
    .option(
      "--vcov <estimators...>",
      "as in estimate, also dk:h+1 and nw:h (default cluster:unit; nw:h for one series)"
    )
    .addOption(
      new Option("--small-sample <rule>", "factor of cluster covariances")
        .choices(["none", "stata", "fixest", "full"])
        .default("stata")
    )
    .option("--weights <column>", "weights of the rows")
    .addOption(new Option("--decimal <sign>", "decimal sign of the file").choices([".", ","]).default("."))
    .option("--seed <number>", "seed of everything random", readWhole, 1)
    .option("--json", "one JSON document: path, simultaneous, formula, vcov, bias, dropped, warnings")
    .action((file: string | undefined, options: LocalProjectionCommandOptions) =>
      runCommand({context, json: options.json}, () => run(file, options, context))
    );
};

async function run(
  given: string | undefined,
  options: LocalProjectionCommandOptions,
  context: CommandContext
): Promise<CommandResult> {
  const vcov = [...(options.vcov ?? [])];
  // A file after `--vcov a b` is taken for one more estimator.
  const file = given ?? vcov.pop();
  if (file === undefined)
    throw new InputError("missing-file", "name a CSV file", "samenhang local-projection; see --help");
  const {readFrame} = await import("../frame-file.js");
  const {municipalityParents} = await import("../municipality-parents.js");
  const {localProjection} = await import("../../models/statistics/projections/local-projection.js");
  const table = await readFrame(context, file, {decimal: options.decimal});
  const settings: LocalProjectionOptions = {
    outcome: options.outcome,
    shock: options.shock,
    horizons: options.horizons,
    panel: options.panel,
    lags: options.lags,
    lagAugment: options.lagAugment ?? false,
    controls: options.controls,
    vcov,
    smallSample: options.smallSample,
    seed: options.seed,
    parents: await municipalityParents(context, table, options.panel.unit),
    signal: context.signal,
    ...(options.effects === undefined ? {} : {effects: options.effects}),
    ...(options.weights === undefined ? {} : {weights: options.weights})
  };
  const result = localProjection(table, settings);
  return {json: result, text: projectionText(result)};
}

function projectionText(result: LocalProjection): string {
  const {path, simultaneous, dropped, warnings} = result;
  const rows = path.map((step, index) => ({
    ...step,
    bandLow: simultaneous.low[index] ?? null,
    bandHigh: simultaneous.high[index] ?? null
  }));
  const types = [...new Set(result.vcov.map(({type}) => type))];
  return [
    `response of ${result.outcome} to ${result.shock}\n${result.formula}\nstandard errors: ${types.join(", ")}`,
    formatTable(rows, [
      {title: "horizon", value: ({horizon}) => horizon},
      {title: "estimate", value: ({estimate}) => short(estimate)},
      {title: "se", value: ({se}) => short(se)},
      {title: "low", value: ({low}) => short(low)},
      {title: "high", value: ({high}) => short(high)},
      {title: "band low", value: ({bandLow}) => short(bandLow)},
      {title: "band high", value: ({bandHigh}) => short(bandHigh)},
      {title: "n", value: ({n}) => n},
      {title: "not estimated", value: ({reason}) => reason}
    ]),
    ...dropped
      .filter(({what, reason}) => what !== "rows" || reason !== "missing")
      .map(({what, reason, count, horizon}) => {
        const which = what === "rows" ? `${count} rows` : what;
        return `left out at horizon ${horizon}: ${which} (${reason})`;
      }),
    ...warnings.map(({code, message}) => `warning (${code}): ${message}`)
  ].join("\n\n");
}

const short = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(6)));

const mostHorizons = 200;

function readHorizons(text: string): number[] {
  const range = /^(\d+):(\d+)$/.exec(text.trim());
  const horizons =
    range === null
      ? text.split(",").map((part) => (part.trim() === "" ? NaN : Number(part)))
      : rangeOf(Number(range[1]), Number(range[2]));
  if (horizons.length === 0 || horizons.length > mostHorizons || !horizons.every((h) => Number.isInteger(h) && h >= 0))
    throw new InvalidArgumentError(`whole numbers of 0 or more expected: 0:6, or 0,1,2,4; at most ${mostHorizons}.`);
  return horizons;
}

const rangeOf = (from: number, to: number): number[] =>
  Array.from({length: Math.min(Math.max(0, to - from + 1), mostHorizons + 1)}, (_, index) => from + index);

/** Names between commas; a comma inside brackets belongs to its expression. */
function readList(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const sign of text) {
    if (sign === "(") depth++;
    if (sign === ")") depth--;
    if (sign === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else {
      part += sign;
    }
  }
  const names = [...parts, part.trim()];
  if (names.includes("")) throw new InvalidArgumentError("names between commas expected: a,b.");
  return names;
}
