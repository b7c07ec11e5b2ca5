import {existsSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

/** Directory of package.json: found upwards from this file, so that it holds wherever a command is called from. */
export function projectRoot(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, "package.json"))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error("no package.json above loaders/warehouse");
    directory = parent;
  }
  return directory;
}

/** The warehouse every command and page reads unless told otherwise. */
export const defaultWarehouse = (): string => join(projectRoot(), ".samenhang", "samenhang.duckdb");
