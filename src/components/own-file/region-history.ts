import {bareRegion} from "../../loaders/warehouse/bare-region.js";
import type {Region, RegionChange} from "../../../loaders/warehouse/types.js";

/** The short form in which names and codes of every year travel to the browser: [code, boundary year, name, province]. */
export interface RegionHistory {
  names: [string, number, string, string | null][];
  changes: RegionChange[];
}

/** Rows as createRegionIndex wants them; what is not needed to read a file is empty. */
export function expandRegionHistory({names}: RegionHistory): Region[] {
  return names.map(([code, boundaryYear, name, province]) => ({
    code,
    boundaryYear,
    name,
    level: "gemeente",
    ...bareRegion,
    province
  }));
}
