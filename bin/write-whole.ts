import {rename, rm, writeFile} from "node:fs/promises";
import {InputError} from "../models/errors.js";

/**
 * Writes a file as a whole or not at all: what stood there stays until the new content is complete.
 *
 * Throws InputError (cannot-write) when its folder is not there, or it may not be written.
 */
export async function writeWhole(path: string, content: string | Uint8Array, name: string): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  try {
    await writeFile(part, content);
    await rename(part, path);
  } catch (error) {
    // Where its folder is a file, there is nothing to remove.
    await rm(part, {force: true}).catch(() => undefined);
    const {code} = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      ENOENT: "its folder is not there; make it first",
      ENOTDIR: "its folder is a file; choose another",
      EISDIR: "this is a folder; give a file",
      EACCES: "it may not be written here; choose another folder",
      EPERM: "it may not be written here; choose another folder",
      EROFS: "this disk is read-only; choose another",
      ENOSPC: "the disk is full; make room"
    };
    const reason = reasons[code ?? ""];
    if (reason === undefined) throw error;
    throw new InputError("cannot-write", reason, name);
  }
}
