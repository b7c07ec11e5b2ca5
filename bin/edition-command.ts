import {join, resolve} from "node:path";
import {dataDirectory, type CommandContext} from "./command.js";

export const editionGroup = [
  "edition",
  "editions: what was published on a day, frozen, and what changed since"
] as const;

/** Where editions stand: as given, else data/editions. */
export const editionFolder = (
  context: Pick<CommandContext, "cwd" | "projectRoot">,
  given: string | undefined
): string => (given === undefined ? join(dataDirectory(context), "editions") : resolve(context.cwd, given));
