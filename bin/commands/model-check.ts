import type {SystemFile} from "../../models/system/format.js";
import type {Register} from "../command.js";
import {commandGroup, runCommand} from "../command.js";

/** `model check`: everything that is wrong with a system model, and what to know before believing it. */
export const register: Register = (program, context) => {
  commandGroup(program, "model", "system models: enriched causal loop diagrams")
    .command("check")
    .description("list what is wrong with a system model; exit 1 when anything is")
    .argument("<file>", "a *.system.json")
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: {json?: boolean}) =>
      runCommand({context, json: options.json}, async () => {
        const {readJson} = await import("../model-file.js");
        const {checkSystem} = await import("../../models/system/read-system.js");
        const {system, problems} = checkSystem(await readJson(context, file));
        const isSound = system !== null && problems.length === 0;
        const {warnings, trouble} = isSound ? await warningsOf(system) : {warnings: [], trouble: []};
        const all = [...problems, ...trouble];
        const ok = all.length === 0;
        const text = [
          ...all.map(({where, message}) => `${file}: ${where}: ${message}`),
          ...warnings.map(({code, message}) => `warning (${code}): ${message}`),
          ok
            ? `${file} is sound${warnings.length > 0 ? `, with ${warnings.length} warnings` : ""}`
            : `${all.length} problems`
        ].join("\n");
        return {json: {ok, problems: all, warnings}, text, exitCode: ok ? 0 : 1};
      })
    );
};

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
