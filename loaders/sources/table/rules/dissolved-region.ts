import type {RegionIndex} from "../../../warehouse/region-index.js";
import {levelOfCode, municipalityOf} from "../region-code.js";
import type {RuleCell} from "./cell.js";

/**
 * Marks cells of a municipality, wijk or buurt in a year in which it, or the municipality it belongs to, did not exist.
 * Wijken and buurten themselves are only judged in years for which their list is known.
 */
export function markDissolvedRegions(cells: readonly RuleCell[], regions: RegionIndex): void {
  const known = new Map<string, boolean>();
  for (const cell of cells) {
    const year = Number(cell.period.slice(0, 4));
    const key = `${cell.region} ${year}`;
    let exists = known.get(key);
    if (exists === undefined) known.set(key, (exists = existed(cell.region, year, regions)));
    if (!exists) cell.drop ??= "dissolved-region";
  }
}

function existed(code: string, year: number, regions: RegionIndex): boolean {
  const level = levelOfCode(code);
  const parent = municipalityOf(code) ?? (level === "gemeente" ? code : null);
  if (parent !== null && regions.list("gemeente", year).length > 0 && !regions.existed(parent, year)) return false;
  if ((level === "wijk" || level === "buurt") && regions.list(level, year).length > 0)
    return regions.existed(code, year);
  return true;
}
