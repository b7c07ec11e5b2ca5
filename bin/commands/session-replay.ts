import type {Replay} from "../../models/interpretation/replay.js";
import type {Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";

/** `session replay`: every number of a session made again by its own call. */
export const register: Register = (program, context) => {
  commandGroup(program, "session", "interpretation sessions: what the figures mean, and what came of it")
    .command("replay")
    .description("make every number of a session again by its call, and list those that are no longer the same")
    .argument("<file>", "a *.session.json")
    .option("--db <file>", "warehouse (default: .samenhang/samenhang.duckdb)")
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: {db?: string; json?: boolean}) =>
      runCommand({context, json: options.json}, async () => {
        const {openSession} = await import("../session-file.js");
        const {replaySession} = await import("../replay-session.js");
        const result = await replaySession(context, await openSession(context, file), {file, ...options});
        return {json: result, text: textOf(result)};
      })
    );
};

function textOf({numbers}: Replay): string {
  const stale = numbers.filter(({equal}) => !equal);
  if (stale.length === 0) return `all ${numbers.length} numbers are the same, to the last digit`;
  const table = formatTable(stale, [
    {title: "number", value: ({ref}) => ref},
    {title: "stored", value: ({stored}) => stored},
    {title: "now", value: ({now}) => now},
    {title: "because", value: ({problem}) => problem}
  ]);
  return `${table}\n\n${stale.length} of ${numbers.length} numbers are stale`;
}
