import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {InputError} from "../../models/errors.js";
import {readYaml} from "./catalogue.js";
import {themeTextSchema, type ThemeText} from "./told-schema.js";

export type {ThemeText} from "./told-schema.js";

/**
 * The texts "Wat betekenen de cijfers?" by theme: data/texts/*.yaml, one a file. Throws InputError naming file and field,
 * and when two files are about one theme.
 */
export async function readThemeTexts(dataDir: string): Promise<Map<string, ThemeText>> {
  const dir = join(dataDir, "texts");
  const texts = new Map<string, ThemeText>();
  const names = (await readdir(dir).catch(() => [])).filter((name) => name.endsWith(".yaml")).sort();
  for (const name of names) {
    const file = join(dir, name);
    for (const text of await readYaml(file, themeTextSchema)) {
      if (texts.has(text.theme))
        throw new InputError("duplicate-id", `another file has a text for ${text.theme} already; keep one`, file);
      texts.set(text.theme, text);
    }
  }
  return texts;
}
