import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {walk} from "./walk.js";

/**
 * SHA-256 over the names and contents of all files in `folders` and of `files`, both relative to the project. Tests are
 * left out, and so are Framework's caches and the copies under src of a checkout without links.
 */
export async function inputDigest(
  projectRoot: string,
  folders: readonly string[],
  files: readonly string[] = []
): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const directory = join(projectRoot, folder);
    if (!existsSync(directory)) continue;
    for (const file of await walk(directory)) {
      if (file.endsWith(".test.ts") || (folder === "src" && /^(\.observablehq|models|loaders|docs)\//.test(file)))
        continue;
      hash.update(`${folder}/${file}\0`).update(await readFile(join(directory, file)));
    }
  }
  for (const file of files) hash.update(`${file}\0`).update(await readFile(join(projectRoot, file)));
  return hash.digest("hex");
}
