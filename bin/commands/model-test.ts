import type {Lagged} from "../../models/system/implied/independencies.js";
import type {ImpliedTests} from "../../models/system/implied/types.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";
import {readCount, readNumber, readPositiveWhole} from "../read-options.js";
import {readUnitPeriod} from "../unit-period.js";

interface Options {
  panel: {unit: string; period: string};
  lags: number;
  level: number;
  method: string;
  limit: number;
  keepBreaks?: boolean;
  decimal: string;
  json?: boolean;
}

/** `model test`: what a diagram says should be unrelated, held against a panel. */
export const register: Register = (program, context) => {
  commandGroup(program, "model", "system models: enriched causal loop diagrams")
    .command("test")
    .description(
      "hold the independencies that a diagram implies against a panel; it can be contradicted, never confirmed"
    )
    .argument("<file>", "a *.system.json")
    .argument("<panel>", "CSV with columns named by variable id or indicator")
    .option("--panel <unit,period>", "columns of unit and period", readUnitPeriod, {unit: "region", period: "period"})
    .option("--lags <n>", "how many periods back the first of a pair may lie", readCount, 1)
    .option("--level <share>", "false discovery rate over all tests", readNumber, 0.05)
    .option("--method <method>", "half-panel-jackknife, ols (plain fixed effects)", "half-panel-jackknife")
    .option("--limit <n>", "most independencies that are tested", readPositiveWhole, 500)
    .option("--keep-breaks", "keep periods beyond a series break that the notes beside the panel say not to compare")
    .option("--decimal <sign>", "decimal sign of the panel: . or ,", ".")
    .option("--json", "one JSON document on stdout")
    .action((file: string, panel: string, options: Options) =>
      runCommand({context, json: options.json}, () => run(file, panel, options, context))
    );
};

async function run(file: string, panelFile: string, options: Options, context: CommandContext): Promise<CommandResult> {
  const {InputError} = await import("../../models/errors.js");
  const {readModel} = await import("../model-file.js");
  const {readFrame} = await import("../frame-file.js");
  const {municipalityParents} = await import("../municipality-parents.js");
  const {panelFacts} = await import("../panel-study.js");
  const {testModel} = await import("../../models/system/implied/test-model.js");
  const {periodLength} = await import("../unit-period.js");
  const {method, panel, lags, level, limit} = options;
  if (method !== "half-panel-jackknife" && method !== "ols")
    throw new InputError(
      "unknown-method",
      `there is no method ${method}; choose half-panel-jackknife or ols`,
      "--method"
    );
  const system = await readModel(context, file);
  const table = await readFrame(context, panelFile, {decimal: options.decimal});
  const result = testModel(system, table, {
    ...{panel, lags, level, limit, method},
    timeStep: periodLength(table, panel.period, system.timeUnit),
    parents: await municipalityParents(context, table, panel.unit),
    ...(await panelFacts(context, panelFile)),
    ...(options.keepBreaks === true ? {keepBreaks: true} : {}),
    signal: context.signal,
    onProgress: (done, total) => void (done % 50 === 0 && context.stderr.write(`test ${done + 1} of ${total}\n`))
  });
  return {json: result, text: textOf(result)};
}

const name = ({variable, lag}: Lagged): string => (lag === 0 ? variable : `${variable}[-${lag}]`);

function textOf(result: ImpliedTests): string {
  const short = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(3)));
  const rank = {contradicted: 0, "cannot-be-judged": 2, "not-contradicted": 1} as const;
  const rows = [...result.tests].sort((a, b) => rank[a.verdict] - rank[b.verdict] || (a.q ?? 1) - (b.q ?? 1));
  const warnings = [...new Set([...result.tests.flatMap((test) => test.warnings), ...result.warnings])];
  const judged = result.contradicted + result.notContradicted;
  return [
    formatTable(rows, [
      {title: "first", value: ({a}) => name(a)},
      {title: "and", value: ({b}) => name(b)},
      {title: "given", value: ({given}) => given.map(name).join(", ")},
      {title: "association", value: ({association}) => short(association)},
      {title: "could be seen", value: ({detectable}) => short(detectable)},
      {title: "errors by", value: ({clusteredBy}) => clusteredBy},
      {title: "p", value: ({p}) => short(p)},
      {title: "q", value: ({q}) => short(q)},
      {title: "verdict", value: ({verdict, reason}) => (reason === null ? verdict : `${verdict}: ${reason}`)}
    ]),
    "",
    `${result.contradicted} of ${judged} independencies that could be judged are contradicted (false discovery rate ${result.level}); ${result.notJudged} could not be judged`,
    ...(result.contradicted === 0 && judged > 0
      ? ["nothing in the panel contradicts the diagram; that does not make it right: other diagrams imply the same"]
      : []),
    ...(result.inseparable > 0
      ? [`${result.inseparable} pairs without a link cannot be tested with what is observed`]
      : []),
    ...(result.unobserved.length > 0 ? [`without a column: ${result.unobserved.join(", ")}`] : []),
    ...warnings.map((text) => `warning: ${text}`)
  ].join("\n");
}
