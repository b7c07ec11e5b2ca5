import {readRegions} from "../loaders/warehouse/regions.js";
import {areMunicipalityCodes, type Parents} from "../models/statistics/parent-groups.js";
import {nearestNeighbours} from "../models/statistics/spatial/nearest-neighbours.js";
import type {NeighbourList} from "../models/statistics/spatial/spatial-weights.js";
import type {Frame} from "../models/statistics/types.js";
import type {CommandContext} from "./command.js";
import {dataDirectory} from "./command.js";

/** What is known of the municipalities of a table beside its columns. */
export interface MunicipalityFacts {
  parents: Parents;
  /** Inhabitants by code, of the last year known. */
  populations: Record<string, number>;
  /** The six municipalities whose centres are nearest; absent for a table of few. */
  neighbours?: NeighbourList;
}

const neighbourCount = 6;

/** Codes of municipalities in the column of units; null for a table whose units are something else. */
function municipalityCodes(table: Frame, unit: string | null): Set<string> | null {
  const column = unit === null ? undefined : table.columns[unit];
  if (column === undefined || column instanceof Float64Array) return null;
  const codes = new Set(column.map((code) => code ?? ""));
  return areMunicipalityCodes([...codes]) ? codes : null;
}

/**
 * COROP area, province, inhabitants and neighbours of the municipalities of a table, as they last lay; null for a table
 * whose units are no municipalities.
 *
 * @param unit the column of units
 */
export async function municipalityFacts(
  context: Pick<CommandContext, "projectRoot">,
  table: Frame,
  unit: string | null
): Promise<MunicipalityFacts | null> {
  const codes = municipalityCodes(table, unit);
  if (codes === null) return null;
  const {regions} = await readRegions(dataDirectory(context));
  const corop: Record<string, string> = {};
  const province: Record<string, string> = {};
  const populations: Record<string, number> = {};
  const places = new Map<string, {code: string; longitude: number; latitude: number}>();
  for (const region of regions) {
    if (region.level !== "gemeente") continue;
    const {code, population, longitude, latitude} = region;
    if (region.corop !== null) corop[code] = region.corop;
    if (region.province !== null) province[code] = region.province;
    if (population !== null && codes.has(code)) populations[code] = population;
    if (longitude !== null && latitude !== null && codes.has(code)) places.set(code, {code, longitude, latitude});
  }
  const facts = {parents: {corop, province}, populations};
  if (places.size <= neighbourCount) return facts;
  return {...facts, neighbours: nearestNeighbours([...places.values()], neighbourCount)};
}

/** COROP area and province of every municipality there was since 2011, by its code; none for other tables. */
export async function municipalityParents(
  context: Pick<CommandContext, "projectRoot">,
  table: Frame,
  unit: string | null
): Promise<Parents> {
  return (await municipalityFacts(context, table, unit))?.parents ?? {};
}
