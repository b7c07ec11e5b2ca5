import {Option} from "commander";
import type {ShiftShareOptions} from "../../models/statistics/shift-share/exposure.js";
import type {Shock} from "../../models/statistics/shift-share/types.js";
import {InputError} from "../../models/errors.js";
import type {Frame} from "../../models/statistics/types.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {runCommand} from "../command.js";
import {readNumber} from "../read-options.js";

interface Options {
  outcome: string;
  treatment?: string;
  shares: string[];
  shocks: string;
  sector: string;
  shock?: string;
  period?: string;
  sectorCluster?: string;
  controls?: string;
  weights?: string;
  cluster?: string;
  shareControl: boolean;
  null: number;
  level: number;
  decimal: string;
  json?: boolean;
}

/** `shift-share`: exposure to shocks of sectors by local shares, with standard errors that sectors allow (AKM, AKM0). */
export const register: Register = (program, context) => {
  program
    .command("shift-share")
    .description("regress on exposure to sector shocks, or use it as an instrument, with AKM and AKM0 errors")
    .argument("<file>", "CSV, a row a region (and period): outcome, treatment, controls, a column of shares a sector")
    .requiredOption("--outcome <y>", "outcome: a column, or as in a formula: log(y)")
    .option("--treatment <x>", "what the exposure is an instrument of; without it the reduced form is estimated")
    .requiredOption(
      "--shares <columns>",
      "columns of shares: a,b,c named as the sectors, or s* (s and the sector)",
      list
    )
    .requiredOption("--shocks <file>", "CSV, a row a sector (and period): its shock")
    .option("--sector <column>", "column of the shocks file that names the sector", "sector")
    .option("--shock <column>", "column of the shock; may be left out when no other is left")
    .option("--period <column>", "column in both files: shocks differ by period")
    .option("--sector-cluster <column>", "column of the shocks file: shocks of one cluster may move together")
    .option("--controls <terms>", "a,b or the right side of a formula: 'a + b | region + year'", readControls)
    .option("--weights <column>", "weights of the rows")
    .option("--cluster <column>", "rows of one cluster may move together; adds a standard error")
    .option("--no-share-control", "do not control for the sum of the shares where it is not one")
    .option("--null <value>", "value to test", readNumber, 0)
    .option("--level <probability>", "of the intervals", readNumber, 0.95)
    .addOption(new Option("--decimal <sign>", "decimal sign of the files").choices([".", ","]).default("."))
    .option("--json", "one JSON document on stdout")
    .addHelpText("after", help)
    .action((file: string, options: Options) =>
      runCommand({context, json: options.json}, () => run(file, options, context))
    );
};

const help = `
The exposure is the sum over sectors of share times shock; it need not be in the file.

JSON:
  method           "reduced-form" or "iv"; outcome, treatment, n
  estimate         coefficient of the exposure, or of the treatment
  null, level      value tested; probability of the intervals
  inference        {homoscedastic, ehw, cluster, akm, akm0}, each {se, statistic, p, low, high} by the normal
                   distribution, null where it cannot be had. homoscedastic, ehw (robust) and cluster ({by, clusters})
                   take the rows for independent: too small when regions with like sectors move together.
                   akm, akm0: Adao, Kolesar & Morales (2019), valid then. akm0 inverts a test and has a shape:
                   "interval" low to high; "outside" all values up to low and all from high on; "line" every value
                   (low and high null). Its se is the half width over the normal quantile.
  shockLevel       {estimate, se}: the same estimate by regression over shocks (Borusyak, Hull & Jaravel 2022)
  firstStage       {estimate, fEhw, fAkm} of the treatment on the exposure; null for a reduced form
  shocks           {count, effective, largest: {sector, period, share}, clusters: {count, effective}}:
                   effective = 1/sum of squared average shares
  shares           {least, most, sumToOne, sumControlled}: sums of the shares by row (one within 0.001)
  rotemberg        [{sector, period, shock, share, weight, estimate}], largest weight first: estimate = sum of
                   weight times the estimate with that sector alone (Goldsmith-Pinkham, Sorkin & Swift 2020)
  negativeWeight   sum of the negative weights
  controls, dropped, warnings
With --period shocks are clustered by sector unless --sector-cluster says otherwise.`;

async function run(file: string, options: Options, context: CommandContext): Promise<CommandResult> {
  const {readFrame} = await import("../frame-file.js");
  const {shiftShare} = await import("../../models/statistics/shift-share/shift-share.js");
  const {shiftShareText} = await import("../shift-share-text.js");
  const {decimal, period, treatment, controls, weights, cluster} = options;
  const table = await readFrame(context, file, {decimal});
  const shocks = await shocksOf(await readFrame(context, options.shocks, {decimal}), options);
  const settings: ShiftShareOptions = {
    outcome: options.outcome,
    shares: options.shares,
    shocks,
    controlShareSum: options.shareControl,
    nullValue: options.null,
    level: options.level,
    ...(treatment === undefined ? {} : {treatment}),
    ...(period === undefined ? {} : {period}),
    ...(controls === undefined ? {} : {controls}),
    ...(weights === undefined ? {} : {weights}),
    ...(cluster === undefined ? {} : {cluster})
  };
  const result = shiftShare(table, settings);
  return {json: result, text: shiftShareText(result)};
}

async function shocksOf(table: Frame, {sector, shock, period, sectorCluster}: Options): Promise<Shock[]> {
  const {codeColumn} = await import("../../models/statistics/formula/coding.js");
  const {numberColumn, placeOf, tableColumn} = await import("../../models/statistics/formula/table-column.js");
  const labels = (name: string): ((row: number) => string) => {
    const {codes, levels} = codeColumn(tableColumn(table, name));
    return (row) => {
      const label = levels[codes[row] ?? -1];
      if (label === undefined) throw new InputError("missing-name", `the shock has no ${name}`, placeOf(table, row));
      return label;
    };
  };
  const named = [sector, period, sectorCluster];
  const values = numberColumn(table, shock ?? onlyOther(table, named));
  const sectorAt = labels(sector);
  const periodAt = period === undefined ? null : labels(period);
  const clusterBy = sectorCluster ?? (period === undefined ? null : sector);
  const clusterAt = clusterBy === null ? null : labels(clusterBy);
  const known = new Set<string>();
  return Array.from({length: table.length}, (_, row): Shock => {
    const own: Shock = {
      sector: sectorAt(row),
      period: periodAt?.(row) ?? null,
      value: values[row] ?? NaN,
      cluster: clusterAt?.(row) ?? null
    };
    const key = JSON.stringify([own.sector, own.period]);
    if (known.has(key))
      throw new InputError(
        "duplicate-shock",
        `sector ${own.sector} has two shocks${period === undefined ? "; --period names the column of periods" : ""}`,
        placeOf(table, row)
      );
    known.add(key);
    return own;
  });
}

function onlyOther(table: Frame, named: readonly (string | undefined)[]): string {
  const others = Object.keys(table.columns).filter((name) => !named.includes(name));
  const [only] = others;
  if (only !== undefined && others.length === 1) return only;
  throw new InputError(
    "missing-column",
    `say which column holds the shock: --shock ${others.join(" or ")}`,
    table.origin?.file ?? null
  );
}

const list = (text: string): string[] =>
  text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** `a,b` is `a + b`; a comma inside brackets belongs to a function. */
function readControls(text: string): string {
  let depth = 0;
  return Array.from(text, (sign) => {
    if (sign === "(") depth++;
    if (sign === ")") depth--;
    return sign === "," && depth === 0 ? " + " : sign;
  }).join("");
}
