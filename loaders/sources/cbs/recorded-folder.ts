import {createHash} from "node:crypto";
import {constants} from "node:fs";
import {copyFile, mkdir, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {InputError} from "../../../models/errors.js";
import type {ReceivedPage} from "./download-chain.js";
import {parsePage} from "./odata-page.js";

/** What index.json of a recorded folder says. Layout: docs/method/cbs.md. */
export interface RecordedIndex {
  tableId: string;
  protocol: "cbs-odata4" | "cbs-odata3";
  /** ISO time at which the last page was in. */
  capturedAt: string;
  /** Address of the table, without a query. */
  source: string;
  sliceFilter: string | null;
  sliceBy: readonly string[];
  /** The publisher's version. */
  version: string | null;
  observationRows: number;
  observationPages: readonly string[];
  /** Name without extension → file. */
  files: Readonly<Record<string, string>>;
  /** SHA-256 over the rows, one JSON line each, in order: equal however the server cut its pages. */
  sha256: string;
  complete: true;
}

export interface FolderContent {
  index: Omit<RecordedIndex, "observationRows" | "observationPages" | "files" | "sha256" | "complete">;
  /** File name → bytes. */
  metadata: ReadonlyMap<string, Uint8Array | string>;
  /** Name of the set of rows (`observations`, `TypedDataSet`) → its pages in order. */
  sets: ReadonlyMap<string, readonly ReceivedPage[]>;
}

/**
 * Writes a recorded folder beside its place and puts it there whole: a kill at any moment leaves the previous complete
 * folder, or (between two renames) its copy `.NAME.previous`, which the next call restores. Refuses (InputError) to
 * replace a folder that is no recording.
 */
export async function writeRecordedFolder(out: string, content: FolderContent): Promise<RecordedIndex> {
  await checkRecordedPlace(out);
  const temporary = join(dirname(out), `.${basename(out)}.partial-${process.pid}`);
  const previous = previousOf(out);
  await rm(temporary, {recursive: true, force: true});
  await mkdir(temporary, {recursive: true});
  try {
    const files: Record<string, string> = {};
    for (const [file, bytes] of content.metadata) {
      await writeFile(join(temporary, file), bytes);
      files[file.replace(/\.json$/, "")] = file;
    }
    const rows = createHash("sha256");
    let count = 0;
    const pageFiles: string[] = [];
    for (const [set, pages] of content.sets) {
      for (const [position, page] of pages.entries()) {
        const file = `${set}-page-${position + 1}.json`;
        await copyFile(page.file, join(temporary, file), constants.COPYFILE_FICLONE);
        for (const row of parsePage(await readFile(join(temporary, file), "utf8")).rows) {
          rows.update(`${JSON.stringify(row)}\n`);
          count += 1;
        }
        pageFiles.push(file);
      }
    }
    const index: RecordedIndex = {
      ...content.index,
      observationRows: count,
      observationPages: pageFiles,
      files,
      sha256: rows.digest("hex"),
      complete: true
    };
    await writeFile(join(temporary, "index.json"), `${JSON.stringify(index, null, 1)}\n`);
    await rm(previous, {recursive: true, force: true});
    await rename(out, previous).catch(ignoreMissing);
    await rename(temporary, out);
    await rm(previous, {recursive: true, force: true});
    return index;
  } catch (error) {
    await rm(temporary, {recursive: true, force: true});
    await restorePrevious(out);
    throw error;
  }
}

/** Sees to it that `out` may be written: restores what a kill left aside, and refuses a folder that is no recording. */
export async function checkRecordedPlace(out: string): Promise<void> {
  await restorePrevious(out);
  await removeLeftovers(out);
  const names = await readdir(out).catch((error: unknown): string[] => {
    ignoreMissing(error);
    return [];
  });
  if (names.length > 0 && !names.includes("index.json"))
    throw new InputError("not-a-recording", "this folder holds other files; choose an empty or new one", out);
}

/** Reads index.json of a complete recorded folder; null when there is none. */
export async function readRecordedIndex(folder: string): Promise<RecordedIndex | null> {
  await restorePrevious(folder);
  const text = await readFile(join(folder, "index.json"), "utf8").catch(() => null);
  if (text === null) return null;
  const index = JSON.parse(text) as Partial<RecordedIndex>;
  return index.complete === true ? (index as RecordedIndex) : null;
}

/** Removes the unfinished folders of processes that are gone. */
async function removeLeftovers(out: string): Promise<void> {
  const prefix = `.${basename(out)}.partial-`;
  const names = await readdir(dirname(out)).catch((): string[] => []);
  for (const name of names.filter((candidate) => candidate.startsWith(prefix)))
    if (!isRunning(Number(name.slice(prefix.length))))
      await rm(join(dirname(out), name), {recursive: true, force: true});
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const previousOf = (out: string): string => join(dirname(out), `.${basename(out)}.previous`);

async function restorePrevious(out: string): Promise<void> {
  const isThere = await readdir(out).then(
    () => true,
    (error: unknown) => {
      ignoreMissing(error);
      return false;
    }
  );
  if (!isThere) await rename(previousOf(out), out).catch(ignoreMissing);
}

function ignoreMissing(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code === "ENOTDIR")
    throw new InputError(
      "not-a-folder",
      "this is a file; choose a folder",
      (error as NodeJS.ErrnoException).path ?? null
    );
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
}
