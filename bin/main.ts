import {readdir, readFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {Command, CommanderError} from "commander";
import {InputError} from "../models/errors.js";
import type {CommandContext, ExitCode, Register} from "./command.js";
import {reportError} from "./command.js";

/**
 * The command line: every file of bin/commands registers itself, so no shared list needs editing. Wrong arguments are
 * the user's input (exit 1) and are reported as such, with --json on stdout too. Returns the exit code.
 */
export async function main(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const program = await makeProgram(context);
  try {
    await program.parseAsync([...args], {from: "user"});
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    reportError(argumentError(error, args), context, args.includes("--json"));
  }
  return context.exitCode;
}

/** The program with every command, not yet run: the reference in docs/ is made from its help. */
export async function makeProgram(context: CommandContext): Promise<Command> {
  const {version} = JSON.parse(await readFile(join(context.projectRoot, "package.json"), "utf8")) as {version: string};
  const program = new Command("samenhang")
    .description("Explains the social impact of crises in Dutch municipalities: data, models, scenarios, site.")
    .version(version)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      // Told once, by reportError.
      outputError: () => undefined
    });
  const directory = join(dirname(fileURLToPath(import.meta.url)), "commands");
  const files = (await readdir(directory)).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")).sort();
  for (const file of files) {
    const module = (await import(pathToFileURL(join(directory, file)).href)) as {register?: Register};
    module.register?.(program, context);
  }
  return program;
}

function argumentError(error: CommanderError, args: readonly string[]): InputError {
  const command = args.filter((arg) => !arg.startsWith("-")).slice(0, 2);
  // A group without its sub-command: commander has printed the help, which says more than its own message.
  if (error.code === "commander.help") return new InputError("missing-command", "choose one of the commands above");
  const message = error.message.replace(/^error: /, "");
  return new InputError("invalid-arguments", message, `samenhang ${command.join(" ")}; see --help`.replace("  ", " "));
}
