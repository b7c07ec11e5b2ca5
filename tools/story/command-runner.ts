import {InputError, SourceError} from "../../models/errors.js";
import type {CommandContext} from "../../bin/command.js";
import {main} from "../../bin/main.js";

/** Runs the project's own commands, the very ones a person would type, and remembers what was run. */
export interface CommandRunner {
  /** The one JSON document of a command. */
  run(args: readonly string[]): Promise<unknown>;
  /** Every command so far, as it can be typed in the folder of the story. */
  readonly typed: readonly string[];
}

export interface RunnerOptions {
  context: CommandContext;
  /** Where relative paths start: the folder that is being written. */
  cwd: string;
  /** Paths that are not the reader's, and what to write in their place. */
  names: ReadonlyMap<string, string>;
}

/**
 * Commands in this process, their clock standing still, so that nothing they make depends on when they run. An error of a
 * command is thrown again with its kind, message and place.
 */
export function openCommands({context, cwd, names}: RunnerOptions): CommandRunner {
  const typed: string[] = [];
  return {
    typed,
    run: async (args) => {
      let out = "";
      const inner: CommandContext = {
        ...context,
        cwd,
        stdout: {write: (text: string) => (out += text)},
        stderr: {write: () => undefined},
        exitCode: 0
      };
      typed.push(["samenhang", ...args].map((word) => quoted(names.get(word) ?? word)).join(" "));
      const code = await main([...args, "--json"], inner);
      if (context.signal.aborted) throw new InputError("stopped", "stopped by the user");
      const document: unknown = out === "" ? null : JSON.parse(out);
      // A check that found something gives its whole document and code 1.
      const isAnswer = typeof document === "object" && document !== null && !("error" in document);
      if (code === 0 || (code === 1 && isAnswer)) return document;
      const {error} = (document ?? {}) as {error?: {kind: string; message: string; where: string | null}};
      const command = args.filter((word) => !word.startsWith("-")).slice(0, 2);
      if (error === undefined || code === 2) throw new Error(`${command.join(" ")}: ${error?.message ?? "no answer"}`);
      const {kind, message, where} = error;
      throw new (code === 3 ? SourceError : InputError)(kind, message, where ?? command.join(" "));
    }
  };
}

const quoted = (word: string): string => (/^[\w.,:/=@+-]+$/.test(word) ? word : `'${word}'`);
