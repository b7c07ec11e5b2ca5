import {resolve} from "node:path";
import {readCatalogue} from "../loaders/catalogue/catalogue.js";
import {readExpectedEffects} from "../loaders/catalogue/expected-effects.js";
import type {Indicator} from "../loaders/catalogue/schema.js";
import {readPanelNotes, type PanelNotesFile} from "../loaders/warehouse/panel-notes-file.js";
import type {EstimateOptions} from "../models/statistics/estimate-options.js";
import {expectedByTerm} from "../models/statistics/reading/expected-by-term.js";
import {knownLinks, type PersonUnit} from "../models/statistics/reading/expected-effect.js";
import type {Frame} from "../models/statistics/types.js";
import type {ColumnFacts, DataNote} from "../models/statistics/warnings/notes.js";
import type {CommandContext} from "./command.js";
import {dataDirectory} from "./command.js";

/** What is known of a panel beside its numbers, in the words of an estimate. */
export type PanelStudy = Pick<EstimateOptions, "notes" | "columns" | "expected" | "links">;

/**
 * Everything known of a CSV that `data panel` wrote: the notes beside it on its columns (those on the parts of an analysis
 * series count for the series), what the columns are, what evidence leads one to expect of them, and which of them follow
 * from which. Nothing for a CSV without notes.
 *
 * Throws InputError of readPanelNotes when the notes do not belong to the numbers.
 */
export async function panelStudy(
  context: Pick<CommandContext, "cwd" | "projectRoot">,
  file: string,
  {table, formula}: {table: Frame; formula: string}
): Promise<PanelStudy> {
  const beside = await readPanelNotes(resolve(context.cwd, file));
  if (beside === null) return {};
  const dataDir = dataDirectory(context);
  const {indicators} = await readCatalogue(dataDir);
  const effects = await readExpectedEffects(dataDir, indicators);
  const unitOf = (column: string): PersonUnit | null => personUnit(column, indicators.get(column), beside);
  const expected = expectedByTerm(formula, effects, {unitOf, meanOf: (column) => meanOf(table, column)});
  return {
    notes: dataNotes(beside, indicators),
    columns: columnFacts(beside, indicators),
    expected,
    links: knownLinks(effects)
  };
}

/** Notes and facts on the columns of a CSV that `data panel` wrote, whatever is estimated on it; nothing without notes. */
export async function panelFacts(
  context: Pick<CommandContext, "cwd" | "projectRoot">,
  file: string
): Promise<Pick<PanelStudy, "notes" | "columns">> {
  const beside = await readPanelNotes(resolve(context.cwd, file));
  if (beside === null) return {};
  const {indicators} = await readCatalogue(dataDirectory(context));
  return {notes: dataNotes(beside, indicators), columns: columnFacts(beside, indicators)};
}

/** The notes on the columns of a panel. */
export function dataNotes(
  {indicators: columns, notes}: Pick<PanelNotesFile, "indicators" | "notes">,
  indicators: ReadonlyMap<string, Pick<Indicator, "parts">>
): DataNote[] {
  return columns.flatMap((column) => {
    const names = new Set([column, ...(indicators.get(column)?.parts ?? []).map((part) => part.indicator)]);
    return notes
      .filter((note) => names.has(note.indicator))
      .map(({id, starts, ends, kind, text, effect, regions}) => ({
        ...{id, column, kind, text, effect, regions},
        // A remark on the denominator of the whole column bears the day of the first period, but is not about it.
        ...(id.startsWith("panel-andere-noemer-") ? {starts: "0001-01-01", ends: null} : {starts, ends})
      }));
  });
}

/** What the catalogue knows of the columns of a panel. */
function columnFacts(beside: PanelNotesFile, indicators: ReadonlyMap<string, Indicator>): Record<string, ColumnFacts> {
  return Object.fromEntries(
    beside.indicators.flatMap((column): [string, ColumnFacts][] => {
      const indicator = indicators.get(column);
      if (indicator === undefined) return [];
      const unit = personUnit(column, indicator, beside);
      const isOfAll = unit?.base === "inwoners" && beside.per === "rate" && indicator.measure === "count";
      const isSurvey = indicator.kind === "panel";
      const samplingError = beside.samplingErrors?.[column];
      return [
        [
          column,
          {
            measure: indicator.measure,
            ...(isOfAll ? {per: unit.per} : {}),
            ...(unit === null ? {} : {persons: unit}),
            ...(isSurvey ? {isSurvey} : {}),
            ...(samplingError === undefined ? {} : {samplingError})
          }
        ]
      ];
    })
  );
}

/** Persons of which population a unit of the column stands for. */
function personUnit(column: string, indicator: Indicator | undefined, beside: PanelNotesFile): PersonUnit | null {
  if (indicator === undefined || beside.per !== "rate") return null;
  const isOther = beside.notes.some(({id}) => id === `panel-andere-noemer-${column}`);
  const base = isOther ? "inwoners" : indicator.denominator;
  if (base === null) return null;
  if (indicator.measure === "count") return {per: 1000, base};
  return indicator.measure === "percentage" ? {per: 100, base: indicator.denominator ?? base} : null;
}

/** Mean of the values there are; null without any. */
function meanOf(table: Frame, name: string): number | null {
  const column = table.columns[name];
  if (!(column instanceof Float64Array)) return null;
  const known = column.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
