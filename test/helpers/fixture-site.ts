import {cp, mkdir, mkdtemp, rm, symlink, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {runFramework} from "../../tools/framework.js";
import {postbuild} from "../../tools/postbuild.js";
import {seedCache} from "../../tools/seed.js";

export const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

export interface FixtureSite {
  /** Directory of the built site, mended, not yet scanned. */
  site: string;
  remove(): Promise<void>;
}

export interface Fixture {
  /** Directory of the config file. */
  directory: string;
  /** Source root: what is written here is part of the site. */
  root: string;
  remove(): Promise<void>;
}

/**
 * Makes a small Framework project of the given files (path under src → content) with our shell and a seeded cache. Our own
 * components can be imported from `./components/`. It stands inside the project, so that packages resolve.
 */
export async function makeFixture(files: Readonly<Record<string, string | Buffer>>): Promise<Fixture> {
  await mkdir(join(projectRoot, ".samenhang"), {recursive: true});
  const directory = await mkdtemp(join(projectRoot, ".samenhang", "fixture-"));
  const root = join(directory, "src");
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), {recursive: true});
    await writeFile(join(root, path), content);
  }
  for (const name of ["components", "locale", "style"])
    await cp(join(projectRoot, "src", name), join(root, name), {recursive: true});
  for (const name of ["models", "loaders"]) await symlink(join(projectRoot, name), join(root, name), "dir");
  await writeFile(
    join(directory, "observablehq.config.js"),
    `export default {root: "src", title: "Proef", style: "style/samenhang.css", globalStylesheets: [], search: true,
      duckdb: {extensions: {json: null, parquet: null}}, preserveExtension: true, footer: "Proef",
      head: '<link rel="icon" href="/style/icon.svg">'};\n`
  );
  await seedCache({root, projectRoot, sources: [root, join(projectRoot, "models")], log: () => undefined});
  return {directory, root, remove: () => rm(directory, {recursive: true, force: true})};
}

/** Builds such a project into a site with mended pages. */
export async function buildFixtureSite(files: Readonly<Record<string, string | Buffer>>): Promise<FixtureSite> {
  const {directory, remove} = await makeFixture(files);
  await runFramework({directory, args: ["build"]});
  const site = join(directory, "dist");
  await postbuild(site, "0.0.0");
  return {site, remove};
}
