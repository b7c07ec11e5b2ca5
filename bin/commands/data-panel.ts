import {resolve} from "node:path";
import {InputError} from "../../models/errors.js";
import {grainSchema, levelSchema} from "../../loaders/catalogue/schema.js";
import type {SamplingErrors} from "../../loaders/warehouse/panel-margins.js";
import type {Panel, PanelOptions} from "../../loaders/warehouse/panel-types.js";
import type {CommandContext, Register} from "../command.js";
import {commandGroup, dataDirectory, defaultWarehouse, formatTable, runCommand} from "../command.js";
import {writeWhole} from "../write-whole.js";

interface PanelCommandOptions {
  indicators: string;
  level: string;
  grain: string;
  from: string;
  to: string;
  boundaries: string;
  per: string;
  breakdown: string;
  denominator: string;
  db?: string;
  out: string;
  cells?: string;
  disclose?: boolean;
  json?: boolean;
}

/** `data panel`: observations as a table for analysis, on one division. */
export const register: Register = (program, context) => {
  commandGroup(program, "data", "sources, warehouse and panels")
    .command("panel")
    .description("make a table of indicators by region and period, on the boundaries of one year")
    .requiredOption("--indicators <ids>", "indicator ids, joined by commas: the columns")
    .option("--level <level>", "gemeente, provincie, corop, veiligheidsregio, landsdeel, land, wijk, …", "gemeente")
    .option("--grain <grain>", "year, half-year, quarter, month, week, day or school-year", "year")
    .requiredOption("--from <period>", "first period: 2018, 2018-Q1, 2018-03, …")
    .requiredOption("--to <period>", "last period")
    .requiredOption("--boundaries <year>", "year of the municipal division all rows are brought to")
    .option(
      "--per <kind>",
      "rate: per 1000, or per head for amounts, of the right population; count: as counted",
      "rate"
    )
    .option("--breakdown <breakdown>", "total, or such as age=18-26;sex=f", "total")
    .option("--denominator <choice>", "auto, own (never another), or an indicator id", "auto")
    .option("--db <file>", "warehouse (default: .samenhang/samenhang.duckdb)")
    .requiredOption("--out <file>", "CSV to write; its quality notes come beside it as <name>.notes.json")
    .option("--cells <file>", "also write the reason, flag, status and source of every cell, as CSV")
    .option("--disclose", "apply the rules for publishing to what rests on sources that are not public")
    .option("--json", "one JSON document on stdout")
    .action((options: PanelCommandOptions) =>
      runCommand({context, json: options.json}, async () => {
        const {panel, samplingErrors} = await makePanel(options, context);
        const out = resolve(context.cwd, options.out);
        const {panelToCsv, panelCellsToCsv} = await import("../../loaders/warehouse/panel-csv.js");
        const {panelNotesPath, panelNotesText} = await import("../../loaders/warehouse/panel-notes-file.js");
        const csv = panelToCsv(panel);
        await writeWhole(out, csv, options.out);
        const notes = panelNotesText(panel, {...panelOptions(options), per: options.per, samplingErrors}, csv);
        await writeWhole(panelNotesPath(out), notes, panelNotesPath(options.out));
        if (options.cells !== undefined)
          await writeWhole(resolve(context.cwd, options.cells), panelCellsToCsv(panel), options.cells);
        return {json: summary(panel), text: describe(panel, out)};
      })
    );
};

async function makePanel(
  options: PanelCommandOptions,
  context: CommandContext
): Promise<{panel: Panel; samplingErrors: SamplingErrors}> {
  const {buildPanel} = await import("../../loaders/warehouse/panel.js");
  const {openWarehouse} = await import("../../loaders/warehouse/database.js");
  const {readCatalogue} = await import("../../loaders/catalogue/catalogue.js");
  const file = options.db === undefined ? defaultWarehouse(context) : resolve(context.cwd, options.db);
  const catalogue = await readCatalogue(dataDirectory(context));
  const {connection, close} = await openWarehouse(file);
  try {
    const series = new Map([...catalogue.indicators].map(([id, {parts}]) => [id, parts] as const));
    const withParts = new Map([...series].filter(([, parts]) => parts.length > 0));
    const wanted = {...panelOptions(options), series: withParts};
    const panel = await buildPanel(connection, wanted);
    const {panelMargins} = await import("../../loaders/warehouse/panel-margins.js");
    const samplingErrors = await panelMargins(connection, panel, wanted);
    if (!options.disclose) return {panel, samplingErrors};
    const {disclosePanel} = await import("../../loaders/warehouse/panel-disclose.js");
    const {houseRules} = await import("../../models/groups/disclosure.js");
    const closed = [...catalogue.sources.values()].filter(({access}) => access === "restricted");
    const rules = new Map(closed.map(({id, disclosure}) => [id, disclosure ?? houseRules] as const));
    const isCount = (id: string): boolean => catalogue.indicators.get(id)?.measure === "count";
    const counts = await buildPanel(connection, {...wanted, per: "count"});
    // A margin would tell what a hidden figure was near to.
    return {panel: disclosePanel(panel, counts, rules, isCount), samplingErrors: {}};
  } finally {
    close();
  }
}

function panelOptions(options: PanelCommandOptions): PanelOptions {
  const level = levelSchema.safeParse(options.level);
  if (!level.success) throw invalid("--level", options.level, levelSchema.options);
  const grain = grainSchema.safeParse(options.grain);
  if (!grain.success) throw invalid("--grain", options.grain, grainSchema.options);
  if (options.per !== "rate" && options.per !== "count") throw invalid("--per", options.per, ["rate", "count"]);
  if (!/^\d{4}$/.test(options.boundaries))
    throw new InputError("invalid-option", `not a year: ${options.boundaries}; write 2023`, "--boundaries");
  return {
    indicators: options.indicators
      .split(",")
      .map((id) => id.trim())
      .filter((id) => id !== ""),
    level: level.data,
    grain: grain.data,
    from: options.from,
    to: options.to,
    boundaries: Number(options.boundaries),
    per: options.per,
    breakdown: options.breakdown,
    denominator: options.denominator
  };
}

const invalid = (option: string, value: string, choices: readonly string[]): InputError =>
  new InputError("invalid-option", `not one of the choices: ${value}; write ${choices.join(", ")}`, option);

function summary({rows, complete, regions, periods, coverage, notes, estimated}: Panel): object {
  return {
    rows: rows.length,
    complete,
    regions: regions.length,
    periods: periods.length,
    coverage,
    notes,
    estimated
  };
}

function describe(panel: Panel, out: string): string {
  const table = formatTable(Object.entries(panel.coverage), [
    {title: "indicator", value: ([id]) => id},
    {title: "filled", value: ([, {share}]) => `${(100 * share).toFixed(1)} %`},
    {
      title: "empty because",
      value: ([, {missing}]) =>
        Object.entries(missing)
          .map(([reason, count]) => `${reason} ${count}`)
          .join(", ")
    }
  ]);
  const size = `${panel.rows.length} rows (${panel.regions.length} regions × ${panel.periods.length} periods)`;
  const notes = panel.notes.map(({indicator, effect, text}) => `note (${indicator}, ${effect}): ${text}`);
  return [table, "", `${out}: ${size}, ${panel.complete} complete, ${panel.estimated} estimates`, ...notes].join("\n");
}
