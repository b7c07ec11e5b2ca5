import {Option} from "commander";
import type {SystemFile} from "../../models/system/format.js";
import type {DrawOptions} from "../../models/system/simulate/draws.js";
import {InputError} from "../../models/errors.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";
import {readList, readNumber, readNumbers, readPositiveWhole, readWhole} from "../read-options.js";

interface Options {
  interventions?: string[];
  times?: number[];
  method?: "euler" | "rk4" | "auto";
  step?: number;
  draws?: number;
  level: number;
  seed: number;
  json?: boolean;
}

/** `model simulate`: what happens over time when something is imposed, with bands over drawn strengths. */
export const register: Register = (program, context) => {
  commandGroup(program, "model", "system models: enriched causal loop diagrams")
    .command("simulate")
    .description("run a system model; every intervention in the file acts unless some are named")
    .argument("<file>", "a *.system.json, or a stock-flow model (.xmile, .stmx, .mdl) that runs as it says itself")
    .option("--interventions <ids>", "those that act, as c1,c2; none: nothing is imposed", readList)
    .option("--times <times>", "times to report, as 0,1,2; default 0 to the horizon by 1", readNumbers)
    .addOption(
      new Option(
        "--method <method>",
        "how to step; default that of the file a model was converted from, else auto"
      ).choices(["euler", "rk4", "auto"])
    )
    .option(
      "--step <h>",
      "step in time units; default from the shortest delay, halved until that changes nothing",
      readNumber
    )
    .option("--draws <n>", "runs with strengths drawn from their intervals, for bands", readPositiveWhole)
    .option("--level <share>", "share of the draws inside the band", readNumber, 0.95)
    .option("--seed <number>", "seed of the draws", readWhole, 1)
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: Options) =>
      runCommand({context, json: options.json}, async () => {
        const {isVensim, isXmile, readModel} = await import("../model-file.js");
        if (isXmile(file) || isVensim(file)) return runXmile(context, file, options);
        const {simulate} = await import("../../models/system/simulate/simulate.js");
        const system = await readModel(context, file);
        const settings = {
          ...(options.method === undefined ? {} : {method: options.method}),
          ...(options.interventions === undefined ? {} : {interventions: options.interventions}),
          ...(options.times === undefined ? {} : {times: options.times}),
          ...(options.step === undefined ? {} : {step: options.step})
        };
        const run = simulate(system, settings);
        const spread = await spreadOf(system, run.times, {
          ...settings,
          draws: options.draws,
          level: options.level,
          seed: options.seed,
          signal: context.signal
        });
        const warnings = [...run.warnings, ...spread.warnings];
        const table = tableOf(run.times, run.values);
        const text = [
          table,
          ...run.bounds.map(({id, from, to}) => `outside its limits: ${id} from ${short(from)} to ${short(to)}`),
          ...warnings.map(({code, message}) => `warning (${code}): ${message}`)
        ].join("\n");
        return {json: {...run, warnings, bands: spread.bands}, text};
      })
    );
};

/** An XMILE or Vensim file has its own start, step, method and save grid; what belongs to our own format cannot be asked of it. */
async function runXmile(context: CommandContext, file: string, options: Options): Promise<CommandResult> {
  const {runFile} = await import("../../models/system/xmile/simulate-xmile.js");
  const {isVensim, readModelText} = await import("../model-file.js");
  const asked = [
    options.interventions && "--interventions",
    options.times && "--times",
    options.method && "--method",
    options.step && "--step",
    options.draws && "--draws"
  ];
  const refused = asked.filter((option) => typeof option === "string");
  if (refused.length > 0)
    throw new InputError(
      "invalid-option",
      "a stock-flow model says itself how it runs; convert it first with `model convert`",
      refused.join(", ")
    );
  const text = await readModelText(context, file);
  const read = isVensim(file)
    ? (await import("../../models/system/vensim/read-vensim.js")).readVensim
    : (await import("../../models/system/xmile/read-xmile.js")).readXmile;
  const run = runFile(read(text, file), file, context.signal);
  const warned = run.warnings.map(({code, message}) => `warning (${code}): ${message}`);
  return {json: {...run, bands: {}}, text: [tableOf(run.times, run.values), ...warned].join("\n")};
}

function tableOf(times: readonly number[], values: Readonly<Record<string, (number | null)[]>>): string {
  return formatTable(
    times.map((time, at) => ({time, at})),
    [
      {title: "time", value: ({time}) => time},
      ...Object.entries(values).map(([id, column]) => ({
        title: id,
        value: ({at}: {at: number}) => short(column[at] ?? null)
      }))
    ]
  );
}

async function spreadOf(
  system: SystemFile,
  times: number[],
  options: Omit<DrawOptions, "draws"> & {draws?: number | undefined; level: number}
): Promise<{bands: Record<string, unknown>; warnings: {code: string; message: string}[]}> {
  const {draws, level, ...rest} = options;
  if (draws === undefined) return {bands: {}, warnings: []};
  const {drawRuns} = await import("../../models/system/simulate/draws.js");
  const {bandsOf} = await import("../../models/system/simulate/bands.js");
  const drawn = drawRuns(system, times, {...rest, draws});
  const message = `${drawn.unsolved} of ${draws} draws have no solution: links without delay reinforce each other; left out`;
  return {bands: bandsOf(drawn, level), warnings: drawn.unsolved > 0 ? [{code: "unsolved-draws", message}] : []};
}

const short = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(6)));
