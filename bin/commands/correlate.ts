import {InvalidArgumentError, Option} from "commander";
import type {CorrelateOptions} from "../../models/statistics/correlation/correlate.js";
import type {Correlation, CorrelationMethod} from "../../models/statistics/correlation/types.js";
import type {Frame, Warning} from "../../models/statistics/types.js";
import type {Adjustment} from "../../models/statistics/multiple-testing/adjust-p.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {formatTable, runCommand} from "../command.js";
import {readWhole} from "../read-options.js";

interface CorrelateCommandOptions {
  columns?: string[];
  unit?: string;
  period?: string;
  lags?: number[];
  within?: string[];
  cluster?: string;
  method: CorrelationMethod;
  given?: string[];
  adjust: Adjustment;
  keepBreaks?: boolean;
  acceptNote: string[];
  limit: number;
  decimal: string;
  json?: boolean;
}

/** `correlate`: all pairs of columns of a CSV file, at every lag when asked, with what many tests call for. */
export const register: Register = (program, context) => {
  program
    .command("correlate")
    .description("correlate the columns of a CSV file, also over lags, adjusted for the number of tests")
    .argument("<file>", "CSV: first row the header, empty or NA missing")
    .option("--columns <a,b,…>", "columns to try (default: all numbers)", readNames)
    .option("--unit <column>", "the units of a panel")
    .option("--period <column>", "the periods of a panel")
    .option("--lags <from:to>", "all ordered pairs, x leading y by so many periods: 0:8, or 0,1,12", readLags)
    .option(
      "--within <effects>",
      "effects taken out of each overlap window: region+period, region^year, none (default: unit and period)",
      readEffects
    )
    .option("--cluster <column>", "clusters of the errors: a column, corop or province (default: the unit)")
    .addOption(
      new Option("--method <method>", "kind of correlation")
        .choices(["pearson", "spearman", "kendall", "partial"])
        .default("pearson")
    )
    .option("--given <a,b,…>", "columns held fixed by the method partial (default: all others)", readNames)
    .addOption(
      new Option("--adjust <method>", "correction for the number of tests")
        .choices(["bh", "by", "holm", "none"])
        .default("bh")
    )
    .option("--keep-breaks", "keep periods beyond a series break that the notes beside the file say not to compare")
    .option("--accept-note <ids>", "keep those of the notes named, joined by commas", readNames, [])
    .option("--limit <number>", "rows shown to people; --json gives all", readWhole, 50)
    .addOption(new Option("--decimal <sign>", "decimal sign of the file").choices([".", ","]).default("."))
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: CorrelateCommandOptions) =>
      runCommand({context, json: options.json}, () => run(file, options, context))
    );
};

async function run(file: string, options: CorrelateCommandOptions, context: CommandContext): Promise<CommandResult> {
  const {readFrame} = await import("../frame-file.js");
  const {municipalityParents} = await import("../municipality-parents.js");
  const {correlate} = await import("../../models/statistics/correlation/correlate.js");
  const table = await readFrame(context, file, {decimal: options.decimal});
  const {columns, unit, period, lags, within, cluster, method, given, adjust} = options;
  const comparable = await comparableTable(table, file, options, context);
  const settings: CorrelateOptions = {
    method,
    adjust,
    unit: unit ?? null,
    parents: await municipalityParents(context, table, unit ?? null),
    signal: context.signal,
    ...(columns === undefined ? {} : {columns}),
    ...(period === undefined ? {} : {period}),
    ...(lags === undefined ? {} : {lags}),
    ...(within === undefined ? {} : {within}),
    ...(cluster === undefined ? {} : {cluster}),
    ...(given === undefined ? {} : {given})
  };
  const found = correlate(comparable.table, settings);
  const result = {...found, warnings: [...comparable.warnings, ...found.warnings]};
  return {json: result, text: correlationText(result, options.limit)};
}

