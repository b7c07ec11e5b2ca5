import type {Register} from "../command.js";
import {commandGroup, runCommand} from "../command.js";

/** `session check`: everything that is wrong with a session, or not there yet. */
export const register: Register = (program, context) => {
  commandGroup(program, "session", "interpretation sessions: what the figures mean, and what came of it")
    .command("check")
    .description("list what is wrong with a session and what it still lacks; exit 1 when there is anything")
    .argument("<file>", "a *.session.json")
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: {json?: boolean}) =>
      runCommand({context, json: options.json}, async () => {
        const {readSessionFile} = await import("../session-file.js");
        const {readSessionText} = await import("../../models/interpretation/read-session.js");
        const today = context.effects.now().toISOString().slice(0, 10);
        const {session, problems, migratedFrom} = readSessionText(await readSessionFile(context, file), {today});
        const ok = problems.length === 0;
        const text = [
          ...problems.map(({where, message}) => `${file}: ${where}: ${message}`),
          ...(migratedFrom === null ? [] : [`${file} is in the older format ${migratedFrom}: read as the present one`]),
          ok
            ? `${file} is sound: ${session?.questions.length ?? 0} questions, ${session?.statements.length ?? 0} statements`
            : `${problems.length} problems`
        ].join("\n");
        return {json: {ok, problems, migratedFrom}, text, exitCode: ok ? 0 : 1};
      })
    );
};
