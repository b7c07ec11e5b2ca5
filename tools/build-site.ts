import {spawn} from "node:child_process";
import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {mkdir, readdir, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {delimiter, dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Effects} from "../loaders/sources/source-loader.js";
import {postbuild} from "./postbuild.js";
import {release} from "./release.js";
import type {ScanProblem} from "./scan-site.js";
import {scanSite} from "./scan-site.js";
import {seedProject} from "./seed.js";
import {walk} from "./walk.js";

export interface BuildOptions {
  projectRoot: string;
  effects: Effects;
  signal: AbortSignal;
  /** Also pack the release zip. */
  pack?: boolean;
}

export interface BuildResult {
  /** Directory of the site. */
  site: string;
  pages: number;
  bytes: number;
  /** The release zip, or null. */
  release: string | null;
}

/** The built site is not sound; nothing was put in place. */
export class UnsoundSiteError extends Error {
  readonly problems: readonly ScanProblem[];

  constructor(problems: readonly ScanProblem[]) {
    const lines = problems.slice(0, 50).map(({file, problem}) => `  ${file}: ${problem}`);
    if (problems.length > lines.length) lines.push(`  … and ${problems.length - lines.length} more`);
    super(`the built site has ${problems.length} problem${problems.length === 1 ? "" : "s"}:\n${lines.join("\n")}`);
    this.problems = problems;
  }
}

/**
 * Builds the site with no network: demo warehouse if there is none, library cache, Framework, mending, scan. The new
 * site replaces dist only when the scan finds nothing. Throws UnsoundSiteError, or what a step threw.
 */
export async function buildSite({projectRoot, effects, signal, pack = false}: BuildOptions): Promise<BuildResult> {
  await ensureWarehouse({projectRoot, effects, signal});
  await seedProject(projectRoot, effects.log);
  await cleanDataCaches(join(projectRoot, "src", ".observablehq", "cache"));
  const digest = await inputDigest(projectRoot);
  const version = await projectVersion(projectRoot);
  // Inside the project: Framework only clears an output directory that is.
  const next = join(projectRoot, ".samenhang", "site-next");
  await rm(next, {recursive: true, force: true});
  effects.log("building the site …");
  await runFramework(projectRoot, ["build"], {SAMENHANG_SITE_OUTPUT: ".samenhang/site-next"}, signal);
  await postbuild(next, version);
  const problems = await scanSite(next);
  if (problems.length > 0) throw new UnsoundSiteError(problems);
  const site = join(projectRoot, "dist");
  await rm(site, {recursive: true, force: true});
  await rename(next, site);
  await writeFile(stampFile(projectRoot), digest);
  const files = await walk(site);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(site, file))).size));
  return {
    site,
    pages: files.filter((file) => file.endsWith(".html")).length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    release: pack ? await release({site, directory: join(projectRoot, ".samenhang"), version}) : null
  };
}

/** The demo warehouse, unless a warehouse (of whatever profile) stands in the default place. */
export async function ensureWarehouse({projectRoot, effects, signal}: BuildOptions): Promise<string> {
  const out = join(projectRoot, ".samenhang", "samenhang.duckdb");
  if (existsSync(out)) return out;
  effects.log("building the demo warehouse …");
  await mkdir(dirname(out), {recursive: true});
  const {buildWarehouse} = await import("../loaders/warehouse/build.js");
  await buildWarehouse({profile: "demo", dataDir: join(projectRoot, "data"), out, effects, signal});
  return out;
}

/** True when dist was built from other inputs than those at hand, or is not there. */
export async function isSiteStale(projectRoot: string): Promise<boolean> {
  if (!existsSync(join(projectRoot, "dist", "index.html")) || !existsSync(stampFile(projectRoot))) return true;
  return (await readFile(stampFile(projectRoot), "utf8")) !== (await inputDigest(projectRoot));
}

const stampFile = (projectRoot: string): string => join(projectRoot, ".samenhang", "site.sha256");

/** Everything in Framework's cache but the libraries: it would use an old result of a data loader, however old. */
export async function cleanDataCaches(cache: string): Promise<void> {
  if (!existsSync(cache)) return;
  for (const name of await readdir(cache)) {
    if (name !== "_npm" && name !== "_node") await rm(join(cache, name), {recursive: true, force: true});
  }
}

/** SHA-256 over the contents of all that goes into a site; the warehouse by size and time, as it is large. */
async function inputDigest(projectRoot: string): Promise<string> {
  const hash = createHash("sha256");
  const folders = ["data", "docs", "loaders", "models", "src", "tools"];
  for (const folder of folders) {
    const directory = join(projectRoot, folder);
    if (!existsSync(directory)) continue;
    for (const file of await walk(directory)) {
      // In a checkout without links the copies under src say nothing new.
      if (file.startsWith(".observablehq/") || /^(models|loaders|docs)\//.test(file) || file.endsWith(".test.ts"))
        continue;
      hash.update(`${folder}/${file}\0`).update(await readFile(join(directory, file)));
    }
  }
  for (const file of ["observablehq.config.ts", "package.json", "package-lock.json"]) {
    hash.update(await readFile(join(projectRoot, file)));
  }
  const warehouse = await stat(join(projectRoot, ".samenhang", "samenhang.duckdb")).catch(() => null);
  return hash.update(`${warehouse?.size ?? 0} ${warehouse?.mtimeMs ?? 0}`).digest("hex");
}

async function projectVersion(projectRoot: string): Promise<string> {
  const content = await readFile(join(projectRoot, "package.json"), "utf8");
  return (JSON.parse(content) as {version: string}).version;
}

/** Runs Framework's own command; what it prints is shown only when it fails, or throughout with `show`. */
export function runFramework(
  projectRoot: string,
  args: readonly string[],
  env: Record<string, string>,
  signal: AbortSignal,
  show = false
): Promise<void> {
  const bin = join(projectRoot, "node_modules", "@observablehq", "framework", "dist", "bin", "observable.js");
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: projectRoot,
    signal,
    stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      // Data loaders in TypeScript are run by `tsx`, which must be found.
      PATH: [join(projectRoot, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter),
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

/** Effects of a tool run from a terminal. */
export const terminalEffects: Effects = {
  now: () => new Date(),
  fetch: globalThis.fetch,
  log: (line) => void process.stderr.write(`${line}\n`)
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const projectRoot = join(dirname(fileURLToPath(import.meta.url)), "..");
  try {
    const result = await buildSite({
      projectRoot,
      effects: terminalEffects,
      signal: new AbortController().signal,
      pack: true
    });
    console.log(`${result.site}: ${result.pages} pages, ${(result.bytes / 1e6).toFixed(1)} MB`);
    console.log(`release: ${result.release ?? "none"}`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
