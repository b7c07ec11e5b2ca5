import {existsSync} from "node:fs";
import {mkdir, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {dirname, join, relative} from "node:path";
import type {Effects} from "../loaders/sources/source-loader.js";
import {bundleModules} from "./bundle-modules.js";
import {fillDataCache} from "./fill-data-cache.js";
import {cleanDataCaches, runFramework} from "./framework.js";
import {inputDigest} from "./input-digest.js";
import {siteNotices} from "./licences.js";
import {postbuild} from "./postbuild.js";
import {release} from "./release.js";
import type {ScanProblem} from "./scan-site.js";
import {scanSite} from "./scan-site.js";
import {seedProject} from "./seed.js";
import {themeEnvironment} from "./theme/theme.js";
import {walk} from "./walk.js";

export interface SiteOptions {
  projectRoot: string;
  /** Where the site comes; dist by default. Must be inside the project: Framework clears no other directory. */
  site?: string;
  /** Which warehouse it shows; `.samenhang/samenhang.duckdb` by default. */
  warehouse?: string;
  /** The colours of a municipality; data/theme/tokens.css by default, if it is there. */
  theme?: string;
  effects: Effects;
  signal: AbortSignal;
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
    this.name = "UnsoundSiteError";
    this.problems = problems;
  }
}

/**
 * Builds the site with no network: demo warehouse if there is none, library cache, Framework, bundling, mending, scan. The new
 * site replaces the old only when the scan finds nothing. With `pack` also the release zip. Throws UnsoundSiteError, or
 * what a step threw.
 */
export async function buildSite(options: SiteOptions & {pack?: boolean}): Promise<BuildResult> {
  const {projectRoot, effects, signal, pack = false} = options;
  const {site, warehouse} = withDefaults(options);
  const root = join(projectRoot, "src");
  // First, since what is wrong with it is known at once.
  const theme = await themeEnvironment(projectRoot, options.theme);
  await ensureWarehouse(options);
  await seedProject(projectRoot, effects.log);
  await cleanDataCaches(root);
  const stamp = await siteStamp(options);
  const version = await projectVersion(projectRoot);
  const next = join(projectRoot, ".samenhang", "site-next");
  await rm(next, {recursive: true, force: true});
  effects.log("building the site …");
  const env = {SAMENHANG_SITE_OUTPUT: relative(projectRoot, next), SAMENHANG_DB: warehouse, ...theme};
  await fillDataCache({root, projectRoot, env, signal});
  await runFramework({directory: projectRoot, args: ["build"], env, signal});
  await bundleModules(next);
  const themeFile = theme["SAMENHANG_THEME"];
  await postbuild(next, version, themeFile === undefined ? "" : await readFile(themeFile, "utf8"));
  await writeFile(join(next, "LICENTIES.txt"), await siteNotices(projectRoot));
  const problems = await scanSite(next);
  if (problems.length > 0) throw new UnsoundSiteError(problems);
  await rm(site, {recursive: true, force: true});
  await mkdir(dirname(site), {recursive: true});
  await rename(next, site);
  await writeFile(stampFile(projectRoot, site), stamp);
  const files = await walk(site);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(site, file))).size));
  return {
    site,
    pages: files.filter((file) => file.endsWith(".html")).length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    release: pack ? await release({site, directory: join(projectRoot, ".samenhang"), version}) : null
  };
}

/** The demo warehouse, unless a warehouse (of whatever profile) stands there. Returns its path. */
export async function ensureWarehouse(options: SiteOptions): Promise<string> {
  const {projectRoot, effects, signal} = options;
  const {warehouse} = withDefaults(options);
  if (existsSync(warehouse)) return warehouse;
  effects.log("building the demo warehouse …");
  await mkdir(dirname(warehouse), {recursive: true});
  const {buildWarehouse} = await import("../loaders/warehouse/build.js");
  await buildWarehouse({profile: "demo", dataDir: join(projectRoot, "data"), out: warehouse, effects, signal});
  return warehouse;
}

/** True when the site was built from other inputs than those at hand, or is not there. */
export async function isSiteStale(options: SiteOptions): Promise<boolean> {
  const {projectRoot} = options;
  const {site} = withDefaults(options);
  const file = stampFile(projectRoot, site);
  if (!existsSync(join(site, "index.html")) || !existsSync(file)) return true;
  return (await readFile(file, "utf8")) !== (await siteStamp(options));
}

function withDefaults({projectRoot, site, warehouse}: SiteOptions): {site: string; warehouse: string} {
  return {
    site: site ?? join(projectRoot, "dist"),
    warehouse: warehouse ?? join(projectRoot, ".samenhang", "samenhang.duckdb")
  };
}

const stampFile = (projectRoot: string, site: string): string =>
  join(projectRoot, ".samenhang", `${relative(projectRoot, site).replaceAll(/\W+/g, "-")}.stamp`);

/** Everything that goes into a site by content; the warehouse, which is large, by size and time. */
async function siteStamp(options: SiteOptions): Promise<string> {
  const digest = await inputDigest(
    options.projectRoot,
    ["data", "docs", "loaders", "models", "src", "tools"],
    ["observablehq.config.ts", "package.json", "package-lock.json"]
  );
  const status = await stat(withDefaults(options).warehouse).catch(() => null);
  return `${digest} ${status?.size ?? 0} ${status?.mtimeMs ?? 0}\n`;
}

async function projectVersion(projectRoot: string): Promise<string> {
  const content = await readFile(join(projectRoot, "package.json"), "utf8");
  return (JSON.parse(content) as {version: string}).version;
}
