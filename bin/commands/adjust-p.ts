import {Option} from "commander";
import {InputError} from "../../models/errors.js";
import type {Adjustment} from "../../models/statistics/multiple-testing/adjust-p.js";
import type {Column, CommandContext, CommandResult, Register} from "../command.js";
import {formatTable, runCommand} from "../command.js";

interface AdjustOptions {
  column: string;
  group?: string;
  method: Exclude<Adjustment, "none">;
  decimal: string;
  json?: boolean;
}

interface Line {
  group: string | undefined;
  p: number | undefined;
  q: number | undefined;
}

/** `adjust-p`: p-values of a CSV file, adjusted for the number of tests. */
export const register: Register = (program, context) => {
  program
    .command("adjust-p")
    .description("adjust the p-values of a CSV file for the number of tests")
    .argument("<file>", "CSV: first row the header, empty or NA missing (stays missing, is not counted)")
    .requiredOption("--column <name>", "the column of p-values")
    .option("--group <name>", "a column of sets, each adjusted by itself")
    .addOption(
      new Option("--method <method>", "the correction")
        .choices(["bh", "by", "holm", "hochberg", "bonferroni"])
        .makeOptionMandatory()
    )
    .addOption(new Option("--decimal <sign>", "decimal sign of the file").choices([".", ","]).default("."))
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: AdjustOptions) =>
      runCommand({context, json: options.json}, () => run(file, options, context))
    );
};

async function run(file: string, options: AdjustOptions, context: CommandContext): Promise<CommandResult> {
  const {readFrame} = await import("../frame-file.js");
  const {adjustP} = await import("../../models/statistics/multiple-testing/adjust-p.js");
  const {numberColumn, placeOf, tableColumn} = await import("../../models/statistics/formula/table-column.js");
  const {codeColumn} = await import("../../models/statistics/formula/coding.js");
  const table = await readFrame(context, file, {decimal: options.decimal});
  const p = numberColumn(table, options.column);
  p.forEach((value, row) => {
    if (value < 0 || value > 1)
      throw new InputError("invalid-p", `${value} is no p-value; one lies between 0 and 1`, placeOf(table, row));
  });
  const groups = options.group === undefined ? null : codeColumn(tableColumn(table, options.group));
  const stray = groups?.codes.indexOf(-1) ?? -1;
  if (stray >= 0)
    throw new InputError("missing-group", `a row without ${options.group ?? ""}: fill it in`, placeOf(table, stray));
  const rowsOf: number[][] = (groups?.levels ?? [""]).map(() => []);
  p.forEach((_, row) => rowsOf[groups?.codes[row] ?? 0]?.push(row));
  const q = new Float64Array(p.length);
  const lists = rowsOf.map((rows) => {
    const own = rows.map((row) => p[row] ?? NaN);
    const adjusted = adjustP(own, options.method);
    rows.forEach((row, index) => (q[row] = adjusted[index] ?? NaN));
    return Array.from(adjusted, orNull);
  });
  const columns: Column<Line>[] = [
    {title: options.column, value: (line) => line.p},
    {title: options.method, value: (line) => line.q}
  ];
  return {
    json: {
      q: groups === null ? (lists[0] ?? []) : Object.fromEntries(groups.levels.map((name, code) => [name, lists[code]]))
    },
    text: formatTable(
      Array.from(p.keys(), (row): Line => ({group: groups?.levels[groups.codes[row] ?? 0], p: p[row], q: q[row]})),
      groups === null ? columns : [{title: options.group ?? "", value: ({group}: Line) => group}, ...columns]
    )
  };
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
