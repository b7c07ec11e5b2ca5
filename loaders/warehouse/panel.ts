import type {DuckDBConnection} from "@duckdb/node-api";
import {InputError} from "../../models/errors.js";
import type {Column, ColumnBuilder} from "./panel-column.js";
import {createColumnBuilder} from "./panel-column.js";
import type {PanelIndicator} from "./panel-data.js";
import {countRows} from "./panel-coverage.js";
import {readNotes, requireIndicator} from "./panel-data.js";
import {formatPeriod, periodsBetween} from "./panel-periods.js";
import {divideColumns} from "./panel-rates.js";
import type {Remarks} from "./panel-remarks.js";
import {createRemarks} from "./panel-remarks.js";
import type {Panel, PanelNote, PanelOptions, PanelRow} from "./panel-types.js";
import {emptyCell} from "./panel-types.js";
import type {World} from "./panel-world.js";
import {readWorld} from "./panel-world.js";

const breakdownPattern = /^(total|[a-z0-9-]+=[^;=\s]+(;[a-z0-9-]+=[^;=\s]+)*)$/;

/**
 * Turns observations into a table for analysis: a row for every region of the target division and period, a column for
 * each indicator; every empty cell with its reason, every estimate flagged, and the notes that bite. The rules stand in
 * docs/method/panel.md.
 *
 * @param connection a warehouse, its tables under their own names (openWarehouse)
 * Throws InputError for an unknown indicator, a division or period that is not there, or options that do not fit.
 */
export async function buildPanel(connection: DuckDBConnection, options: PanelOptions): Promise<Panel> {
  const {indicators: ids, level, grain, boundaries} = options;
  const periods = periodsBetween(options.from, options.to, grain);
  const [first = "", last = ""] = [periods[0], periods.at(-1)];
  checkOptions(options);
  // Denominators reach one year before and, for the mean over a year, two beyond.
  const world = await readWorld(
    connection,
    `${Number(first.slice(0, 4)) - 1}-01-01`,
    `${Number(last.slice(0, 4)) + 2}-12-31`
  );
  const regions = (await world.regions(boundaries, level)).map(({code}) => code);
  if (regions.length === 0)
    throw new InputError(
      "unknown-division",
      `no ${level} regions of ${boundaries} in this warehouse; see \`data regions\``,
      "--boundaries"
    );
  const remarks = createRemarks();
  const summed = new Set<string>();
  const build = createColumnBuilder(world, remarks, summed);
  const columns: Map<string, Column>[] = [];
  for (const id of ids) columns.push(await seriesOf(id, options, periods, world, build, remarks));
  for (const [index, id] of ids.entries()) remarkSources(id, columns[index] ?? new Map<string, Column>(), remarks);
  const byPeriod = periods.map((period) => ({
    period: formatPeriod(period, grain),
    columns: columns.map((column) => column.get(period))
  }));
  const rows: PanelRow[] = regions.flatMap((region) =>
    byPeriod.map(({period, columns}) => ({
      region,
      period,
      cells: columns.map((column) => column?.get(region) ?? emptyCell("no-observation"))
    }))
  );
  const notes = await notesOf(connection, world, {ids, shown: level, regions, first, last, summed});
  return {
    indicators: ids,
    rows,
    periods: periods.map((period) => formatPeriod(period, grain)),
    regions,
    ...countRows(rows, ids),
    notes: [...notes, ...remarks.notes()]
  };
}

function checkOptions({indicators, breakdown = "total"}: PanelOptions): void {
  if (indicators.length === 0) throw new InputError("missing-option", "name at least one indicator", "--indicators");
  const twice = indicators.find((id, index) => indicators.indexOf(id) !== index);
  if (twice)
    throw new InputError("duplicate-indicator", `${twice} stands in the list twice; leave one out`, "--indicators");
  if (!breakdownPattern.test(breakdown))
    throw new InputError(
      "invalid-breakdown",
      `not a breakdown: ${breakdown}; write total or age=18-26;sex=f`,
      "--breakdown"
    );
}

