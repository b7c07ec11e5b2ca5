import type {Register} from "../command.js";
import {commandGroup, runCommand} from "../command.js";
import {readList, readNumber, readPositiveWhole} from "../read-options.js";

interface Options {
  exposure: string;
  outcome: string;
  latent: string[];
  unroll?: number;
  timeStep: number;
  json?: boolean;
}

/** `model adjust`: what to adjust for when one effect of a diagram is estimated, and what would spoil it. */
export const register: Register = (program, context) => {
  commandGroup(program, "model", "system models: enriched causal loop diagrams")
    .command("adjust")
    .description(
      "minimal adjustment sets, forbidden covariates, instruments and implied independencies of a system model"
    )
    .argument("<file>", "a *.system.json")
    .requiredOption("--exposure <id>", "the cause asked about")
    .requiredOption("--outcome <id>", "the consequence asked about")
    .option("--latent <ids>", "variables that cannot be observed, as U,V", readList, [])
    .option("--unroll <periods>", "unroll over this many periods; a diagram with feedback always is", readPositiveWhole)
    .option("--time-step <t>", "time units in a period", readNumber, 1)
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: Options) =>
      runCommand({context, json: options.json}, async () => {
        const {readModel} = await import("../model-file.js");
        const {adjustModel} = await import("../../models/system/identification/adjust-model.js");
        const {exposure, outcome, latent, timeStep} = options;
        const result = adjustModel(await readModel(context, file), {
          exposure,
          outcome,
          latent,
          timeStep,
          ...(options.unroll === undefined ? {} : {unroll: options.unroll})
        });
        const sets = (title: string, list: readonly string[][]): string[] => [
          `${title}:`,
          ...(list.length === 0
            ? ["  no set identifies it"]
            : list.map((set) => `  ${set.join(", ") || "(nothing needed)"}`))
        ];
        const given = (names: readonly string[]): string => (names.length > 0 ? ` given ${names.join(", ")}` : "");
        const text = [
          `effect of ${result.exposure} on ${result.outcome}${result.unrolled === null ? "" : `, unrolled over ${result.unrolled + 1} periods`}`,
          ...sets("adjust for, total effect", result.total),
          ...sets("adjust for, direct effect", result.direct),
          `never adjust for: ${result.forbidden.join(", ") || "(none)"}`,
          `instruments: ${result.instruments.map(({variable, given: names}) => `${variable}${given(names)}`).join("; ") || "(none)"}`,
          `implied independencies: ${result.independencies.length}`,
          ...result.independencies.map(({a, b, given: names}) => `  ${a} and ${b}${given(names)}`),
          ...(result.complete ? [] : ["there are more sets than are listed"])
        ].join("\n");
        return {json: result, text};
      })
    );
};
