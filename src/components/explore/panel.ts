import type {
  PanelEntry,
  PanelFile,
  PanelGrain,
  PanelIndex,
  PanelRegionEntry
} from "../../../loaders/site/panel-file.js";
import type {SiteSource} from "../../../loaders/site/types.js";
import type {Parents} from "../../models/statistics/parent-groups.js";
import type {Column, Frame} from "../../models/statistics/types.js";
import type {ColumnFacts, DataNote} from "../../models/statistics/warnings/notes.js";
import {explore} from "../../locale/explore.js";
import {joinUses, usedSources, type SourceUse} from "../pages/words.js";
import type {Source} from "../types.js";
import {sitePanelFiles, type PanelFiles} from "./panel-files.js";

export type PanelLevel = "gemeente" | "corop" | "provincie";

export interface PanelOptions {
  /** "gemeente" (default), "corop" or "provincie". */
  level?: PanelLevel;
  /** "year" (default) or "month". */
  grain?: PanelGrain;
  /** First and last period, 2015 or 2015-03; a year stands for all its months. Default: all there is. */
  from?: string;
  to?: string;
  files?: PanelFiles;
}

/** A column as people read it, and for a survey its standard errors by region and period, as far as they are known. */
export interface PanelVariable extends Pick<PanelEntry, "id" | "title" | "unit" | "decimals" | "measure" | "persons"> {
  readonly survey?: Pick<ColumnFacts, "samplingError">;
}

/**
 * A table for models, a row a region and period, with what its columns are. Columns: `region`, `period`, `corop` and
 * `province` (text; the parents of municipalities), `population`, and one by each indicator's id, NaN where missing.
 */
export interface PanelTable extends Frame {
  readonly level: PanelLevel;
  readonly grain: PanelGrain;
  readonly boundaryYear: number;
  readonly periods: readonly string[];
  /** In the order of the rows. */
  readonly regions: readonly PanelRegionEntry[];
  readonly variables: Readonly<Record<string, PanelVariable>>;
  readonly parents: Parents;
  /** Names of COROP areas and provinces by code. */
  readonly areaNames: Readonly<Record<string, string>>;
  /** What research elsewhere leads one to expect of links between indicators. */
  readonly evidence: PanelIndex["evidence"];
  readonly notes: readonly DataNote[];
  readonly sources: readonly Source[];
}

const prefixes: Readonly<Record<PanelLevel, string>> = {gemeente: "GM", corop: "CR", provincie: "PV"};

/**
 * Reads indicators as a table for models: rates on one division of municipalities, made at build time by the rules of
 * docs/method/panel.md: of COROP areas and provinces their own figure, else put together from all their municipalities.
 * Needs no database.
 * Throws an Error in Dutch for an indicator or period that is not there.
 */
export async function panel(indicators: string | readonly string[], options: PanelOptions = {}): Promise<PanelTable> {
  const {grain = "year", files = sitePanelFiles()} = options;
  const ids = [...new Set(typeof indicators === "string" ? [indicators] : indicators)];
  if (ids.length === 0) throw new Error(explore.panel.noIndicators);
  const index = await files.index();
  requireIndicators(index, ids, grain);
  return makePanel(index, await Promise.all(ids.map((id) => files.file(id, grain))), options);
}

/** Some of the indicators asked for have no figures here; the message is about the first of `ids`. */
export class MissingIndicators extends Error {
  constructor(
    message: string,
    readonly ids: readonly string[]
  ) {
    super(message);
  }
}

function requireIndicators({indicators}: PanelIndex, ids: readonly string[], grain: PanelGrain): void {
  const found = (id: string): PanelEntry | undefined => indicators.find((each) => each.id === id);
  const missing = ids.filter((id) => found(id)?.extents[grain] === undefined);
  const [first] = missing;
  if (first === undefined) return;
  const entry = found(first);
  const words = explore.panel;
  throw new MissingIndicators(
    entry === undefined ? words.unknown(first) : words.noGrain(entry.title, explore.grain[grain]),
    missing
  );
}

