import {readdir} from "node:fs/promises";
import {join} from "node:path";

/** Paths of all files under a directory, relative to it, with `/` between parts, sorted by code point. */
export async function walk(directory: string): Promise<string[]> {
  const files: string[] = [];
  const visit = async (relative: string): Promise<void> => {
    for (const entry of await readdir(join(directory, relative), {withFileTypes: true})) {
      const path = relative === "" ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory()) await visit(path);
      else if (entry.isFile()) files.push(path);
    }
  };
  await visit("");
  return files.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
