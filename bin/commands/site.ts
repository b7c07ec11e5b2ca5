import {resolve} from "node:path";
import type {Command} from "commander";
import {InputError} from "../../models/errors.js";
import type {CommandContext} from "../command.js";
import {commandGroup, runCommand} from "../command.js";
import {diskTrouble} from "../write-whole.js";

/** `samenhang site build`: the site and its release zip, with no network. */
export function register(program: Command, context: CommandContext): void {
  commandGroup(program, "site", "build the website")
    .command("build")
    .description("build the site into dist, check it, and pack a zip for any static web server")
    .option("--no-zip", "leave the zip out")
    .option("--theme <file>", "colours of a municipality (default: data/theme/tokens.css, if it is there)")
    .option("--json", "one JSON document on stdout: {site, pages, bytes, release}")
    .action((options: {zip: boolean; theme?: string; json?: boolean}) =>
      runCommand({context, json: options.json}, async () => {
        const {buildSite, UnsoundSiteError} = await import("../../tools/build-site.js");
        const {projectRoot, effects, signal} = context;
        const theme = options.theme === undefined ? {} : {theme: resolve(context.cwd, options.theme)};
        try {
          const result = await buildSite({projectRoot, effects, signal, pack: options.zip, ...theme});
          const size = `${(result.bytes / 1e6).toFixed(1)} MB`;
          const lines = [`${result.site}: ${result.pages} pages, ${size}`];
          if (result.release !== null) lines.push(`release: ${result.release}`);
          return {json: result, text: lines.join("\n")};
        } catch (error) {
          if (!(error instanceof UnsoundSiteError)) throw diskTrouble(error);
          // Pages are the user's to write: what is wrong with them is told in full, and is no defect of ours.
          for (const {file, problem} of error.problems) effects.log(`${file}: ${problem}`);
          throw new InputError(
            "unsound-site",
            `the built site has problems: ${error.problems.length}, listed above`,
            "src"
          );
        }
      })
    );
}
