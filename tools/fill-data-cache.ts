import {spawn} from "node:child_process";
import {mkdir, readdir, writeFile} from "node:fs/promises";
import {availableParallelism} from "node:os";
import {dirname, join, relative} from "node:path";
import {unzipSync} from "fflate";
import PQueue from "p-queue";

export interface FillOptions {
  /** Framework's source root; data loaders stand in its folder `data`. */
  root: string;
  projectRoot: string;
  env?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * Runs the data loaders of `data/`, side by side, and puts what they give in Framework's cache, an archive (`.zip`) with
 * its files. Framework itself runs them one by one, and reads a whole archive anew for every file in it: minutes, with
 * hundreds of files. Throws an Error with what a loader printed when it fails.
 */
export async function fillDataCache({root, projectRoot, env = {}, signal}: FillOptions): Promise<void> {
  const loaders = (await readdir(join(root, "data"))).filter((name) => /^[\w-]+\.\w+\.ts$/.test(name)).sort();
  const cache = join(root, ".observablehq", "cache", "data");
  await mkdir(cache, {recursive: true});
  const queue = new PQueue({concurrency: availableParallelism()});
  const fill = async (name: string): Promise<void> => {
    const content = await run(relative(projectRoot, join(root, "data", name)), {projectRoot, env, signal});
    const target = join(cache, name.slice(0, -".ts".length));
    if (target.endsWith(".zip")) await unpack(content, target.slice(0, -".zip".length));
    await writeFile(target, content);
  };
  await queue.addAll(loaders.map((name) => () => fill(name)));
}

async function unpack(archive: Uint8Array, folder: string): Promise<void> {
  for (const [path, content] of Object.entries(unzipSync(archive))) {
    if (path.endsWith("/")) continue;
    await mkdir(dirname(join(folder, path)), {recursive: true});
    await writeFile(join(folder, path), content);
  }
}

/** What a data loader prints, run as Framework runs it: from the project's directory. */
function run(
  file: string,
  {projectRoot, env, signal}: {projectRoot: string; env: Record<string, string>; signal: AbortSignal | undefined}
): Promise<Buffer> {
  const child = spawn(process.execPath, ["--import", "tsx", file], {
    cwd: projectRoot,
    ...(signal === undefined ? {} : {signal}),
    stdio: ["ignore", "pipe", "pipe"],
    env: {...process.env, ...env}
  });
  const printed: Buffer[] = [];
  const said: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => void printed.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => void said.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve(Buffer.concat(printed));
      reject(new Error(`${file} ended with ${code ?? "a signal"}\n${Buffer.concat(said).toString("utf8")}`));
    });
  });
}
