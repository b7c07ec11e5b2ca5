import {Option} from "commander";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {runCommand} from "../command.js";
import type {MoranTableOptions} from "../moran-table.js";
import {readPositiveWhole, readWhole} from "../read-options.js";

interface MoranOptions extends MoranTableOptions {
  json?: boolean;
}

/** `moran`: whether neighbouring regions are more alike than chance, with the regions that have no neighbours named. */
export const register: Register = (program, context) => {
  program
    .command("moran")
    .description("Moran's I of a column over regions: are neighbours more alike than at random?")
    .argument("<file>", "CSV with one row a region")
    .requiredOption("--value <column>", "column of numbers; regions without value are left out and named")
    .option(
      "--neighbours <file>",
      "CSV with columns from,to: one row a neighbour; each region's neighbours weigh alike"
    )
    .option(
      "--nearest <k>",
      "instead: the k nearest municipalities by their centres (rows with GM codes)",
      readPositiveWhole
    )
    .option(
      "--border <file>",
      "instead: regions that share a border in this TopoJSON, such as geo/gemeente-2023.topojson beside the warehouse"
    )
    .option("--region <column>", "column of region codes; default: the one that holds the codes of the neighbours")
    .option(
      "--permutations <draws>",
      "also test by so many permutations: p = (r + 1)/(draws + 1), two-sided",
      readPositiveWhole
    )
    .addOption(new Option("--decimal <sign>", "decimal sign of the file").choices([".", ","]).default("."))
    .option("--seed <number>", "seed of the permutations", readWhole, 1)
    .option("--json", "one JSON document on stdout")
    .addHelpText(
      "after",
      `
JSON: {i, expected, variance, z, p, pGreater, n, region, excluded:[{region, reason}], warnings:[{code, message}], permutation?:{p, draws}}
Mean and variance under randomisation; p two-sided, pGreater for neighbours more alike (the default of spdep's moran.test).`
    )
    .action((file: string, options: MoranOptions) =>
      runCommand({context, json: options.json}, () => run(file, options, context))
    );
};

async function run(file: string, options: MoranOptions, context: CommandContext): Promise<CommandResult> {
  const {readFrame} = await import("../frame-file.js");
  const {moranOfTable} = await import("../moran-table.js");
  const table = await readFrame(context, file, {decimal: options.decimal});
  const result = await moranOfTable(context, table, options);
  const {i, expected, variance, z, p, n, region, excluded, warnings, permutation} = result;
  const short = (value: number | null): string => (value === null ? "none" : String(Number(value.toPrecision(6))));
  const lines = [
    `Moran's I of ${options.value} over ${n} regions (${region})`,
    `I ${short(i)}, expected ${short(expected)}, variance ${short(variance)}, z ${short(z)}, p ${short(p)} (two-sided)`,
    ...(permutation === undefined ? [] : [`p by ${permutation.draws} permutations: ${short(permutation.p)}`]),
    ...excluded.map((own) => `left out: ${own.region} (${own.reason})`),
    ...warnings.map(({code, message}) => `warning (${code}): ${message}`)
  ];
  return {json: result, text: lines.join("\n")};
}
