import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {ZodType} from "zod";
import {InputError} from "../../models/errors.js";
import {checkReferences} from "./check-references.js";
import {parseYaml} from "./parse-yaml.js";
import type {Breakdown, CrisisEvent, Indicator, Profile, SourceCard, Theme} from "./schema.js";
import {breakdownSchema, eventSchema, indicatorSchema, profileSchema, sourceCardSchema, themeSchema} from "./schema.js";

export {parseYaml} from "./parse-yaml.js";

/**
 * Everything data/catalogue says, validated. Indicators and sources stand in order of id; themes, events and breakdowns
 * in the order of their file, which is the order to show them in.
 */
export interface Catalogue {
  indicators: ReadonlyMap<string, Indicator>;
  themes: ReadonlyMap<string, Theme>;
  events: readonly CrisisEvent[];
  breakdowns: ReadonlyMap<string, Breakdown>;
  sources: ReadonlyMap<string, SourceCard>;
}

/**
 * Reads the catalogue folder: indicators/*.yaml (lists), sources/*.yaml (one card a file), themes.yaml, events.yaml,
 * breakdowns.yaml. Throws InputError naming file, line and field at the first thing that does not fit.
 */
export async function readCatalogue(dataDir: string): Promise<Catalogue> {
  const dir = join(dataDir, "catalogue");
  const [indicators, sources, themes, events, breakdowns] = await Promise.all([
    readFolder(join(dir, "indicators"), indicatorSchema),
    readFolder(join(dir, "sources"), sourceCardSchema),
    readOne(join(dir, "themes.yaml"), themeSchema),
    readOne(join(dir, "events.yaml"), eventSchema),
    readOne(join(dir, "breakdowns.yaml"), breakdownSchema)
  ]);
  const catalogue = {
    indicators: sorted(byId(indicators, "indicator")),
    sources: sorted(byId(sources, "source")),
    themes: byId(themes, "theme"),
    events: [...byId(events, "event").values()],
    breakdowns: byId(breakdowns, "breakdown")
  };
  checkReferences(catalogue);
  return catalogue;
}

/** Reads data/profiles/ID.yaml. */
export async function readProfile(dataDir: string, id: string): Promise<Profile> {
  const file = join(dataDir, "profiles", `${id}.yaml`);
  const [profile] = await readYaml(file, profileSchema);
  if (!profile) throw new InputError("empty-file", "the profile file is empty", file);
  return profile;
}

/** What a file was read to be, with the text and the schema of that moment: one process reads the catalogue many times. */
const read = new Map<string, {content: string; schema: ZodType; items: unknown[]}>();

/** Reads a YAML file that holds one item or a list of items, and validates each; errors name file, line and field. */
export async function readYaml<T>(file: string, schema: ZodType<T>): Promise<T[]> {
  let content: string;
  try {
    content = await readFile(file, "utf8");
  } catch {
    throw new InputError("missing-file", "file not found; check the path", file);
  }
  const before = read.get(file);
  if (before?.content !== content || before.schema !== schema)
    read.set(file, {content, schema, items: parseYaml(content, file, schema)});
  // Copies, so that no reader changes what the next one gets.
  return structuredClone(read.get(file)?.items ?? []) as T[];
}

/** An item and the file it stands in, for error messages. */
interface Placed<T> {
  item: T;
  file: string;
}

async function readOne<T>(file: string, schema: ZodType<T>): Promise<Placed<T>[]> {
  return (await readYaml(file, schema)).map((item) => ({item, file}));
}

async function readFolder<T>(dir: string, schema: ZodType<T>): Promise<Placed<T>[]> {
  let names: string[];
  try {
    names = await readdir(dir);
  } catch {
    throw new InputError("missing-folder", "folder not found; check the path of the data folder", dir);
  }
  const files = names.filter((name) => name.endsWith(".yaml")).sort();
  return (await Promise.all(files.map((name) => readOne(join(dir, name), schema)))).flat();
}

function byId<T extends {id: string}>(placed: readonly Placed<T>[], what: string): Map<string, T> {
  const first = new Map<string, Placed<T>>();
  for (const each of placed) {
    const {id} = each.item;
    const other = first.get(id);
    if (other)
      throw new InputError("duplicate-id", `${what} ${id} also stands in ${other.file}; rename one`, each.file);
    first.set(id, each);
  }
  return new Map([...first].map(([id, {item}]) => [id, item]));
}

function sorted<T>(map: ReadonlyMap<string, T>): Map<string, T> {
  return new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
