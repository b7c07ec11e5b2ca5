import type {Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";

/** `session diff`: what changed between two sessions or editions, and why. */
export const register: Register = (program, context) => {
  commandGroup(program, "session", "interpretation sessions: what the figures mean, and what came of it")
    .command("diff")
    .description(
      "compare what two sessions rest on and their figures: new, revised, definition, boundary, model, parameter"
    )
    .argument("<a>", "the session before, a *.session.json")
    .argument("<b>", "the session after")
    .option("--json", "one JSON document on stdout")
    .action((a: string, b: string, options: {json?: boolean}) =>
      runCommand({context, json: options.json}, async () => {
        const {openSession} = await import("../session-file.js");
        const {diffSessions} = await import("../../models/interpretation/diff.js");
        const diff = diffSessions(await openSession(context, a), await openSession(context, b));
        const table = formatTable(diff.items, [
          {title: "kind", value: ({kind}) => kind},
          {title: "what", value: ({ref}) => ref},
          {title: "before", value: ({before}) => before},
          {title: "after", value: ({after}) => after},
          {title: "contribution", value: ({contribution}) => contribution},
          {title: "reason", value: ({reason, needsReason}) => reason ?? (needsReason ? "MISSING" : "")}
        ]);
        const text = diff.items.length === 0 ? "nothing differs" : table;
        return {json: diff, text};
      })
    );
};
