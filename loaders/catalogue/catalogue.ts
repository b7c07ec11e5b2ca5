import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {LineCounter, parseDocument} from "yaml";
import type {ZodType} from "zod";
import {InputError} from "../../models/errors.js";
import type {Breakdown, CrisisEvent, Indicator, Profile, SourceCard, Theme} from "./schema.js";
import {breakdownSchema, eventSchema, indicatorSchema, profileSchema, sourceCardSchema, themeSchema} from "./schema.js";

/** Everything data/catalogue says, validated, in order of id. */
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
    readYaml(join(dir, "themes.yaml"), themeSchema),
    readYaml(join(dir, "events.yaml"), eventSchema),
    readYaml(join(dir, "breakdowns.yaml"), breakdownSchema)
  ]);
  const catalogue = {
    indicators: byId(indicators, "indicator"),
    sources: byId(sources, "source"),
    themes: byId(themes, "theme"),
    events,
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

/** Reads a YAML file that holds one item or a list of items, and validates each; errors name file, line and field. */
export async function readYaml<T>(file: string, schema: ZodType<T>): Promise<T[]> {
  let content: string;
  try {
    content = await readFile(file, "utf8");
  } catch {
    throw new InputError("missing-file", "file not found; check the path", file);
  }
  return parseYaml(content, file, schema);
}

/** As readYaml, for text at hand; `file` is the name used in errors. */
export function parseYaml<T>(content: string, file: string, schema: ZodType<T>): T[] {
  const lines = new LineCounter();
  const document = parseDocument(content, {lineCounter: lines, prettyErrors: false});
  const broken = document.errors[0];
  if (broken) throw new InputError("invalid-yaml", broken.message, `${file}:${lines.linePos(broken.pos[0]).line}`);
  const value: unknown = document.toJS({maxAliasCount: 100});
  const isList = Array.isArray(value);
  const items: unknown[] = isList ? value : value == null ? [] : [value];
  return items.map((item, index) => {
    const result = schema.safeParse(item);
    if (result.success) return result.data;
    const issue = result.error.issues[0];
    const path = issue?.path ?? [];
    const node =
      document.getIn(isList ? [index, ...path] : path, true) ?? (isList ? document.getIn([index], true) : null);
    const range = (node as {range?: [number, number, number]} | null)?.range;
    const line = range ? `:${lines.linePos(range[0]).line}` : "";
    throw new InputError(
      "invalid-field",
      `${path.join(".") || "item"}: ${issue?.message ?? "invalid"}`,
      `${file}${line}`
    );
  });
}

async function readFolder<T>(dir: string, schema: ZodType<T>): Promise<T[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith(".yaml")).sort();
  return (await Promise.all(names.map((name) => readYaml(join(dir, name), schema)))).flat();
}

function byId<T extends {id: string}>(items: readonly T[], what: string): Map<string, T> {
  const map = new Map<string, T>();
  for (const item of [...items].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (map.has(item.id))
      throw new InputError("duplicate-id", `${what} ${item.id} stands in the catalogue twice; rename one`, item.id);
    map.set(item.id, item);
  }
  return map;
}

function checkReferences({indicators, themes, sources}: Catalogue): void {
  const need = (id: string | null, map: ReadonlyMap<string, unknown>, where: string): void => {
    if (id !== null && !map.has(id)) throw new InputError("unknown-reference", `unknown id: ${id}`, where);
  };
  for (const indicator of indicators.values()) {
    need(indicator.denominator, indicators, `${indicator.id}.denominator`);
    for (const theme of indicator.themes) need(theme, themes, `${indicator.id}.themes`);
    for (const part of indicator.parts) need(part.indicator, indicators, `${indicator.id}.parts`);
    for (const later of indicator.leadsTo) need(later, indicators, `${indicator.id}.leadsTo`);
  }
  for (const card of sources.values()) {
    for (const column of card.columns) need(column.indicator, indicators, `${card.id}.columns`);
    for (const note of card.notes) need(note.indicator, indicators, `${card.id}.notes`);
  }
}
