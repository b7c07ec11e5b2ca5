import {createHash, randomUUID} from "node:crypto";
import {existsSync} from "node:fs";
import {chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {writeError} from "../../bin/write-whole.js";
import {InputError} from "../../models/errors.js";
import {walk} from "../walk.js";

/** What the list of hashes is called. */
export const manifestName = "manifest.json";
const format = "samenhang-story/1";

/** A folder that is written whole or not at all. */
export interface Bundle {
  /** The folder while it is being written. */
  readonly folder: string;
  write(name: string, content: string): Promise<void>;
  /** Makes the folder that a file will lie in. */
  folderFor(name: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Writes the list of hashes and puts the folder in its place; what stood there goes. */
  finish(about: Readonly<Record<string, unknown>>): Promise<Manifest>;
  /** Throws away what was written; what stood there stays. */
  discard(): Promise<void>;
}

export interface Manifest {
  format: typeof format;
  files: {path: string; bytes: number; sha256: string}[];
}

/**
 * Opens a new folder beside the one that will hold the story.
 *
 * Throws InputError (cannot-write) where nothing can be written, or where files stand that no story made: those would be lost.
 * `finish` looks again.
 */
export async function openBundle(out: string): Promise<Bundle> {
  await refuseStrangers(out);
  const folder = await make(async () => {
    await mkdir(dirname(out), {recursive: true});
    return mkdtemp(join(dirname(out), `.${basename(out)}-`));
  }, out);
  return {
    folder,
    write: (name, content) =>
      make(async () => {
        await mkdir(dirname(join(folder, name)), {recursive: true});
        await writeFile(join(folder, name), content);
      }, name),
    folderFor: (name) =>
      make(async () => {
        await mkdir(dirname(join(folder, name)), {recursive: true});
      }, name),
    remove: (name) => make(() => rm(join(folder, name), {force: true}), name),
    finish: async (about) => {
      const files = await hashes(folder);
      const manifest: Manifest = {format, ...about, files};
      await refuseStrangers(out);
      await make(async () => {
        await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
        // A temporary folder is its maker's alone; a story is to be read.
        await chmod(folder, 0o755);
        await swap(folder, out);
      }, out);
      return manifest;
    },
    discard: () => rm(folder, {recursive: true, force: true})
  };
}

/** What a story did not make itself is somebody's work: a folder with such files is not replaced. */
async function refuseStrangers(out: string): Promise<void> {
  const names = await readdir(out).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return [];
    if (error.code === "ENOTDIR") throw new InputError("cannot-write", "this is a file; give a folder", out);
    throw writeError(error, out);
  });
  if (names.length === 0) return;
  const made = await madeFiles(out);
  if (made === null)
    throw new InputError("cannot-write", "there are files here that are no story; give an empty or a new folder", out);
  // Hidden files are what a computer leaves behind by itself.
  const strange = (await hashes(out)).filter(
    ({path, sha256}) => path !== manifestName && !/(^|\/)\./.test(path) && made.get(path) !== sha256
  );
  const [first, ...others] = strange;
  if (first === undefined) return;
  const more = others.length === 0 ? "" : `, and ${others.length} more`;
  throw new InputError(
    "cannot-write",
    `changed or added after the story was made${more}; keep it elsewhere, or give another folder`,
    join(out, first.path)
  );
}

/** Hashes by name of what a story made here; null where its list is not. */
async function madeFiles(out: string): Promise<ReadonlyMap<string, string> | null> {
  try {
    const made = JSON.parse(await readFile(join(out, manifestName), "utf8")) as Manifest | null;
    if (made?.format !== format) return null;
    return new Map(made.files.map(({path, sha256}) => [path, sha256]));
  } catch {
    return null;
  }
}

async function hashes(folder: string): Promise<Manifest["files"]> {
  const files: Manifest["files"] = [];
  for (const path of (await walk(folder)).sort()) {
    const content = await readFile(join(folder, path));
    files.push({path, bytes: content.length, sha256: createHash("sha256").update(content).digest("hex")});
  }
  return files;
}

/** Two renames: between them a reader finds no folder, never half of one. */
async function swap(folder: string, out: string): Promise<void> {
  if (!existsSync(out)) return rename(folder, out);
  const old = join(dirname(out), `.${basename(out)}-${randomUUID()}`);
  await rename(out, old);
  try {
    await rename(folder, out);
  } catch (error) {
    await rename(old, out);
    throw error;
  }
  await rm(old, {recursive: true, force: true});
}

async function make<Value>(work: () => Promise<Value>, name: string): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw writeError(error, name);
  }
}