/** Puts files together as one table; see {@link panel}. */
export function makePanel(index: PanelIndex, files: readonly PanelFile[], options: PanelOptions = {}): PanelTable {
  const {level = "gemeente", grain = "year", from = "", to = ""} = options;
  const known = [...new Set(files.flatMap(({periods}) => periods))].sort();
  // A year holds its months: "2015-03" begins with "2015".
  const periods = known.filter((period) => period >= from && (to === "" || period <= to || period.startsWith(to)));
  if (periods.length === 0) throw new Error(explore.panel.noPeriods(from, to));
  const regions = index.regions
    .filter(({code}) => code.startsWith(prefixes[level]))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const length = regions.length * periods.length;
  const text = (read: (region: PanelRegionEntry, period: string) => string | null): (string | null)[] =>
    regions.flatMap((region) => periods.map((period) => read(region, period)));
  const columns: Record<string, Column> = {
    region: text(({code}) => code),
    period: text((_, period) => period),
    population: Float64Array.from(regions.flatMap(({population}) => periods.map(() => population ?? NaN)))
  };
  if (level === "gemeente") columns["corop"] = text(({corop}) => corop);
  if (level !== "provincie") columns["province"] = text(({province}) => province);
  for (const file of files) columns[file.indicator] = numbers(file, regions, periods);
  return {
    ...{length, columns, level, grain, periods, regions, boundaryYear: index.boundaryYear, evidence: index.evidence},
    variables: Object.fromEntries(files.map((file) => [file.indicator, variableOf(index, file)])),
    parents: level === "gemeente" ? {corop: parentsOf(regions, "corop"), province: parentsOf(regions, "province")} : {},
    areaNames: Object.fromEntries(
      index.regions.filter(({code}) => !code.startsWith("GM")).map(({code, name}) => [code, name])
    ),
    notes: files.flatMap((file) => notesOf(file, periods, level)),
    sources: sourcesOf(files, {periods, level, grain})
  };
}

function numbers({values, periods: own}: PanelFile, regions: readonly PanelRegionEntry[], periods: readonly string[]) {
  const place = periods.map((period) => own.indexOf(period));
  const column = new Float64Array(regions.length * periods.length);
  regions.forEach(({code}, row) => {
    const series = values[code];
    place.forEach((at, step) => (column[row * periods.length + step] = series?.[at] ?? NaN));
  });
  return column;
}

function variableOf(index: PanelIndex, {indicator: id, isSurvey, errors, periods}: PanelFile): PanelVariable {
  const entry = index.indicators.find((each) => each.id === id);
  if (entry === undefined) throw new Error(explore.panel.unknown(id));
  const {title, unit, decimals, measure, persons} = entry;
  const variable = {id, title, unit, decimals, measure, persons};
  if (isSurvey !== true) return variable;
  return {...variable, survey: errors === undefined ? {} : {samplingError: byRegion(errors, periods)}};
}

const byRegion = (errors: NonNullable<PanelFile["errors"]>, periods: readonly string[]) =>
  Object.fromEntries(
    Object.entries(errors).map(([region, row]) => [
      region,
      Object.fromEntries(
        row.flatMap((error, at): [string, number][] => (error === null ? [] : [[periods[at] ?? "", error]]))
      )
    ])
  );

function parentsOf(regions: readonly PanelRegionEntry[], kind: "corop" | "province"): Record<string, string> {
  return Object.fromEntries(regions.flatMap((region) => (region[kind] === null ? [] : [[region.code, region[kind]]])));
}

/**
 * The notes that reach into the periods; one that begins with the first period compares it with nothing here. Those of
 * municipalities count for larger areas too, whose figures may be made of theirs.
 */
function notesOf(
  {indicator, notes, areaNotes = []}: PanelFile,
  periods: readonly string[],
  level: PanelLevel
): DataNote[] {
  const [first = "", last = ""] = [periods[0], periods.at(-1)];
  const known = new Set(notes.map(({id}) => id));
  const own = areaNotes.filter((note) => note.level === level && !known.has(note.id));
  return [...notes, ...own]
    .filter(
      ({starts, ends}) =>
        starts.slice(0, last.length) <= last && (ends === null || ends.slice(0, first.length) >= first)
    )
    .map(({id, starts, ends, kind, text, effect}) => ({id, column: indicator, starts, ends, kind, text, effect}));
}

/** The first day of a period as panels write it. */
export const firstDay = (period: string, grain: PanelGrain): string =>
  `${period}${grain === "year" ? "-01-01" : "-01"}`;

/** The sources of the values in a table, each with its own periods in it, and of the population they were divided by. */
function sourcesOf(
  files: readonly PanelFile[],
  {periods, level, grain}: Pick<PanelTable, "periods" | "level" | "grain">
): Source[] {
  const once = (found: readonly SiteSource[]): SiteSource[] => [
    ...new Map(found.map((source) => [source.vintage, source])).values()
  ];
  const sources = once(files.flatMap((file) => file.sources));
  const shown = new Set(periods);
  const dayOf = (period: string): string => firstDay(period, grain);
  const uses = files.flatMap((file) =>
    Object.entries(file.uses[level] ?? {}).flatMap(([id, places]): SourceUse[] => {
      const own = places.flatMap((at) => file.periods[at] ?? []).filter((period) => shown.has(period));
      const [first, last] = [own[0], own.at(-1)];
      return first && last ? [[id, dayOf(first), dayOf(last)]] : [];
    })
  );
  const [first = "", last = ""] = [periods[0], periods.at(-1)];
  const known = {sources, baseSources: once(files.flatMap((file) => file.baseSources))};
  return usedSources(known, joinUses(uses, sources), {grain, whole: [dayOf(first), dayOf(last)]});
}
