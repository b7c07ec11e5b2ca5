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
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: {combinations: number; json?: boolean}) =>
      runCommand({context, json: options.json}, async () => {
        const {readModel} = await import("../model-file.js");
        const {compareInterventions} = await import("../../models/system/compare.js");
        const system = await readModel(context, file);
        const results = compareInterventions(system, {combinations: options.combinations, signal: context.signal});
        const text = formatTable(results, [
          {title: "interventions", value: ({interventions}) => interventions.join(" + ") || "(none)"},
          {title: "score", value: ({score}) => score.toFixed(4)},
          ...system.goals.map(({variable}) => ({
            title: variable,
            value: ({goals}: (typeof results)[number]) => (goals[variable] ?? NaN).toFixed(4)
          })),
          {title: "effort", value: ({effort}) => (effort === null ? "" : effort.toFixed(3))}
        ]);
        return {json: {results}, text};
      })
    );
};
