import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {buildWarehouse, type BuildReport} from "../../loaders/warehouse/build.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {InputError} from "../../models/errors.js";
import {inputDigest} from "../../tools/input-digest.js";
import {sharedDir} from "./shared.js";

/**
 * The warehouse of the real files of this machine, with the report of its build: built once for all that look at it, and
 * again when code, catalogue or files have changed. Only for tests that run when there are such files; to be read only.
 */
export async function realWarehouse(): Promise<BuildReport> {
  if (sharedDir === null) throw new Error("no real files on this machine: skip what asks for them (describe.runIf)");
  const root = projectRoot();
  const digest = createHash("sha256")
    .update(await inputDigest(root, ["data", "loaders", "models"], ["package-lock.json"]))
    .update(await inputDigest(sharedDir, ["data"]))
    .digest("hex");
  const directory = join(root, ".samenhang", "test", "real");
  const folder = join(directory, digest.slice(0, 16));
  const report = join(folder, "report.json");
  while (!existsSync(report)) {
    try {
      const built = await buildWarehouse({
        ...{dataDir: join(root, "data"), out: join(folder, "real.duckdb"), from: join(sharedDir, "data")},
        effects: {
          now: () => new Date("2026-01-01T00:00:00Z"),
          fetch: () => Promise.reject(new Error("no network")),
          log: () => undefined
        },
        signal: new AbortController().signal
      });
      // Written last and moved into place whole: where it stands, the warehouse does.
      await writeFile(`${report}.${process.pid}`, JSON.stringify(built));
      await rename(`${report}.${process.pid}`, report);
      // Those of earlier code or files.
      for (const name of await readdir(directory))
        if (name !== basename(folder)) await rm(join(directory, name), {recursive: true, force: true});
    } catch (error) {
      // Another file of tests is building it.
      if (!(error instanceof InputError) || error.kind !== "build-running") throw error;
      await sleep(250);
    }
  }
  return JSON.parse(await readFile(report, "utf8")) as BuildReport;
}
