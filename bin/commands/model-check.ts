import type {ExpectationsReport} from "../../models/system/expectations/check-expectations.js";
import type {SystemFile} from "../../models/system/format.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";

interface Options {
  expectations?: string;
  json?: boolean;
}

/** `model check`: everything that is wrong with a system model, what to know before believing it, and what it should show. */
export const register: Register = (program, context) => {
  commandGroup(program, "model", "system models: enriched causal loop diagrams")
    .command("check")
    .description("list what is wrong with a system model, and whether it does what is expected of it; exit 1 when not")
    .argument("<file>", "a *.system.json")
    .option("--expectations <file>", "a *.expectations.json (default: the one beside the model, when there is one)")
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: Options) =>
      runCommand({context, json: options.json}, () => run(file, options, context))
    );
};

async function run(file: string, options: Options, context: CommandContext): Promise<CommandResult> {
  const {readJson} = await import("../model-file.js");
  const {checkSystem} = await import("../../models/system/read-system.js");
  const {system, problems} = checkSystem(await readJson(context, file));
  const isSound = system !== null && problems.length === 0;
  const {warnings, trouble} = isSound ? await warningsOf(system) : {warnings: [], trouble: []};
  const all = [...problems, ...trouble];
  const canRun = isSound && trouble.length === 0;
  const report = canRun ? await expectationsOf(system, file, options, context) : null;
  const ok = all.length === 0 && (report === null || report.ok);
  const text = [
    ...all.map(({where, message}) => `${file}: ${where}: ${message}`),
    ...warnings.map(({code, message}) => `warning (${code}): ${message}`),
    ...(report === null ? [] : expectationLines(report)),
    all.length === 0
      ? `${file} is sound${warnings.length > 0 ? `, with ${warnings.length} warnings` : ""}`
      : `${all.length} problems`
  ].join("\n");
  const json = {ok, problems: all, warnings, ...(report === null ? {} : {expectations: report})};
  return {json, text, exitCode: ok ? 0 : 1};
}

/** What is expected of a model, held against it; null when nothing is. */
async function expectationsOf(
  system: SystemFile,
  file: string,
  options: Options,
  context: CommandContext
): Promise<({file: string} & ExpectationsReport) | null> {
  const {readExpectationsFile} = await import("../model-file.js");
  const {checkExpectations} = await import("../../models/system/expectations/check-expectations.js");
  const found = await readExpectationsFile(context, file, options.expectations);
  return found === null ? null : {file: found.file, ...checkExpectations(system, found.expectations)};
}

function expectationLines({file, problems, results}: {file: string} & ExpectationsReport): string[] {
  const held = results.filter(({holds}) => holds).length;
  const table = formatTable(results, [
    {title: "", value: ({holds}) => (holds ? "ok" : "NOT")},
    {title: "expectation", value: ({id}) => id},
    {title: "found", value: ({message}) => message}
  ]);
  return [
    ...problems.map(({where, message}) => `${file}: ${where}: ${message}`),
    ...(results.length > 0 ? [table, ""] : []),
    `${held} of ${results.length} expectations of ${file} hold`
  ];
}

/** Warnings of a model that can run; why it cannot, as a problem. */
async function warningsOf(system: SystemFile): Promise<{
  warnings: {code: string; message: string}[];
  trouble: {where: string; message: string}[];
}> {
  const {checkWarnings} = await import("../../models/system/check-warnings.js");
  const {InputError} = await import("../../models/errors.js");
  try {
    return {warnings: checkWarnings(system), trouble: []};
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return {warnings: [], trouble: [{where: error.where ?? "model", message: error.message}]};
  }
}
