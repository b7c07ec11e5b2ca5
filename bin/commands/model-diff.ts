import type {Register} from "../command.js";
import {commandGroup, runCommand} from "../command.js";
import {readCount} from "../read-options.js";

/** `model diff`: what differs between two versions of a system model, and what each change does to the goals. */
export const register: Register = (program, context) => {
  commandGroup(program, "model", "system models: enriched causal loop diagrams")
    .command("diff")
    .description(
      "compare two versions of a system model: changes, and their effect on each goal, together and one by one"
    )
    .argument("<a>", "the version before, a *.system.json")
    .argument("<b>", "the version after")
    .option("--singles <n>", "most changes that are tried alone", readCount, 200)
    .option("--json", "one JSON document on stdout")
    .action((a: string, b: string, options: {singles: number; json?: boolean}) =>
      runCommand({context, json: options.json}, async () => {
        const {readModel} = await import("../model-file.js");
        const {diffSystems} = await import("../../models/system/diff/diff.js");
        const {diffText} = await import("../diff-text.js");
        const diff = diffSystems(await readModel(context, a), await readModel(context, b), {
          singles: options.singles,
          signal: context.signal,
          onProgress: (done, total) => void context.stderr.write(`change ${done + 1} of ${total}\n`)
        });
        return {json: diff, text: diffText(diff)};
      })
    );
};
