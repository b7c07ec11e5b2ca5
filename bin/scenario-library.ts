import {join, resolve} from "node:path";
import type {Command} from "commander";
import {readLibrary, readPublicationFile, type LibraryScenario} from "../loaders/scenarios/library.js";
import type {CommandContext} from "./command.js";
import {dataDirectory} from "./command.js";

export interface LibraryOptions {
  own?: string[];
}

/** Gives a command `--own`, for scenarios beside those of the library. */
export const withLibraryOptions = (command: Command): Command =>
  command.option(
    "--own <file>",
    "a publication of your own (YAML or JSON); may be repeated",
    (file, before: string[] = []) => [...before, file]
  );

/** The scenarios of data/scenarios and those of the user's own files. */
export async function openLibrary(context: CommandContext, {own = []}: LibraryOptions): Promise<LibraryScenario[]> {
  const library = await readLibrary(join(dataDirectory(context), "scenarios"));
  const added = await Promise.all(own.map((file) => readPublicationFile(resolve(context.cwd, file))));
  return [
    ...library,
    ...added.flatMap((publication) => publication.variants.map((variant) => ({publication, variant})))
  ];
}
