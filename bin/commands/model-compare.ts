import type {ComparedSet} from "../../models/system/compare.js";
import type {SystemFile} from "../../models/system/format.js";
import type {Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";
import {readWhole} from "../read-options.js";

/** `model compare`: every set of interventions against the goals of a system model, best first. */
export const register: Register = (program, context) => {
  commandGroup(program, "model", "system models: enriched causal loop diagrams")
    .command("compare")
    .description("compare all sets of interventions by the goals of a system model, best first")
    .argument("<file>", "a *.system.json")
    .option("--combinations <n>", "largest number of interventions at once", readWhole, 2)
    .option("--by-basis", "again under each kind of evidence that changes a link")
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: {combinations: number; byBasis?: boolean; json?: boolean}) =>
      runCommand({context, json: options.json}, async () => {
        const {readModel} = await import("../model-file.js");
        const {compareInterventions} = await import("../../models/system/compare.js");
        const system = await readModel(context, file);
        const settings = {combinations: options.combinations, signal: context.signal};
        const textOf = (sets: readonly ComparedSet[]): string => setsText(system, sets);
        if (options.byBasis === true) {
          const {compareByBasis} = await import("../../models/system/bases/compare-by-basis.js");
          const bases = compareByBasis(system, settings);
          const parts = bases.map(({basis, changed, sets, problem}) => {
            const heading = basis === "chosen" ? "as in force" : `${basis}: ${changed.length} links differ`;
            return `${heading}\n${sets === null ? `not run: ${problem}` : textOf(sets)}`;
          });
          return {json: {results: bases[0]?.sets ?? [], bases}, text: parts.join("\n\n")};
        }
        const results = compareInterventions(system, settings);
        return {json: {results}, text: textOf(results)};
      })
    );
};

const setsText = (system: SystemFile, sets: readonly ComparedSet[]): string =>
  formatTable(sets, [
    {title: "interventions", value: ({interventions}) => interventions.join(" + ") || "(none)"},
    {title: "score", value: ({score}) => score.toFixed(4)},
    ...system.goals.map(({variable}) => ({
      title: variable,
      value: ({goals}: ComparedSet) => (goals[variable] ?? NaN).toFixed(4)
    })),
    {title: "effort", value: ({effort}) => (effort === null ? "" : effort.toFixed(3))}
  ]);
