import {existsSync} from "node:fs";
import {link, mkdir, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {InputError} from "../../models/errors.js";

// A lock with our own number may be left by an earlier process that had it; only those in here are really ours.
const held = new Set<string>();

export interface BuildLock {
  release(): Promise<void>;
}

/**
 * Takes the right to build `out`: a file `<out>.lock` with the process number. The lock of a process that is gone is
 * taken over. Throws InputError when another build is running, or the folder cannot be written.
 */
export async function lockBuild(out: string): Promise<BuildLock> {
  const file = `${out}.lock`;
  try {
    await mkdir(dirname(out), {recursive: true});
    await take(file, out);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError("cannot-write", `the folder cannot be written: ${(error as Error).message}`, dirname(out));
  }
  held.add(file);
  const release = async (): Promise<void> => {
    held.delete(file);
    await rm(file, {force: true});
  };
  return {release};
}

async function take(file: string, out: string): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      await writeFile(file, String(process.pid), {flag: "wx"});
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const owner = await readFile(file, "utf8").catch(() => null);
    if (owner === null) continue;
    if (isRunning(file, owner)) {
      const advice = `wait for it, or delete ${basename(file)} when no build is running`;
      throw new InputError("build-running", `another build (process ${owner}) is writing this file; ${advice}`, out);
    }
    await takeAway(file, owner);
  }
  throw new InputError("build-running", "other builds keep taking the lock; try again", out);
}

/** Removes a dead lock; by renaming first, so that of two that see it only one can, and never a newer one. */
async function takeAway(file: string, owner: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, "utf8")) !== owner) await link(aside, file).catch(() => undefined);
  await rm(aside, {force: true});
}

function isRunning(file: string, owner: string): boolean {
  const pid = Number(owner);
  // Empty: made this very moment by a process that has not written its number yet, or killed in between.
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (pid === process.pid) return held.has(file);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Removes what killed builds of `out` left beside it. Only for the holder of the lock. */
export async function removeLeftovers(out: string): Promise<void> {
  const directory = dirname(out);
  if (!existsSync(directory)) return;
  const prefix = `${basename(out)}.`;
  for (const name of await readdir(directory)) {
    if (!name.startsWith(prefix)) continue;
    if (/^\d+\.tmp(\.wal|\.spill)?$/.test(name.slice(prefix.length)))
      await rm(join(directory, name), {recursive: true, force: true});
  }
}
