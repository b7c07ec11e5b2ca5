import {existsSync} from "node:fs";
import {mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {buildSite, ensureWarehouse, isSiteStale} from "../../tools/build-site.js";
import {inputDigest} from "../../tools/input-digest.js";
import {terminalEffects} from "../../tools/terminal-effects.js";

/**
 * The demo warehouse and site that the end-to-end tests look at: in places of their own, so that a warehouse of real
 * data in the usual place stays as it is. Built again only when something they are made of has changed.
 */
export async function buildTestSite(): Promise<{warehouse: string; site: string}> {
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
  return {warehouse, site};
}
