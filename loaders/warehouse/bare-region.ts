import type {Region} from "./types.js";

/** What is not known of a region of which only code, name, level and boundary year are. */
export const bareRegion = {
  province: null,
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
} as const satisfies Partial<Region>;
