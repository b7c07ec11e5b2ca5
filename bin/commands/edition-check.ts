import {readFile} from "node:fs/promises";
import {resolve} from "node:path";
import {InputError} from "../../models/errors.js";
import type {Register} from "../command.js";
import {commandGroup, runCommand} from "../command.js";
import {editionGroup} from "../edition-command.js";

/** `edition check`: whether a file is an edition that can be read. */
export const register: Register = (program, context) => {
  commandGroup(program, ...editionGroup)
    .command("check")
    .description("tell whether files are editions; exit 1 when one is not")
    .argument("<file...>", "*.edition.json")
    .option("--json", "one JSON document on stdout")
    .action((files: string[], options: {json?: boolean}) =>
      runCommand({context, json: options.json}, async () => {
        const {readEdition} = await import("../../models/editions/read-edition.js");
        const problems: {file: string; kind: string; message: string; where: string}[] = [];
        for (const file of files) {
          try {
            const text = await readFile(resolve(context.cwd, file), "utf8").catch(() => {
              throw new InputError("missing-file", "there is no such file, or it cannot be read", file);
            });
            readEdition(text, file);
          } catch (error) {
            if (!(error instanceof InputError)) throw error;
            problems.push({file, kind: error.kind, message: error.message, where: error.where ?? file});
          }
        }
        const ok = problems.length === 0;
        const text = ok
          ? `${files.length} sound`
          : problems.map(({where, message}) => `${where}: ${message}`).join("\n");
        return {json: {ok, problems}, text, exitCode: ok ? 0 : 1};
      })
    );
};
