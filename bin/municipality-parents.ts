import {readRegions} from "../loaders/warehouse/regions.js";
import type {Frame} from "../models/statistics/types.js";
import type {Parents} from "../models/statistics/parent-groups.js";
import type {CommandContext} from "./command.js";
import {dataDirectory} from "./command.js";

/**
 * COROP area and province of every municipality there was since 2011, by its code, as it last lay; for a table whose
 * units are no municipalities, none.
 *
 * @param unit the column of units
 */
export async function municipalityParents(
  context: Pick<CommandContext, "projectRoot">,
  table: Frame,
  unit: string | null
): Promise<Parents> {
  const column = unit === null ? undefined : table.columns[unit];
  if (column === undefined || column instanceof Float64Array || !column.every((code) => /^GM\d{4}$/.test(code ?? "")))
    return {};
  const {regions} = await readRegions(dataDirectory(context));
  const corop: Record<string, string> = {};
  const province: Record<string, string> = {};
  for (const region of regions) {
    if (region.level !== "gemeente") continue;
    if (region.corop !== null) corop[region.code] = region.corop;
    if (region.province !== null) province[region.code] = region.province;
  }
  return {corop, province};
}
