import {spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {readdir, rm} from "node:fs/promises";
import {delimiter, dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

const modules = join(dirname(fileURLToPath(import.meta.url)), "..", "node_modules");

export interface FrameworkRun {
  /** Directory of the config file. */
  directory: string;
  args: readonly string[];
  env?: Record<string, string>;
  signal?: AbortSignal;
  /** Show what it prints as it prints it; otherwise only the end of it, and only when it fails. */
  show?: boolean;
}

/** Runs Framework's own command, with telemetry off and data loaders able to find their interpreter. */
export function runFramework({directory, args, env = {}, signal, show = false}: FrameworkRun): Promise<void> {
  const bin = join(modules, "@observablehq", "framework", "dist", "bin", "observable.js");
  // Room for the hundreds of documents a build parses one after the other; the default spends a fifth of it collecting.
  const child = spawn(process.execPath, ["--max-semi-space-size=64", bin, ...args], {
    cwd: directory,
    ...(signal === undefined ? {} : {signal}),
    stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      PATH: [join(modules, ".bin"), process.env.PATH ?? ""].join(delimiter),
      OBSERVABLE_TELEMETRY_DISABLE: "1",
      ...env
    }
  });
  const printed: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => void printed.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => void printed.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve();
      const tail = Buffer.concat(printed).toString("utf8").split("\n").slice(-40).join("\n");
      reject(new Error(`observable ${args.join(" ")} ended with ${code ?? "a signal"}\n${tail}`));
    });
  });
}

/**
 * Removes everything in the cache under a source root but the libraries: Framework uses an old result of a data loader,
 * however old, and notices no change in what a loader imports.
 */
export async function cleanDataCaches(root: string): Promise<void> {
  const cache = join(root, ".observablehq", "cache");
  if (!existsSync(cache)) return;
  for (const name of await readdir(cache)) {
    if (name !== "_npm" && name !== "_node") await rm(join(cache, name), {recursive: true, force: true});
  }
}
