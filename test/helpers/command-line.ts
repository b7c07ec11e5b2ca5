import type {CommandContext} from "../../bin/command.js";
import {main} from "../../bin/main.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";

/** Run a command line as a user would, in this process and without network. */
export async function runLine(
  args: readonly string[],
  cwd: string
): Promise<{code: number; out: string; err: string; document(): unknown}> {
  const streams = {out: "", err: ""};
  const context: CommandContext = {
    stdout: {write: (text: string) => (streams.out += text)},
    stderr: {write: (text: string) => (streams.err += text)},
    cwd,
    projectRoot: projectRoot(),
    effects: {now: () => new Date(0), fetch: () => Promise.reject(new Error("no network")), log: () => undefined},
    signal: new AbortController().signal,
    exitCode: 0
  };
  const code = await main([...args], context);
  return {code, ...streams, document: () => JSON.parse(streams.out) as unknown};
}
