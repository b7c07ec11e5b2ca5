import {readFile, stat} from "node:fs/promises";
import {resolve} from "node:path";
import {InputError} from "../models/errors.js";
import type {Session} from "../models/interpretation/format.js";
import {largestSession, readSession} from "../models/interpretation/read-session.js";
import type {CommandContext} from "./command.js";

/** The text of a session file. Throws InputError: missing-file, too-large. */
export async function readSessionFile(context: Pick<CommandContext, "cwd">, file: string): Promise<string> {
  const path = resolve(context.cwd, file);
  try {
    const {size} = await stat(path);
    // No character takes more than four bytes.
    if (size > 4 * largestSession)
      throw new InputError("too-large", `the file has ${size} bytes; a session is smaller than that`, file);
    return await readFile(path, "utf8");
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new InputError("missing-file", "there is no such file", file);
    if (code === "EISDIR") throw new InputError("missing-file", "this is a folder; give a file", file);
    throw error;
  }
}

/** A session that can be worked with. Throws InputError of readSessionFile and `invalid-session`. */
export async function openSession(context: Pick<CommandContext, "cwd">, file: string): Promise<Session> {
  return readSession(await readSessionFile(context, file), file);
}
