import type {Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";
import {readAssignments} from "../read-options.js";

interface Options {
  push?: Record<string, number>;
  fix?: Record<string, number>;
  json?: boolean;
}

/** `model effects`: what a system model comes to rest at, and whether it does. */
export const register: Register = (program, context) => {
  commandGroup(program, "model", "system models: enriched causal loop diagrams")
    .command("effects")
    .description(
      "total effects and the end value under a lasting push, or with a variable held (deviations from the start)"
    )
    .argument("<file>", "a *.system.json")
    .option("--push <a=1>", "lasting amount added to a variable; may be repeated", readAssignments)
    .option("--fix <b=0>", "deviation at which a variable is held; may be repeated", readAssignments)
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: Options) =>
      runCommand({context, json: options.json}, async () => {
        const {readModel} = await import("../model-file.js");
        const {effects} = await import("../../models/system/effects/effects.js");
        const system = await readModel(context, file);
        const result = effects(system, {
          ...(options.push === undefined ? {} : {push: options.push}),
          ...(options.fix === undefined ? {} : {fix: options.fix})
        });
        const short = (value: number | null | undefined): number | null =>
          value === null || value === undefined ? null : Number(value.toPrecision(6));
        const ends = formatTable(
          system.variables.map(({id}) => id),
          [
            {title: "variable", value: (id) => id},
            {title: "change", value: (id) => short(result.equilibrium?.[id])},
            {title: "level", value: (id) => short(result.levels?.[id])}
          ]
        );
        const text = [
          ends,
          "",
          `${result.stable ? "stable" : "not stable"}, spectral radius ${short(result.spectralRadius)}`,
          ...result.warnings.map(({code, message}) => `warning (${code}): ${message}`)
        ].join("\n");
        return {json: result, text};
      })
    );
};
