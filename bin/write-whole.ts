import {open, rename, rm} from "node:fs/promises";
import {InputError} from "../models/errors.js";

/**
 * Writes a file as a whole or not at all: what stood there stays until the new content is complete.
 *
 * Throws InputError (cannot-write) when its folder is not there, or it may not be written.
 */
export async function writeWhole(path: string, content: string | Uint8Array, name: string): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  try {
    const handle = await open(part, "w");
    try {
      await handle.writeFile(content);
      // Before the name: after a power cut a disk may hold the new name and none of the content.
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, path);
  } catch (error) {
    // Where its folder is a file, there is nothing to remove.
    await rm(part, {force: true}).catch(() => undefined);
    throw writeError(error, name);
  }
}

/** What stands in the way of writing `name`, as the user's to mend; any other error as it is. */
export function writeError(error: unknown, name: string): unknown {
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ""];
  return reason === undefined ? error : new InputError("cannot-write", reason, name);
}

/** What a disk refused in the middle of longer work, as the user's to mend; any other error as it is. */
export function diskTrouble(error: unknown): unknown {
  const {code = "", path = "the disk"} = error as NodeJS.ErrnoException;
  return /^(EACCES|EPERM|EROFS|ENOSPC|EDQUOT)$/.test(code) ? writeError(error, path) : error;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "its folder is not there; make it first",
  ENOTDIR: "its folder is a file; choose another",
  EISDIR: "this is a folder; give a file",
  EACCES: "it may not be written here; choose another folder",
  EPERM: "it may not be written here; choose another folder",
  EROFS: "this disk is read-only; choose another",
  ENOSPC: "the disk is full; make room",
  EDQUOT: "your share of the disk is full; make room",
  ENAMETOOLONG: "the name is too long; choose a shorter one"
};
