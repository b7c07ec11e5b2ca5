import {mkdtemp, readFile, rm} from "node:fs/promises";
import {existsSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {InputError} from "../models/errors.js";
import type {Call} from "../models/interpretation/calls.js";
import {callLine, panelFile} from "../models/interpretation/call-lines.js";
import {callResult, type CallOutput} from "../models/interpretation/call-result.js";
import type {CommandContext} from "./command.js";
import {main} from "./main.js";

/** A number as it is now; why there is none. */
export interface Recomputed {
  now: number | null;
  problem: string | null;
}

/** Makes numbers by their calls, each command once. */
export interface CallRunner {
  recompute(call: Call): Promise<Recomputed>;
  close(): Promise<void>;
}

/**
 * Runs calls through the very commands a person would type, in this process. Files of a model lie beside the session, or
 * below the project. What panels are written to is removed by `close`.
 *
 * @param file the session's own file
 */
export async function openCalls(context: CommandContext, file: string, db?: string): Promise<CallRunner> {
  const folder = await mkdtemp(join(tmpdir(), "samenhang-session-"));
  const outputs = new Map<string, Promise<CallOutput>>();
  const panels = new Map<string, Promise<string>>();
  const besides = dirname(resolve(context.cwd, file));

  const run = async (args: readonly string[]): Promise<unknown> => {
    let out = "";
    const inner: CommandContext = {
      ...context,
      stdout: {write: (text: string) => (out += text)},
      stderr: {write: () => undefined},
      cwd: context.projectRoot,
      exitCode: 0
    };
    const code = await main(args, inner);
    if (context.signal.aborted) throw new InputError("stopped", "stopped by the user");
    const document: unknown = out === "" ? null : JSON.parse(out);
    if (code === 0) return document;
    const {message = "the command failed"} = (document as {error?: {message?: string}} | null)?.error ?? {};
    throw new InputError("call-failed", message, args.slice(0, 2).join(" "));
  };
  const warehouse = db === undefined ? [] : [`--db=${resolve(context.cwd, db)}`];
  const makePanel = async (line: readonly string[]): Promise<string> => {
    const path = join(folder, `${panels.size}.csv`);
    await run([...line.map((arg) => arg.replace(panelFile, path)), ...warehouse]);
    return path;
  };
  const panelOf = (line: readonly string[]): Promise<string> => once(panels, line.join("\n"), () => makePanel(line));
  const output = async (call: Call): Promise<CallOutput> => {
    const {panel, args} = callLine(call);
    if (call.kind === "panel-value") return {document: null, csv: await readFile(await panelOf(args), "utf8")};
    if (panel !== null) {
      const path = await panelOf(panel);
      return {document: await run(args.map((arg) => arg.replace(panelFile, path))), csv: null};
    }
    if (call.kind === "simulate")
      return {document: await run(args.map((arg) => placed(arg, call.model, besides))), csv: null};
    return {document: await run([...args, ...warehouse]), csv: null};
  };
  return {
    recompute: async (call) => {
      try {
        const {panel, args} = callLine(call);
        const key = [...(panel ?? []), "", ...args].join("\n");
        return {now: callResult(call, await once(outputs, key, () => output(call))), problem: null};
      } catch (error) {
        if (!(error instanceof InputError) || error.kind === "stopped") throw error;
        return {now: null, problem: error.message};
      }
    },
    close: () => rm(folder, {recursive: true, force: true})
  };
}

/** The model's file beside the session where it is there, else below the project. */
function placed(arg: string, model: string, besides: string): string {
  if (arg !== model) return arg;
  const near = join(besides, model);
  return existsSync(near) ? near : model;
}

function once<Value>(made: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  const known = made.get(key);
  if (known !== undefined) return known;
  const value = make();
  made.set(key, value);
  return value;
}
