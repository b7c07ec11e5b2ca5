import {resolve} from "node:path";
import {InputError} from "../../models/errors.js";
import type {Merged} from "../../models/interpretation/merge.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";

interface Options {
  out?: string;
  code: string[];
  json?: boolean;
}

/** `session merge`: the files of several devices and codes typed over, as one session. */
export const register: Register = (program, context) => {
  commandGroup(program, "session", "interpretation sessions: what the figures mean, and what came of it")
    .command("merge")
    .description("join the files of one session; the order of files does not matter, and nothing is lost")
    .argument("<files...>", "the facilitator's *.session.json and those of devices")
    .option("--out <file>", "where the session is written; needed without --json")
    .option(
      "--code <code>",
      "a reading as a typed code; may be repeated",
      (code, before: string[]) => [...before, code],
      []
    )
    .option("--json", "one JSON document on stdout")
    .action((files: string[], options: Options) =>
      runCommand({context, json: options.json}, () => run(files, options, context))
    );
};

async function run(files: readonly string[], options: Options, context: CommandContext): Promise<CommandResult> {
  const {openSession} = await import("../session-file.js");
  const {mergeSessions} = await import("../../models/interpretation/merge.js");
  const {codeContribution} = await import("../../models/interpretation/code-contribution.js");
  const {writeWhole} = await import("../write-whole.js");
  if (options.out === undefined && !options.json)
    throw new InputError("missing-option", "say where the session is written", "--out");
  const named = [];
  for (const file of files) named.push({file, session: await openSession(context, file)});
  const asked = mergeSessions(named).session;
  const typed = options.code.map((code) => ({file: `code ${code}`, session: codeContribution(asked, code)}));
  const merged = mergeSessions([...named, ...typed]);
  if (options.out !== undefined)
    await writeWhole(resolve(context.cwd, options.out), `${JSON.stringify(merged.session, null, 2)}\n`, options.out);
  return {json: {...merged, out: options.out ?? null}, text: textOf(merged, options.out ?? "")};
}

function textOf({participants, readings, expectations, votes, late, doubles}: Merged, out: string): string {
  const lateRows = formatTable(late, [
    {title: "late", value: ({part}) => part},
    {title: "question", value: ({question}) => question},
    {title: "participant", value: ({participant}) => participant},
    {title: "written", value: ({at}) => at},
    {title: "blind until", value: ({limit}) => limit}
  ]);
  const doubleRows = formatTable(doubles, [
    {title: "double", value: ({kind}) => kind},
    {title: "part", value: ({part}) => part},
    {title: "which", value: ({key}) => key},
    {title: "file", value: ({file}) => file},
    {title: "stood in", value: ({firstIn}) => firstIn}
  ]);
  return [
    `${out}: ${readings} readings of ${participants} participants, ${expectations} expectations, ${votes} votes`,
    ...(late.length > 0 ? ["", lateRows] : []),
    ...(doubles.length > 0 ? ["", doubleRows] : [])
  ].join("\n");
}
