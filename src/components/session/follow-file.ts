import type {Session} from "../../models/interpretation/format.js";
import {sessionFileName, sessionText} from "./session-file.js";
import type {SessionStore} from "./session-store.js";

/** A file on this device that takes every change, where the browser can write one. */
interface Handle {
  readonly name: string;
  createWritable(): Promise<{write(text: string): Promise<void>; close(): Promise<void>}>;
}
type Picker = (options: object) => Promise<Handle>;

const picker = (): Picker | undefined => (globalThis as {showSaveFilePicker?: Picker}).showSaveFilePicker;

export const canFollow = (): boolean => picker() !== undefined;

/**
 * Asks for a file and writes each version that is kept to it, one after the other. Answers its name, or null when none was
 * chosen.
 *
 * @param onlost called when the file can no longer be written
 */
export async function followInFile(store: SessionStore, onlost: (name: string) => void): Promise<string | null> {
  const types = [{accept: {"application/json": [".json"]}}];
  const handle = await picker()?.({suggestedName: sessionFileName(store.session.id), types}).catch(() => null);
  if (handle == null) return null;
  let written: Session | null = null;
  let writing = Promise.resolve();
  const write = async (): Promise<void> => {
    if (store.session === written) return;
    written = store.session;
    const stream = await handle.createWritable();
    await stream.write(sessionText(written));
    await stream.close();
  };
  const next = (): void => {
    writing = writing.then(write).catch(() => {
      written = null;
      stop();
      onlost(handle.name);
    });
  };
  const stop = store.subscribe(() => {
    if (store.safety !== "waiting") next();
  });
  next();
  await writing;
  return handle.name;
}
