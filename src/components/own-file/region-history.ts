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
    province,
    corop: null,
    safetyRegion: null,
    municipality: null,
    sizeClass: null,
    population: null,
    longitude: null,
    latitude: null,
    validFrom: null,
    validTo: null,
    missingBecause: null
  }));
}
