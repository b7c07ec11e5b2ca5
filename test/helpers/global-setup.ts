import {existsSync} from "node:fs";
import {mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {TestProject} from "vitest/node";
import {buildSite, ensureWarehouse, isSiteStale} from "../../tools/build-site.js";
import {inputDigest} from "../../tools/input-digest.js";
import {serveSite} from "../../tools/static-server.js";
import {terminalEffects} from "../../tools/terminal-effects.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the demo site, ending in a slash. */
    site: string;
    /** Directory of the demo site. */
    siteDirectory: string;
    /** The demo warehouse. */
    warehouse: string;
  }
}

/**
 * The demo warehouse and site that the end-to-end tests look at: in places of their own, so that a warehouse of real
 * data in the usual place stays as it is. Built again only when something they are made of has changed.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const projectRoot = fileURLToPath(new URL("../..", import.meta.url));
  const directory = join(projectRoot, ".samenhang", "test");
  const warehouse = join(directory, "demo.duckdb");
  const site = join(directory, "site");
  const options = {projectRoot, warehouse, site, effects: terminalEffects, signal: new AbortController().signal};
  await mkdir(directory, {recursive: true});
  const stamp = join(directory, "demo.stamp");
  const digest = await inputDigest(projectRoot, ["data", "loaders", "models"], ["package-lock.json"]);
  if (!existsSync(stamp) || (await readFile(stamp, "utf8")) !== digest) {
    await rm(warehouse, {force: true});
    await ensureWarehouse(options);
    await writeFile(stamp, digest);
  }
  if (await isSiteStale(options)) await buildSite(options);
  const server = await serveSite({site});
  project.provide("site", server.url);
  project.provide("siteDirectory", site);
  project.provide("warehouse", warehouse);
  return () => server.close();
}
