import type {CommandContext} from "../../bin/command.js";
import type {Catalogue} from "../../loaders/catalogue/catalogue.js";
import type {Bundle} from "./bundle.js";
import type {CommandRunner} from "./command-runner.js";
import type {StoryOptions} from "./options.js";

/** What every step of the story works with. */
export interface StoryWorld {
  readonly options: StoryOptions;
  readonly context: CommandContext;
  readonly commands: CommandRunner;
  readonly bundle: Bundle;
  readonly catalogue: Catalogue;
  /** The warehouse. */
  readonly db: string;
}
