import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {reasonSchema, type Edition, type EditionReason} from "../../models/editions/format.js";
import {InputError} from "../../models/errors.js";
import {readEdition} from "../../models/editions/read-edition.js";
import {readYaml} from "../catalogue/catalogue.js";

export const editionSuffix = ".edition.json";

/** What people write about changes since the last edition, one or a list; `edition make` makes it part of the next. */
const reasonsFile = "reasons.yaml";

/** The editions of a folder, the oldest first. Throws InputError naming file and field. */
export async function readEditions(folder: string): Promise<Edition[]> {
  const names = (await namesIn(folder)).filter((name) => name.endsWith(editionSuffix)).sort();
  const editions = await Promise.all(
    names.map(async (name) => readEdition(await readFile(join(folder, name), "utf8"), join(folder, name)))
  );
  return editions.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1));
}

/** Files of the site about editions: what changed, in full and in short, and the editions themselves. */
export async function editionFileNames(folder: string): Promise<string[]> {
  return ["index.json", "summary.json", ...(await namesIn(folder)).filter((name) => name.endsWith(editionSuffix))];
}

/**
 * Reasons for changes since an edition: those written after its day. None when the file is not there. Throws InputError naming
 * file and field.
 */
export async function readReasons(folder: string, since: Edition | undefined): Promise<EditionReason[]> {
  const names = await namesIn(folder);
  const all = names.includes(reasonsFile) ? await readYaml(join(folder, reasonsFile), reasonSchema) : [];
  return all.filter(({date}) => since === undefined || date > since.date);
}

/** An edition by its id, else the last. Throws InputError `unknown-edition` naming those there are. */
export function findEdition(editions: readonly Edition[], id: string | undefined): Edition {
  const found = id === undefined ? editions.at(-1) : editions.find((edition) => edition.id === id);
  if (found !== undefined) return found;
  const known = editions.map((edition) => edition.id).join(", ");
  const message =
    known === "" ? "there is no edition yet; make one first" : `there is no such edition; there are ${known}`;
  throw new InputError("unknown-edition", message, id ?? "");
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch((): string[] => []);
