import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {parse, YAMLParseError} from "yaml";
import {InputError} from "../../models/errors.js";
import type {ScenarioPublication, ScenarioVariant} from "../../models/scenario/format.js";
import {readPublication} from "../../models/scenario/read-publication.js";

/** One variant of a publication. */
export interface LibraryScenario {
  readonly publication: ScenarioPublication;
  readonly variant: ScenarioVariant;
}

/**
 * All scenarios of a folder of publications, in order of publication and as they stand in it.
 *
 * @throws InputError for the first file that is not sound, or an id that stands in two files
 */
export async function readLibrary(folder: string): Promise<LibraryScenario[]> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => /\.(ya?ml|json)$/.test(name) && !name.endsWith(".schema.json"));
  } catch {
    throw new InputError("missing-folder", "there is no such folder of scenarios; check the path", folder);
  }
  const publications = await Promise.all(names.sort().map((name) => readPublicationFile(join(folder, name))));
  publications.sort((a, b) => (a.published < b.published ? -1 : a.published > b.published ? 1 : 0));
  const scenarios = publications.flatMap((publication) =>
    publication.variants.map((variant) => ({publication, variant}))
  );
  const seen = new Set<string>();
  for (const {variant, publication} of scenarios) {
    if (seen.has(variant.id))
      throw new InputError("duplicate-id", `scenario ${variant.id} stands in two files; rename one`, publication.id);
    seen.add(variant.id);
  }
  return scenarios;
}

/** One publication from YAML or JSON. Throws InputError: missing-file, invalid-yaml, invalid-scenario. */
export async function readPublicationFile(file: string): Promise<ScenarioPublication> {
  let content: string;
  try {
    content = await readFile(file, "utf8");
  } catch {
    throw new InputError("missing-file", "there is no such file; check the path", file);
  }
  let parsed: unknown;
  try {
    parsed = parse(content, {maxAliasCount: 0});
  } catch (error) {
    if (!(error instanceof YAMLParseError || error instanceof ReferenceError)) throw error;
    throw new InputError("invalid-yaml", error.message.split("\n")[0] ?? "this is no YAML", file);
  }
  return readPublication(parsed, file);
}

/** The scenario of an id. Throws InputError (unknown-scenario) that names those there are. */
export function findScenario(library: readonly LibraryScenario[], id: string): LibraryScenario {
  const found = library.find(({variant}) => variant.id === id);
  if (found === undefined)
    throw new InputError(
      "unknown-scenario",
      `there is no scenario ${id}; there are ${library.map(({variant}) => variant.id).join(", ")}`,
      "--scenario"
    );
  return found;
}
