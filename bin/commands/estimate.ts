import {InvalidArgumentError, Option} from "commander";
import type {EstimateOptions} from "../../models/statistics/estimate-options.js";
import type {EstimateMethod, SmallSample} from "../../models/statistics/types.js";
import {InputError} from "../../models/errors.js";
import type {Frame} from "../../models/statistics/types.js";
import type {DirectedLink} from "../../models/statistics/warnings/notes.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {runCommand} from "../command.js";
import {readList, readPositiveWhole, readWhole} from "../read-options.js";
import {readUnitOrSeries} from "../unit-period.js";

interface EstimateCommandOptions {
  formula: string;
  panel?: {unit: string | null; period: string};
  vcov?: string[];
  smallSample: SmallSample;
  weights?: string;
  method: EstimateMethod;
  robustness?: boolean;
  groups?: string;
  keepBreaks?: boolean;
  acceptNote: string[];
  alternative: string[];
  falsification: string[];
  system?: string;
  tests?: number;
  lincom: string[];
  gmm?: string;
  steps: 1 | 2;
  collapse?: boolean;
  decimal: string;
  seed: number;
  asR?: string;
  json?: boolean;
}

/** `estimate`: a regression on a CSV file, with honest standard errors and everything left out named. */
export const register: Register = (program, context) => {
  program
    .command("estimate")
    .description("estimate a regression on a CSV file: absorbed effects, lags, instruments, robust errors")
    .usage("<file> --formula <formula> [options]")
    .argument("[file]", "CSV: first row the header, empty or NA missing")
    .requiredOption("--formula <formula>", "y ~ x + l(x,1) | region + period, instruments after a second bar: | d ~ z")
    .option("--panel <unit,period>", "columns that make the rows a panel; ,period for one series", readUnitOrSeries)
    .option("--vcov <estimators...>", "iid, hc0 … hc3, cluster:g, cluster:g+h, cr2:g, dk:L, nw:L, wild:g[:draws]")
    .addOption(
      new Option("--small-sample <rule>", "factor of cluster covariances")
        .choices(["none", "stata", "fixest", "full"])
        .default("stata")
    )
    .option("--weights <column>", "weights of the rows")
    .option(
      "--method <method>",
      "ols, random, first-difference, between, logit, poisson, quantile:0.5, half-panel-jackknife, gmm-difference",
      readMethod,
      "ols" as EstimateMethod
    )
    .option("--robustness", "run the battery: leave periods and groups out, other lags, unweighted, other terms")
    .option("--groups <column>", "groups the battery leaves out one by one (provinces for municipality codes)")
    .option("--keep-breaks", "keep periods beyond a series break that the notes beside the file say not to compare")
    .option("--accept-note <ids>", "keep those of the notes named, joined by commas", readList, [])
    .option("--alternative <formula>", "another formula for the battery; may be repeated", collect, [])
    .option("--falsification <columns>", "outcomes that should not respond, for the battery", readList, [])
    .option("--system <file>", "system model: controls that follow from the outcome are named")
    .option("--tests <number>", "how many tests were tried before this one was chosen", readPositiveWhole)
    .option(
      "--lincom <expression>",
      "linear combination of coefficients, such as x + l(x,1); may be repeated",
      collect,
      []
    )
    .option("--gmm <instruments>", "instruments of gmm-difference: y:2-99,x:1-1")
    .option("--steps <1|2>", "steps of gmm-difference; 2 has Windmeijer's correction", readSteps, 2 as 1 | 2)
    .option("--collapse", "one instrument a lag in gmm-difference")
    .addOption(new Option("--decimal <sign>", "decimal sign of the file").choices([".", ","]).default("."))
    .option("--seed <number>", "seed of everything random", readWhole, 1)
    .option("--as-r <folder>", "write data and an R script that gives the same numbers")
    .option("--json", "one JSON document on stdout")
    .action((file: string | undefined, options: EstimateCommandOptions) =>
      runCommand({context, json: options.json}, () => run(file, options, context))
    );
};

