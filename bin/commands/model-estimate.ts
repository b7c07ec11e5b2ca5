import type {EstimateMethod} from "../../models/statistics/types.js";
import type {EstimatedLinks} from "../../models/system/evidence/estimate-links.js";
import type {EstimatedLoop} from "../../models/system/evidence/estimated-loops.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";
import {readPositiveWhole, readWhole} from "../read-options.js";
import {readUnitPeriod} from "../unit-period.js";

interface Options {
  panel: {unit: string; period: string};
  vcov?: string;
  lags: number;
  method: EstimateMethod;
  samePeriod?: boolean;
  keepBreaks?: boolean;
  decimal: string;
  out?: string;
  seed: number;
  json?: boolean;
}

/** `model estimate`: every link of a system model from a panel, with what it was adjusted for, as evidence beside the rest. */
export const register: Register = (program, context) => {
  commandGroup(program, "model", "system models: enriched causal loop diagrams")
    .command("estimate")
    .description("estimate each link on a panel, given the outcome's own lag and its other causes")
    .argument("<file>", "a *.system.json")
    .argument("<panel>", "CSV with columns named by variable id or indicator")
    .option("--panel <unit,period>", "columns of unit and period", readUnitPeriod, {unit: "region", period: "period"})
    .option("--lags <n>", "lags of each cause, from the one its delay asks for", readPositiveWhole, 1)
    .option(
      "--method <method>",
      "half-panel-jackknife, ols (plain fixed effects), first-difference",
      "half-panel-jackknife"
    )
    .option(
      "--same-period",
      "let links of at most half a period begin in the period itself, where the diagram has no quick way back"
    )
    .option("--keep-breaks", "keep periods beyond a series break that the notes beside the panel say not to compare")
    .option(
      "--vcov <estimator>",
      "errors of the intervals, such as cluster:corop (default: the widest by unit, COROP area and province)"
    )
    .option("--decimal <sign>", "decimal sign of the panel: . or ,", ".")
    .option("--out <file>", "write the model with the estimates as evidence; what is in force does not change")
    .option("--seed <number>", "seed of the bootstrap", readWhole, 1)
    .option("--json", "one JSON document on stdout")
    .action((file: string, panel: string, options: Options) =>
      runCommand({context, json: options.json}, () => run(file, panel, options, context))
    );
};

async function run(file: string, panelFile: string, options: Options, context: CommandContext): Promise<CommandResult> {
  const {readModel} = await import("../model-file.js");
  const {readFrame} = await import("../frame-file.js");
  const {municipalityParents} = await import("../municipality-parents.js");
  const {panelFacts} = await import("../panel-study.js");
  const {estimateLinks} = await import("../../models/system/evidence/estimate-links.js");
  const {periodLength} = await import("../unit-period.js");
  const system = await readModel(context, file);
  const table = await readFrame(context, panelFile, {decimal: options.decimal});
  const result = estimateLinks(system, table, {
    panel: options.panel,
    lags: options.lags,
    method: options.method,
    timeStep: periodLength(table, options.panel.period, system.timeUnit),
    parents: await municipalityParents(context, table, options.panel.unit),
    ...(await panelFacts(context, panelFile)),
    ...(options.vcov === undefined ? {} : {vcov: options.vcov}),
    ...(options.samePeriod === true ? {samePeriod: true} : {}),
    ...(options.keepBreaks === true ? {keepBreaks: true} : {}),
    seed: options.seed,
    signal: context.signal,
    onProgress: (done, total) => void context.stderr.write(`variable ${done + 1} of ${total}\n`)
  });
  if (options.out !== undefined) {
    const {writeEvidence} = await import("../write-evidence.js");
    await writeEvidence(context, options.out, {system, result, panelFile});
  }
  const {estimatedLoops} = await import("../../models/system/evidence/estimated-loops.js");
  const loops = estimatedLoops(system, result);
  return {json: {...result, loops}, text: textOf(result, loops, system.timeUnit)};
}

function textOf(
  {links, persistence, warnings}: EstimatedLinks,
  loops: readonly EstimatedLoop[],
  timeUnit: string
): string {
  const short = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(4)));
  const table = formatTable(links, [
    {title: "link", value: ({id}) => id},
    {title: "estimate", value: ({estimate}) => short(estimate)},
    {title: "low", value: ({low}) => short(low)},
    {title: "high", value: ({high}) => short(high)},
    {title: "long run", value: ({longRun}) => short(longRun)},
    {title: "low", value: ({longRunLow}) => short(longRunLow)},
    {title: "high", value: ({longRunHigh}) => short(longRunHigh)},
    {title: "errors", value: ({vcov}) => vcov},
    {title: `delay (${timeUnit})`, value: ({delay}) => short(delay)},
    {title: "given", value: ({covariates}) => covariates.join(", ")}
  ]);
  const own = formatTable(persistence, [
    {title: "persistence of", value: ({id}) => id},
    {title: "estimate", value: ({estimate}) => short(estimate)},
    {title: "low", value: ({low}) => short(low)},
    {title: "high", value: ({high}) => short(high)}
  ]);
  const around = formatTable(loops, [
    {title: "loop", value: ({nodes}) => [...nodes, nodes[0] ?? ""].join(" → ")},
    {title: "", value: ({oneLag}) => oneLag.polarity},
    {title: "gain after one lag", value: ({oneLag}) => short(oneLag.gain)},
    {title: "in the long run", value: ({longRun}) => short(longRun?.gain ?? null)}
  ]);
  const said = [...links.flatMap(({id, warnings: own}) => own.map((text) => `${id}: ${text}`)), ...warnings];
  return [table, "", own, ...(loops.length > 0 ? ["", around] : []), ...said.map((text) => `warning: ${text}`)].join(
    "\n"
  );
}
