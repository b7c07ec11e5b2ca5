import {projectRoot} from "../../loaders/warehouse/paths.js";
import type {CommandContext} from "../../bin/command.js";
import {main} from "../../bin/main.js";

/** Run a command line with --json as a user would, in this process, and give its document. */
export async function runCommandLine(args: readonly string[], cwd: string): Promise<unknown> {
  const streams = {out: "", err: ""};
  const context: CommandContext = {
    stdout: {write: (text: string) => (streams.out += text)},
    stderr: {write: (text: string) => (streams.err += text)},
    cwd,
    projectRoot: projectRoot(),
    effects: {
      now: () => new Date(0),
      fetch: () => Promise.reject(new Error("no network")),
      log: () => undefined
    },
    signal: new AbortController().signal,
    exitCode: 0
  };
  const code = await main([...args, "--json"], context);
  if (code !== 0) throw new Error(`${args.join(" ")}: exit ${code}: ${streams.err.trim()}`);
  return JSON.parse(streams.out) as unknown;
}
