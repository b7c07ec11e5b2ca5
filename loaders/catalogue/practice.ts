import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {InputError} from "../../models/errors.js";
import {readYaml} from "./catalogue.js";
import {practiceSchema, type Practice} from "./told-schema.js";

export type {Practice} from "./told-schema.js";

/**
 * What people saw in practice: data/practice/*.yaml, newest first. Throws InputError naming file and field, and when an id
 * stands twice.
 */
export async function readPractice(dataDir: string): Promise<Practice[]> {
  const dir = join(dataDir, "practice");
  const names = (await readdir(dir).catch(() => [])).filter((name) => name.endsWith(".yaml")).sort();
  const found = new Map<string, Practice>();
  for (const name of names) {
    const file = join(dir, name);
    for (const item of await readYaml(file, practiceSchema)) {
      if (found.has(item.id)) throw new InputError("duplicate-id", `${item.id} stands in two files; rename one`, file);
      found.set(item.id, item);
    }
  }
  return [...found.values()].sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? 1 : -1));
}
