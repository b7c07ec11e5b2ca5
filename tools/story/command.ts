import {Command, CommanderError} from "commander";
import {reportError, type CommandContext} from "../../bin/command.js";
import {readList, readPositiveWhole, readWhole} from "../../bin/read-options.js";
import {InputError} from "../../models/errors.js";
import {defaultScenario, storyOptions, type TypedOptions} from "./options.js";
import {runStory} from "./run-story.js";

/** `npm run story`: the whole way from files to a report, in one folder (docs/how-to/story.md). */
export async function story(args: readonly string[], context: CommandContext): Promise<void> {
  const program = new Command("npm run story --")
    .description("tell the whole story on real files, or on the demonstration world: report, tables, pictures, session")
    .option("--from <dir>", "a folder of files, recognised by what they contain (default: the demonstration world)")
    .option("--db <file>", "a warehouse that is there already, in place of building one")
    .option("--out <folder>", "folder of the story; one that stands there is replaced when all is done", "story")
    .option("--date <day>", "day of the story (default: the last day on which a source was retrieved)")
    .option("--scenario <id>", "scenario laid over the regions; see samenhang scenario list", defaultScenario)
    .option("--region <codes>", "municipalities projected in full, the first leads the story", readList, [
      "GM0794",
      "GM0344"
    ])
    .option("--area <code>", "COROP area of which every municipality is projected", "CR12")
    .option("--draws <n>", "draws for the bands", readPositiveWhole, 1000)
    .option("--seed <number>", "seed of everything random", readWhole, 1)
    .exitOverride()
    .configureOutput({writeOut: (text) => context.stdout.write(text), writeErr: () => undefined})
    .action(async (typed: TypedOptions) => {
      const options = storyOptions(typed, context.cwd);
      const {files} = await runStory(options, context);
      context.stdout.write(`${options.out}: ${files.length} files and their hashes; open report.html\n`);
    });
  try {
    await program.parseAsync([...args], {from: "user"});
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    const mine = error instanceof CommanderError ? new InputError("invalid-arguments", error.message, "--help") : error;
    reportError(mine, context, false);
  }
}
