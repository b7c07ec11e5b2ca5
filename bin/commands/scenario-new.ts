import {resolve} from "node:path";
import {Option} from "commander";
import {stringify} from "yaml";
import type {Register} from "../command.js";
import {commandGroup, runCommand} from "../command.js";
import {readAssignments} from "../read-options.js";
import {writeWhole} from "../write-whole.js";

interface Options {
  id: string;
  title: string;
  publisher: string;
  published: string;
  source: string;
  definition: "old" | "new";
  gdp: Record<string, number>;
  unemployment: Record<string, number>;
  out: string;
  json?: boolean;
}

/** `scenario new`: a publication from four numbers and its source. */
export const register: Register = (program, context) => {
  commandGroup(program, "scenario", "economic scenarios laid over regions")
    .command("new")
    .description("write down a publication: GDP growth and unemployment of two years, the year before, and the source")
    .requiredOption("--id <id>", "id of the publication, such as cpb-2027-03")
    .requiredOption("--title <title>", "its title")
    .requiredOption("--published <date>", "date of publication, as 2027-03-11")
    .requiredOption("--source <text>", "where the numbers stand: page, table")
    .requiredOption("--gdp <year=growth>", "growth of GDP in %, as 2027=-1.5,2028=2", readAssignments)
    .requiredOption(
      "--unemployment <year=level>",
      "annual averages in %, the first of the year before the shock, as 2026=3.9,2027=4.6,2028=5",
      readAssignments
    )
    .requiredOption("--out <file>", "YAML to write")
    .option("--publisher <name>", "who published it", "CPB")
    .addOption(
      new Option("--definition <which>", "definition of unemployment: new since February 2022")
        .choices(["old", "new"])
        .default("new")
    )
    .option("--json", "one JSON document on stdout")
    .action(({definition, out, json, ...about}: Options) =>
      runCommand({context, json}, async () => {
        const {newPublication} = await import("../../models/scenario/new-publication.js");
        const publication = newPublication({...about, unemploymentDefinition: definition});
        await writeWhole(resolve(context.cwd, out), stringify(publication), out);
        const ids = publication.variants.map(({id}) => id).join(", ");
        return {json: publication, text: `${out}: scenario ${ids}; use it with --own ${out}`};
      })
    );
};
