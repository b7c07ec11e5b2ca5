import {resolve} from "node:path";
import {stringify} from "yaml";
import {InputError} from "../../models/errors.js";
import type {CellPlace} from "../../models/scenario/edit-publication.js";
import type {ScenarioVariant} from "../../models/scenario/format.js";
import type {Register} from "../command.js";
import {commandGroup, runCommand} from "../command.js";
import {readAssignments} from "../read-options.js";
import type {LibraryOptions} from "../scenario-library.js";
import {withLibraryOptions} from "../scenario-library.js";
import {writeWhole} from "../write-whole.js";

interface Options extends LibraryOptions {
  id: string;
  title: string;
  published: string;
  set: Record<string, number>;
  reason?: string;
  out: string;
  json?: boolean;
}

/** `scenario copy`: a publication under an id of one's own, with numbers of one scenario changed and the reason. */
export const register: Register = (program, context) => {
  const command = commandGroup(program, "scenario", "economic scenarios laid over regions")
    .command("copy")
    .description(
      "copy the publication of a scenario to a file of your own, and change numbers of that scenario, with the reason"
    )
    .argument("<id>", "scenario id, such as cpb-2020-03-s4")
    .requiredOption("--id <id>", "id of the copy, such as eigen-2027")
    .requiredOption("--title <title>", "its title")
    .requiredOption("--published <date>", "date of the copy, as 2027-03-11")
    .requiredOption("--out <file>", "YAML to write")
    .option(
      "--set <measure@year=number>",
      "a number to change: gdp-growth, unemployment, employment-persons, employment-hours or a sector, as B-E@2020=-12; may be repeated",
      readAssignments,
      {}
    )
    .option("--reason <text>", "why; needed with --set, and kept beside each changed number")
    .option("--json", "one JSON document on stdout");
  withLibraryOptions(command).action((id: string, options: Options) =>
    runCommand({context, json: options.json}, async () => {
      const {openLibrary} = await import("../scenario-library.js");
      const {findScenario} = await import("../../loaders/scenarios/library.js");
      const {changeCell, copyPublication} = await import("../../models/scenario/edit-publication.js");
      const {publication: source, variant} = findScenario(await openLibrary(context, options), id);
      let publication = copyPublication(source, options);
      const own = publication.variants[source.variants.findIndex((each) => each.id === variant.id)];
      if (own === undefined) throw new Error(`no copy of ${id}`);
      for (const [name, value] of Object.entries(options.set))
        publication = changeCell(publication, placeOf(own, name), {value, reason: options.reason ?? ""});
      await writeWhole(resolve(context.cwd, options.out), stringify(publication), options.out);
      const changed = Object.keys(options.set).length;
      return {
        json: publication,
        text: `${options.out}: scenario ${own.id}, ${changed} ${changed === 1 ? "number" : "numbers"} changed; use it with --own ${options.out}`
      };
    })
  );
};

/** Where a number of a scenario stands. Throws InputError (unknown-cell) that names those there are. */
function placeOf({id, cells, sectors}: ScenarioVariant, name: string): CellPlace {
  const figures = cells.map(({measure, year}) => `${measure}@${year}`);
  const shocks = sectors.map(({sector, year}) => `${sector}@${year}`);
  // Of two figures of one year, that which is counted with.
  const counted = cells.findIndex(
    ({statistic}, at) => figures[at] === name && (statistic === "growth" || statistic === "annual-average")
  );
  const [figure, shock] = [counted >= 0 ? counted : figures.indexOf(name), shocks.indexOf(name)];
  if (figure >= 0) return {list: "cells", variant: id, index: figure};
  if (shock >= 0) return {list: "sectors", variant: id, index: shock};
  throw new InputError(
    "unknown-cell",
    `there is no ${name}; there are ${[...figures, ...shocks].join(", ")} (other sectors: add them to the file)`,
    "--set"
  );
}