/** The table without what the notes beside it say not to compare, column by column, and that it was left out or kept. */
async function comparableTable(
  table: Frame,
  file: string,
  {columns, given, unit, period, keepBreaks, acceptNote}: CorrelateCommandOptions,
  context: CommandContext
): Promise<{table: Frame; warnings: Warning[]}> {
  const {panelFacts} = await import("../panel-study.js");
  const {notes = []} = await panelFacts(context, file);
  const has = (name: string): boolean => table.columns[name] !== undefined;
  // A file with notes was made by `data panel`, which always names unit and period so.
  const panel = {unit: unit ?? (has("region") ? "region" : null), period: period ?? "period"};
  if (notes.length === 0 || !has(panel.period)) return {table, warnings: []};
  const {leaveOutOwnBreaks} = await import("../../models/statistics/robustness/leave-out-breaks.js");
  const {breakWarnings} = await import("../../models/statistics/warnings/break-warnings.js");
  const {panelIndex} = await import("../../models/statistics/formula/panel-index.js");
  const compared = new Set([...(columns ?? Object.keys(table.columns)), ...(given ?? [])]);
  const noted = [...new Set(notes.map(({column}) => column))].filter((name) => has(name) && compared.has(name));
  const left = leaveOutOwnBreaks(table, noted, {panel, notes, keepBreaks: keepBreaks === true || acceptNote});
  const index = panelIndex(table, panel.unit, panel.period);
  return {
    table: left.table,
    warnings: left.own.flatMap(({comparable}) => breakWarnings(comparable, {panel: index}))
  };
}

function correlationText(result: Correlation, limit: number): string {
  const {tests, results, excluded, within, cluster, clusters, adjust, warnings} = result;
  const isScan = cluster !== undefined;
  const shown = results.slice(0, limit);
  const parts = [
    `${tests} tests, ${result.method}` +
      (isScan ? `, within ${within?.join(" + ") || "nothing"}, clustered by ${cluster} (${clusters ?? 0})` : "") +
      (result.given === undefined ? "" : `, given ${result.given.join(", ")}`) +
      (adjust === "none" ? "; not adjusted" : `; q by ${adjust} over all of them`),
    formatTable(shown, [
      {title: "x", value: ({x}) => x},
      {title: "y", value: ({y}) => y},
      ...(isScan ? [{title: "lag", value: ({lag}: (typeof shown)[number]) => lag}] : []),
      {title: "n", value: ({n}) => n},
      {title: "r", value: ({r}) => short(r, 3)},
      {title: "slope", value: ({slope}) => short(slope)},
      {title: "se", value: ({se}) => short(se)},
      {title: "t", value: ({t}) => short(t, 3)},
      {title: "p", value: ({p}) => short(p, 3)},
      {title: "q", value: ({q}) => short(q, 3)},
      ...(shown.some(({reason}) => reason !== undefined)
        ? [{title: "why not", value: ({reason}: (typeof shown)[number]) => reason}]
        : [])
    ]),
    results.length > limit ? `${results.length - limit} more; --limit, or --json for all` : "",
    ...excluded.map(({column, reason}) => `left out: ${column} (${reason})`),
    ...warnings.map(({code, message}) => `warning (${code}): ${message}`)
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

const short = (value: number | null, digits = 5): number | null =>
  value === null ? null : Number(value.toPrecision(digits));

const readNames = (text: string): string[] =>
  text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");

const readEffects = (text: string): string[] =>
  text === "none" ? [] : text.split("+").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));

function readLags(text: string): number[] {
  const range = /^(\d+):(\d+)$/.exec(text);
  if (range !== null) {
    const [first, last] = [Number(range[1]), Number(range[2])];
    if (last >= first && last - first <= 1000)
      return Array.from({length: last - first + 1}, (_, index) => first + index);
  } else if (/^\d+(,\d+)*$/.test(text)) return text.split(",").map(Number);
  throw new InvalidArgumentError("lags are whole numbers from 0: 0:8, 3, or 0,1,12; every pair is tried both ways.");
}
