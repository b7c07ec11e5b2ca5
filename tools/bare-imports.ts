import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";

const skipped = new Set(["node_modules", ".observablehq", "fixtures"]);
const importPattern = /(?:\bfrom\s*|\bimport\s*\(?\s*|\bimport\.meta\.resolve\(\s*)(["'])([@a-z][\w@./-]*)\1/g;

/** Every bare specifier (`d3`, `@stdlib/x`, not `node:fs` or `./x.js`) imported in the modules and pages under the directories. */
export async function bareImports(directories: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const directory of directories) await collect(directory, found);
  return [...found].sort();
}

async function collect(directory: string, found: Set<string>): Promise<void> {
  for (const entry of await readdir(directory, {withFileTypes: true})) {
    const path = join(directory, entry.name);
    // Links under src lead to folders that are searched by their own name.
    if (entry.isDirectory() && !skipped.has(entry.name)) await collect(path, found);
    else if (entry.isFile() && /\.(ts|js|md)$/.test(entry.name) && !entry.name.endsWith(".test.ts")) {
      for (const [, , specifier] of (await readFile(path, "utf8")).matchAll(importPattern)) {
        if (specifier !== undefined) found.add(specifier);
      }
    }
  }
}
