import type {Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";
import {readPositiveWhole} from "../read-options.js";

/** `model loops`: all feedback loops of a system model, with polarity, gain and delay. */
export const register: Register = (program, context) => {
  commandGroup(program, "model", "system models: enriched causal loop diagrams")
    .command("loops")
    .description("list the feedback loops of a system model, shortest first")
    .argument("<file>", "a *.system.json")
    .option("--limit <n>", "stop after this many", readPositiveWhole, 100_000)
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: {limit: number; json?: boolean}) =>
      runCommand({context, json: options.json}, async () => {
        const {readModel} = await import("../model-file.js");
        const {systemLoops} = await import("../../models/system/loops/loops.js");
        const system = await readModel(context, file);
        const result = systemLoops(system, {limit: options.limit, shouldStop: () => context.signal.aborted});
        const short = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(4)));
        const table = formatTable(result.loops, [
          {title: "", value: ({polarity}) => polarity},
          {title: "loop", value: ({nodes}) => [...nodes, nodes[0] ?? ""].join(" → ")},
          {title: "gain", value: ({gain}) => short(gain)},
          {title: "low", value: ({interval}) => short(interval?.[0] ?? null)},
          {title: "high", value: ({interval}) => short(interval?.[1] ?? null)},
          {title: `delay (${system.timeUnit})`, value: ({delay}) => short(delay)}
        ]);
        const more = result.complete ? "" : `; there are more: the search stopped at ${options.limit}`;
        return {json: result, text: `${table}\n\n${result.count} loops${more}`};
      })
    );
};