async function run(
  given: string | undefined,
  options: EstimateCommandOptions,
  context: CommandContext
): Promise<CommandResult> {
  const vcov = [...(options.vcov ?? [])];
  // A file after `--vcov a b` is taken for one more estimator.
  const file = given ?? vcov.pop();
  if (file === undefined) throw new InputError("missing-file", "name a CSV file", "samenhang estimate; see --help");
  const {readFrame} = await import("../frame-file.js");
  const {estimate} = await import("../../models/statistics/estimate.js");
  const {estimateText} = await import("../estimate-text.js");
  const table = await readFrame(context, file, {decimal: options.decimal});
  const settings = await settingsOf(context, options, {file, table, vcov});
  const result = estimate(table, settings);
  if (options.asR !== undefined) {
    const {writeAsR} = await import("../write-as-r.js");
    await writeAsR(context, options.asR, {table, settings, result});
  }
  // The document has the fields it always had; what an estimate rests on is for pages, which choose it.
  return {json: {...result, sample: undefined}, text: estimateText(result)};
}

/** The options of the estimate: as asked for, and what is known of the file and its units. */
async function settingsOf(
  context: CommandContext,
  options: EstimateCommandOptions,
  {file, table, vcov}: {file: string; table: Frame; vcov: string[]}
): Promise<EstimateOptions> {
  const {municipalityFacts} = await import("../municipality-parents.js");
  const {panelStudy} = await import("../panel-study.js");
  const {formula, acceptNote} = options;
  const study = await panelStudy(context, file, {table, formula});
  const facts = await municipalityFacts(context, table, options.panel?.unit ?? null);
  const links = options.system === undefined ? [] : await systemLinks(context, options.system);
  return {
    ...study,
    formula,
    vcov,
    smallSample: options.smallSample,
    method: options.method,
    lincom: options.lincom,
    steps: options.steps,
    seed: options.seed,
    parents: facts?.parents ?? {},
    links: [...(study.links ?? []), ...links],
    alternatives: options.alternative,
    falsification: options.falsification,
    signal: context.signal,
    ...(options.panel === undefined ? {} : {panel: options.panel}),
    ...(options.weights === undefined ? {} : {weights: options.weights}),
    ...(options.groups === undefined ? {} : {groups: options.groups}),
    ...(options.gmm === undefined ? {} : {gmm: options.gmm}),
    ...(options.tests === undefined ? {} : {tests: options.tests}),
    ...(options.keepBreaks ? {keepBreaks: true} : acceptNote.length > 0 ? {keepBreaks: acceptNote} : {}),
    ...(facts === null ? {} : {populations: facts.populations}),
    ...(options.robustness ? {robustness: true, onProgress: progressOf(context)} : {}),
    ...(options.robustness && facts?.neighbours !== undefined ? {neighbours: facts.neighbours} : {}),
    ...(options.collapse ? {collapse: true} : {})
  };
}

/** Links of a system model between columns: variables count by the indicator they are measured by, else by their id. */
async function systemLinks(context: CommandContext, file: string): Promise<DirectedLink[]> {
  const {readModel} = await import("../model-file.js");
  const {variables, links} = await readModel(context, file);
  const columns = new Map(variables.map(({id, indicator}) => [id, indicator ?? id]));
  return links.map(({from, to}) => ({from: columns.get(from) ?? from, to: columns.get(to) ?? to}));
}

/** Says how far the battery is, every other second. */
function progressOf({effects, stderr}: CommandContext): (done: number, total: number) => void {
  let last = effects.now().getTime();
  return (done, total) => {
    const now = effects.now().getTime();
    if (now - last < 2000) return;
    last = now;
    stderr.write(`check ${done} of ${total}\n`);
  };
}

const methods = [
  "ols",
  "random",
  "first-difference",
  "between",
  "logit",
  "poisson",
  "half-panel-jackknife",
  "gmm-difference"
] as const satisfies readonly EstimateMethod[];

function readMethod(text: string): EstimateMethod {
  const known = methods.find((method) => method === text);
  if (known !== undefined) return known;
  const share = /^quantile:(0?\.\d+)$/.exec(text)?.[1];
  if (share !== undefined && Number(share) > 0) return `quantile:${Number(share)}`;
  throw new InvalidArgumentError(`there are ${methods.join(", ")} and quantile:0.5 (any share between 0 and 1).`);
}

function readSteps(text: string): 1 | 2 {
  if (text === "1") return 1;
  if (text === "2") return 2;
  throw new InvalidArgumentError("1 or 2.");
}

const collect = (text: string, before: readonly string[]): string[] => [...before, text];
