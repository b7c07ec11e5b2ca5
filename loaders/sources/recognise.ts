import {readdir} from "node:fs/promises";
import {dirname, join, relative} from "node:path";
import type {SourceCard} from "../catalogue/schema.js";
import {InputError} from "../../models/errors.js";
import type {FileContent} from "./recognise-content.js";
import {describeFile} from "./recognise-content.js";

export interface Recognition {
  /** Source id → files, absolute and sorted; a recorded table's folder counts with all its files. */
  matches: Map<string, string[]>;
  unrecognised: {file: string; why: string}[];
}

/**
 * Tells what the files under a folder are by their content alone: every file ends up in `matches` or, with the reason, in
 * `unrecognised`. A folder is a recorded table when its metadata names one table and all its files are JSON or Parquet;
 * it then counts as one source. When several cards fit, the one that asks most wins; a tie is no match.
 */
export async function recogniseFiles(dir: string, cards: Iterable<SourceCard>): Promise<Recognition> {
  const signed = [...cards].filter(({signature}) => signature !== undefined).sort((a, b) => (a.id < b.id ? -1 : 1));
  const recognition: Recognition = {matches: new Map(), unrecognised: []};
  const folders = new Map<string, string[]>();
  for (const path of await listFiles(dir)) folders.set(dirname(path), [...(folders.get(dirname(path)) ?? []), path]);
  for (const files of [...folders.values()]) {
    const contents: FileContent[] = [];
    for (const path of files) contents.push(await describeFile(path));
    const table = recordedTable(contents);
    if (table !== null) {
      const card = signed.find(({signature}) => signature?.table === table);
      if (card) add(card.id, files);
      else for (const path of files) refuse(path, `part of a recording of table ${table}, for which there is no card`);
      continue;
    }
    for (const content of contents) matchFile(content);
  }
  for (const files of recognition.matches.values()) files.sort();
  return recognition;

  function matchFile(content: FileContent): void {
    const fitting = signed.flatMap((card) => {
      const weight = fit(card, content);
      return weight > 0 ? [{card, weight}] : [];
    });
    fitting.sort((a, b) => b.weight - a.weight);
    const [best, next] = fitting;
    if (best && best.weight !== next?.weight) add(best.card.id, [content.path]);
    else if (best && next) refuse(content.path, `fits several cards: ${fitting.map(({card}) => card.id).join(", ")}`);
    else refuse(content.path, content.why ?? "no card has these columns");
  }

  function add(id: string, files: readonly string[]): void {
    recognition.matches.set(id, [...(recognition.matches.get(id) ?? []), ...files]);
  }

  function refuse(path: string, why: string): void {
    recognition.unrecognised.push({file: relative(dir, path), why});
  }
}

/** The table id when the folder is a recording of just one table. */
function recordedTable(contents: readonly FileContent[]): string | null {
  const tables = new Set(contents.flatMap(({table}) => (table === null ? [] : [table])));
  const [table] = tables;
  const isRecording = contents.length > 1 && contents.every(({kind}) => kind === "json" || kind === "parquet");
  return table !== undefined && tables.size === 1 && isRecording ? table : null;
}

/** How many demands of a card's signature the content meets; 0 when one is not met or there is none. */
function fit({signature}: SourceCard, content: FileContent): number {
  if (!signature || signature.table !== undefined) return 0;
  let weight = 0;
  const has = (name: string): boolean => content.columns.has(name.toLowerCase());
  if (signature.columns) {
    if (!signature.columns.every(has)) return 0;
    weight += signature.columns.length;
  }
  if (signature.without) {
    if (signature.without.some(has)) return 0;
    weight += 1;
  }
  if (signature.cells) {
    for (const [name, value] of Object.entries(signature.cells)) {
      if (content.cells(name) !== value) return 0;
      weight += 1;
    }
  }
  if (signature.geo) {
    if (content.geo?.type !== signature.geo.type || !content.geo.properties.has(signature.geo.property)) return 0;
    weight += 2;
  }
  if (signature.xml !== undefined) {
    if (content.xml !== signature.xml) return 0;
    weight += 1;
  }
  return weight;
}

async function listFiles(dir: string): Promise<string[]> {
  let entries;
  try {
    entries = await readdir(dir, {withFileTypes: true});
  } catch {
    throw new InputError("missing-folder", "the folder cannot be read; check --from", dir);
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) found.push(...(await listFiles(path)));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}
