import {readFile} from "node:fs/promises";
import {resolve} from "node:path";
import {Option} from "commander";
import {InputError} from "../../models/errors.js";
import type {Ipf, IpfFitted} from "../../models/statistics/ipf/ipf.js";
import type {IpfCell, Margins} from "../../models/statistics/ipf/seed-table.js";
import type {Frame} from "../../models/statistics/types.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {formatTable, runCommand} from "../command.js";

interface Options {
  rows: string;
  columns: string;
  row: string;
  column: string;
  value: string;
  low?: string;
  high?: string;
  decimal: string;
  json?: boolean;
}

/** `ipf`: fit a table to the totals of its rows and columns by iterative proportional fitting. */
export const register: Register = (program, context) => {
  program
    .command("ipf")
    .description("fit a table to given row and column totals (iterative proportional fitting, RAS), to 1e-10")
    .argument("<file>", "CSV, a line a cell: row, column, seed; a seed of 0 stays 0")
    .requiredOption("--rows <file>", 'JSON, totals by row: {"r1": 861, …}')
    .requiredOption("--columns <file>", "JSON, totals by column")
    .option("--row <column>", "column that names the row", "region")
    .option("--column <column>", "column that names the column", "sector")
    .option("--value <column>", "column of the seed", "seed")
    .option("--low <column>", "column of lower bounds of the fitted cells")
    .option("--high <column>", "column of upper bounds, as of rounded or suppressed figures")
    .addOption(new Option("--decimal <sign>", "decimal sign of the file").choices([".", ","]).default("."))
    .option("--json", "one JSON document on stdout")
    .addHelpText("after", help)
    .action((file: string, options: Options) =>
      runCommand({context, json: options.json}, () => run(file, options, context))
    );
};

const help = `
JSON: {fitted: [{row, column, value, bound?}], iterations, converged, problems: [{kind, rows, columns, message}]}
  fitted      in the order of the file; bound is "low" or "high" where a cell stands at its bound
  converged   whether every total is met to 1e-10 of itself
  problems    when it is not: the rows and columns with their target and what was reached, and why
              (structural-zeros: the cells that are not 0 cannot hold the totals; bounds; not-converged)
Totals that differ between rows and columns by more than 1e-8 of themselves are refused.`;

async function run(file: string, options: Options, context: CommandContext): Promise<CommandResult> {
  const {readFrame} = await import("../frame-file.js");
  const {ipf} = await import("../../models/statistics/ipf/ipf.js");
  const table = await readFrame(context, file, {decimal: options.decimal, text: [options.row, options.column]});
  const seed = await cellsOf(table, options);
  const rows = await readMargins(context, options.rows, "--rows");
  const columns = await readMargins(context, options.columns, "--columns");
  const result = ipf(seed, {rows, columns}, {signal: context.signal});
  // Also with --json: figures that do not add up must not pass unseen.
  for (const {message} of result.problems) context.stderr.write(`not converged: ${message}\n`);
  return {json: result, text: ipfText(result)};
}

async function cellsOf(table: Frame, options: Options): Promise<IpfCell[]> {
  const {numberColumn, placeOf, tableColumn} = await import("../../models/statistics/formula/table-column.js");
  const [rows, columns] = [options.row, options.column].map((name) => tableColumn(table, name));
  const values = numberColumn(table, options.value);
  const bounds = {
    low: options.low === undefined ? null : numberColumn(table, options.low),
    high: options.high === undefined ? null : numberColumn(table, options.high)
  };
  const nameAt = (row: number, column: string): string => {
    const name = (column === options.row ? rows : columns)?.[row] ?? null;
    if (name === null) throw new InputError("missing-name", `the cell has no ${column}`, placeOf(table, row));
    return String(name);
  };
  return Array.from({length: table.length}, (_, row): IpfCell => {
    const [low, high] = [bounds.low?.[row] ?? NaN, bounds.high?.[row] ?? NaN];
    return {
      row: nameAt(row, options.row),
      column: nameAt(row, options.column),
      value: values[row] ?? NaN,
      // An empty bound is no bound.
      ...(Number.isNaN(low) ? {} : {low}),
      ...(Number.isNaN(high) ? {} : {high})
    };
  });
}

async function readMargins(context: CommandContext, file: string, option: string): Promise<Margins> {
  let text: string;
  try {
    text = await readFile(resolve(context.cwd, file), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new InputError("missing-file", `${option}: there is no such file`, file);
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new InputError("invalid-json", `${option}: the file is no JSON`, file);
  }
  const isTotals =
    typeof document === "object" &&
    document !== null &&
    !Array.isArray(document) &&
    Object.values(document).every((value) => typeof value === "number");
  if (!isTotals)
    throw new InputError(
      "invalid-margins",
      `${option}: the file holds totals by name, as {"r1": 861, "r2": 1218}`,
      file
    );
  return document as Margins;
}

function ipfText({fitted, iterations, converged}: Ipf): string {
  const table = formatTable(fitted, [
    {title: "row", value: ({row}: IpfFitted) => row},
    {title: "column", value: ({column}) => column},
    {title: "value", value: ({value}) => Number(value.toPrecision(10))},
    ...(fitted.some(({bound}) => bound !== undefined) ? [{title: "bound", value: ({bound}: IpfFitted) => bound}] : [])
  ]);
  return `${table}\n\n${converged ? "converged" : "NOT converged"} after ${iterations} rounds`;
}
