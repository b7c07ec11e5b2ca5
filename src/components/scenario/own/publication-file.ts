import {parse, stringify, YAMLParseError} from "yaml";
import {InputError} from "../../../models/errors.js";
import type {ScenarioPublication} from "../../../models/scenario/format.js";
import {readPublication} from "../../../models/scenario/read-publication.js";

const most = 1_000_000;
const schemaLine = "# yaml-language-server: $schema=publication.schema.json\n";

/** A publication as it stands in data/scenarios; the commands read it with `--own`. */
export const publicationText = (publication: ScenarioPublication): string => schemaLine + stringify(publication);

export const publicationFileName = ({id}: Pick<ScenarioPublication, "id">): string => `${id}.yaml`;

/**
 * A publication from the text of a file, YAML or JSON.
 *
 * @throws InputError (too-large, invalid-yaml, invalid-scenario with the place)
 */
export function readPublicationText(text: string, name: string): ScenarioPublication {
  if (text.length > most) throw new InputError("too-large", "a publication is at most a megabyte", name);
  let content: unknown;
  try {
    content = parse(text, {maxAliasCount: 0});
  } catch (error) {
    if (!(error instanceof YAMLParseError || error instanceof ReferenceError)) throw error;
    throw new InputError("invalid-yaml", error.message.split("\n")[0] ?? "this is no YAML", name);
  }
  return readPublication(content, name);
}

/** An id that is not taken, made of a title. */
export function freeId(title: string, taken: ReadonlySet<string>): string {
  const plain = title
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  const id = `eigen-${plain || "scenario"}`;
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
