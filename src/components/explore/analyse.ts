import type {EstimateOptions} from "../../models/statistics/estimate-options.js";
import {expectedByTerm, type ColumnUnits} from "../../models/statistics/reading/expected-by-term.js";
import {knownLinks} from "../../models/statistics/reading/expected-effect.js";
import {nearestNeighbours} from "../../models/statistics/spatial/nearest-neighbours.js";
import type {NeighbourList} from "../../models/statistics/spatial/spatial-weights.js";
import type {Estimate} from "../../models/statistics/types.js";
import type {ColumnFacts} from "../../models/statistics/warnings/notes.js";
import {bareFrame} from "../workers/bare-frame.js";
import {siteTaskRunner, type RunOptions, type RunTask} from "../workers/run-task.js";
import type {PanelTable} from "./panel.js";

/** What a result is about: all a figure must say beside the numbers. */
export interface About {
  /** As computed, defaults filled in. */
  options: EstimateOptions;
  table: PanelTable;
}

/** An estimate that knows its table. */
export type PanelEstimate = Estimate & {about: About};

export type AnalysisOptions = Partial<Omit<EstimateOptions, "formula" | "signal" | "onProgress">> &
  RunOptions & {run?: RunTask};

/**
 * Estimates a regression on a panel, in a worker: rows are regions and periods, periods beyond a series break are left
 * out, standard errors by municipality, COROP area and province stand side by side, and the battery of checks runs.
 *
 * @param formula as in docs/method/estimate.md, a name with a hyphen in backticks
 */
export async function estimate(
  table: PanelTable,
  formula: string,
  options: AnalysisOptions = {}
): Promise<PanelEstimate> {
  const {run = siteTaskRunner(), signal, onProgress, ...rest} = options;
  const settings = estimateSettings(table, formula, rest);
  const result = await run("estimate", {table: bareFrame(table), options: settings}, {signal, onProgress});
  return {...result, about: {options: settings, table}};
}

/** The options of an estimate on a panel with everything known of the panel filled in. */
function estimateSettings(
  table: PanelTable,
  formula: string,
  options: Partial<Omit<EstimateOptions, "formula">> = {}
): EstimateOptions {
  const isMunicipal = table.level === "gemeente";
  const populations = Object.fromEntries(table.regions.map(({code, population}) => [code, population ?? 0]));
  const neighbours = isMunicipal ? neighboursOf(table) : null;
  const isPopulated = table.regions.every(({population}) => (population ?? 0) > 0);
  return {
    formula,
    panel: {unit: "region", period: "period"},
    parents: table.parents,
    ...(isMunicipal ? {groups: "province"} : {}),
    ...(isPopulated ? {populations} : {}),
    robustness: true,
    notes: table.notes,
    columns: factsOf(table),
    lead: "largest",
    expected: expectedByTerm(formula, table.evidence, unitsOf(table)),
    links: knownLinks(table.evidence),
    ...(neighbours === null ? {} : {neighbours}),
    ...options
  };
}

/** What is known of the columns of a table: how each is measured, and out of whom. */
export function factsOf({variables}: PanelTable): Record<string, ColumnFacts> {
  return Object.fromEntries(
    Object.values(variables).map(({id, measure, persons}) => {
      // Small numbers of cases are seen where all inhabitants are the denominator, as their number is known.
      const isOfAll = measure === "count" && persons?.base === "inwoners";
      return [id, {measure, ...(isOfAll ? {denominator: "population", per: persons.per} : {})}];
    })
  );
}

const unitsOf = ({columns, variables}: PanelTable): ColumnUnits => ({
  unitOf: (name) => variables[name]?.persons ?? null,
  meanOf: (name) => {
    const column = columns[name];
    if (!(column instanceof Float64Array)) return null;
    const known = column.filter((value) => !Number.isNaN(value));
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  }
});

const neighbourCount = 6;

/** The municipalities whose centres are nearest, for what neighbours share; null where places are not known. */
function neighboursOf({regions}: PanelTable): NeighbourList | null {
  const places = regions.flatMap(({code, longitude, latitude}) =>
    longitude === null || latitude === null ? [] : [{code, longitude, latitude}]
  );
  return places.length === regions.length && places.length > neighbourCount
    ? nearestNeighbours(places, neighbourCount)
    : null;
}
