import {readFile, stat} from "node:fs/promises";
import {resolve} from "node:path";
import {InputError} from "../models/errors.js";
import type {ExpectationsFile} from "../models/system/expectations/format.js";
import {readExpectations} from "../models/system/expectations/read-expectations.js";
import type {SystemFile} from "../models/system/format.js";
import {readSystem} from "../models/system/read-system.js";
import type {CommandContext} from "./command.js";

/** A system model is prose and numbers; a file larger than this is something else. */
const largest = 20 * 1024 * 1024;

/** Whether a file is a stock-flow model in XMILE, by its name. */
export const isXmile = (file: string): boolean => /\.(xmile|stmx|itmx)$/i.test(file);

/** Whether a file is a stock-flow model of Vensim, by its name. */
export const isVensim = (file: string): boolean => /\.mdl$/i.test(file);

/** The text of a model file. Throws InputError: missing-file, too-large. */
export async function readModelText(context: Pick<CommandContext, "cwd">, file: string): Promise<string> {
  const path = resolve(context.cwd, file);
  try {
    const {size} = await stat(path);
    if (size > largest)
      throw new InputError("too-large", `the file has ${size} bytes; a system model has at most ${largest}`, file);
    return (await readFile(path, "utf8")).replace(/^\uFEFF/, "");
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new InputError("missing-file", "there is no such file", file);
    if (code === "EISDIR") throw new InputError("missing-file", "this is a folder; give a file", file);
    throw error;
  }
}

/**
 * The content of a JSON file. Throws InputError of readModelText, and invalid-json.
 */
export async function readJson(context: Pick<CommandContext, "cwd">, file: string): Promise<unknown> {
  const content = await readModelText(context, file);
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new InputError("invalid-json", `this is not JSON: ${(error as Error).message}`, file);
  }
}

/** A system model that is sound. Throws InputError of readJson and `invalid-system`. */
export async function readModel(context: Pick<CommandContext, "cwd">, file: string): Promise<SystemFile> {
  return readSystem(await readJson(context, file), file);
}

/**
 * Expectations of a model: the file named, else `NAME.expectations.json` beside `NAME.system.json`; null when there is
 * none beside it. Throws InputError of readJson (a named file must be there) and `invalid-expectations`.
 */
export async function readExpectationsFile(
  context: Pick<CommandContext, "cwd">,
  model: string,
  named?: string
): Promise<{file: string; expectations: ExpectationsFile} | null> {
  const file = named ?? model.replace(/\.system\.json$/, "") + ".expectations.json";
  try {
    return {file, expectations: readExpectations(await readJson(context, file), file)};
  } catch (error) {
    const isMissing = error instanceof InputError && error.kind === "missing-file";
    if (isMissing && named === undefined) return null;
    throw error;
  }
}
