import type {SystemFile} from "../../models/system/format.js";
import type {CommandContext, Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";
import {readAssignments, readList, readNumber} from "../read-options.js";

interface Options {
  push?: Record<string, number>;
  fix?: Record<string, number>;
  paths?: string[];
  leverage?: boolean;
  fuzzy?: string;
  lambda: number;
  rule: string;
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
    .option(
      "--paths <a,b>",
      "all paths from a to b: strength, delay, order of arrival, share of the total effect",
      readList
    )
    .option("--leverage", "variables by their effect on each goal, conflicts, and loops knocked out")
    .option("--fuzzy <function>", "the diagram as a fuzzy cognitive map: sigmoid, tanh, bivalent, trivalent")
    .option("--lambda <number>", "steepness of sigmoid and tanh", readNumber, 1)
    .option("--rule <rule>", "of a fuzzy cognitive map: kosko, modified, rescaled", "kosko")
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
        const more = await beside(system, options, context);
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
          ...result.warnings.map(({code, message}) => `warning (${code}): ${message}`),
          ...more.texts.flatMap((part) => ["", part])
        ].join("\n");
        return {json: {...result, ...more.fields}, text};
      })
    );
};

/** What was asked beside the end values: fields of the document, and their texts. */
async function beside(
  system: SystemFile,
  options: Options,
  {signal}: CommandContext
): Promise<{fields: Record<string, unknown>; texts: string[]}> {
  const {InputError} = await import("../../models/errors.js");
  const {fuzzyText, leverageText, pathsText} = await import("../effects-text.js");
  const fields: Record<string, unknown> = {};
  const texts: string[] = [];
  if (options.paths !== undefined) {
    const [from, to, ...more] = options.paths;
    if (from === undefined || to === undefined || more.length > 0)
      throw new InputError("invalid-paths", "two variables expected, such as --paths unemployment,crime", "--paths");
    const {systemPaths} = await import("../../models/system/paths/paths.js");
    const paths = systemPaths(system, from, to, {signal});
    fields["paths"] = paths;
    texts.push(pathsText(paths));
  }
  if (options.leverage === true) {
    const {leverage} = await import("../../models/system/leverage/leverage.js");
    const levers = leverage(system, {signal});
    fields["leverage"] = levers;
    texts.push(leverageText(levers));
  }
  if (options.fuzzy !== undefined) {
    const {activations, fuzzyMap, fuzzyRules} = await import("../../models/system/fuzzy/fuzzy.js");
    const activation = activations.find((name) => name === options.fuzzy);
    const rule = fuzzyRules.find((name) => name === options.rule);
    if (activation === undefined)
      throw new InputError("unknown-function", `choose one of ${activations.join(", ")}`, "--fuzzy");
    if (rule === undefined) throw new InputError("unknown-rule", `choose one of ${fuzzyRules.join(", ")}`, "--rule");
    const fuzzy = fuzzyMap(system, {activation, rule, lambda: options.lambda, signal});
    fields["fuzzy"] = fuzzy;
    texts.push(fuzzyText(fuzzy));
  }
  return {fields, texts};
}