/** One indicator over all periods; a series of parts takes each period from the part whose window holds it. */
async function seriesOf(
  id: string,
  options: PanelOptions,
  periods: readonly string[],
  world: World,
  build: ColumnBuilder,
  remarks: Remarks
): Promise<Map<string, Column>> {
  const indicator = requireIndicator(world.indicators, id);
  if (indicator.parts.length === 0) return leafOf(indicator, options, periods, world, build, remarks);
  const joined = new Map<string, Column>();
  const empty = new Map<string, Column>();
  const windows = options.series?.get(id) ?? indicator.parts.map((part) => ({indicator: part, from: null, to: null}));
  for (const part of windows) {
    const own = periods.filter(
      (period) =>
        !joined.has(period) && (part.from === null || period >= part.from) && (part.to === null || period <= part.to)
    );
    const leaf = requireIndicator(world.indicators, part.indicator);
    const columns = await leafOf(leaf, options, own, world, build, remarks);
    // Where windows overlap or are open, the first part with values has the period.
    for (const [period, column] of columns) {
      const hasValues = [...column.values()].some(({value}) => value !== null);
      if (hasValues) joined.set(period, column);
      else if (!empty.has(period)) empty.set(period, column);
    }
  }
  return new Map([...empty, ...joined]);
}

async function leafOf(
  indicator: PanelIndicator,
  {level, grain, boundaries, breakdown = "total", per = "rate", denominator: choice = "auto"}: PanelOptions,
  periods: readonly string[],
  world: World,
  build: ColumnBuilder,
  remarks: Remarks
): Promise<Map<string, Column>> {
  if (choice !== "auto" && choice !== "own") requireIndicator(world.indicators, choice);
  const request = {level, grain, breakdown, boundaries, mayReplaceWeights: choice !== "own"};
  const columns = new Map<string, Column>();
  for (const period of periods) columns.set(period, await build({...request, indicator: indicator.id, period}));
  if (per === "count") return columns;
  return divideColumns(indicator, columns, request, {build, indicators: world.indicators, remarks, choice});
}

/** Says so when a column takes periods, or regions of one period, from different sources: the seam may show. */
function remarkSources(id: string, column: ReadonlyMap<string, Column>, remarks: Remarks): void {
  const periodsOf = new Map<string, string[]>();
  const beside = {id: "bronnen-naast-elkaar", indicator: id, kind: "plausibility"} as const;
  for (const [period, cells] of [...column].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const sources = [...cells.values()].flatMap(({value, source}) =>
      value === null || source === null ? [] : [source]
    );
    const names = [...new Set(sources)].sort();
    const used = names.join(" en ");
    if (names.length > 1) {
      const text = `In één periode komen gebieden uit verschillende bronnen (${used}). Een verschil tussen gebieden kan daaraan liggen.`;
      remarks.add({...beside, period, text});
    }
    if (used !== "") periodsOf.set(used, [...(periodsOf.get(used) ?? []), period]);
  }
  if (periodsOf.size < 2) return;
  const parts = [...periodsOf].map(([used, periods]) => {
    const years = [...new Set(periods.map((period) => period.slice(0, 4)))];
    return `${years.length > 1 ? `${years[0]}-${years.at(-1)}` : years[0]}: ${used}`;
  });
  const text = `De bron verschilt per periode (${parts.join("; ")}). Een sprong tussen die perioden kan daaraan liggen.`;
  const [first = ""] = [...periodsOf.values()]
    .map((periods) => periods[0] ?? "")
    .sort()
    .slice(1);
  remarks.add({id: "bronnen", indicator: id, kind: "series-break", period: first, text});
}

/**
 * Notes of the indicators and their parts that reach into the range and concern a region of the panel or one it came
 * from. Notes on wijken come with municipalities and larger areas that were put together from them.
 */
async function notesOf(
  connection: DuckDBConnection,
  world: World,
  {
    ids,
    shown,
    regions,
    first,
    last,
    summed
  }: {
    ids: readonly string[];
    shown: string;
    regions: readonly string[];
    first: string;
    last: string;
    summed: ReadonlySet<string>;
  }
): Promise<PanelNote[]> {
  const all = ids.flatMap((id) => [id, ...(world.indicators.get(id)?.parts ?? [])]);
  const concerned = new Set(regions);
  for (const {from, to} of [...world.changes].sort((a, b) => (a.date < b.date ? 1 : -1)))
    if (concerned.has(to)) concerned.add(from);
  const yearEnd = `${last.slice(0, 4)}-12-31`;
  return (await readNotes(connection, [...new Set(all)], first, yearEnd))
    .filter(({level, indicator}) => !level || level === shown || (level === "wijk" && summed.has(indicator)))
    .filter(({regions: named}) => named === null || named.some((code) => concerned.has(code)))
    .map((note) => ({...note, explainedBy: note.explainedBy ?? null}));
}
