import {InputError} from "../../../models/errors.js";

const causes: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "the disk is read-only",
  ENOTDIR: "a file stands where a folder is needed",
  ENOTEMPTY: "another process is writing the same folder",
  EEXIST: "another process is writing the same folder"
};

/** An error of the disk as something the user can mend; any other error as it is. */
export function diskError(error: unknown): unknown {
  const {code, path} = error as NodeJS.ErrnoException;
  const cause = error instanceof Error && code !== undefined ? causes[code] : undefined;
  return cause === undefined ? error : new InputError("cannot-write", `cannot write: ${cause}`, path ?? null);
}
