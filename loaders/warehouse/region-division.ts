import type {Level} from "../catalogue/schema.js";
import type {RegionIndex} from "./region-index.js";

/** How the names of a file fit the division of one year. */
export interface DivisionFit {
  year: number;
  unmatched: string[];
  /** Codes of that year that no name led to. */
  absent: string[];
}

/**
 * In which year's division a list of names stands: every year from `first` to `last`, best fit first (fewest names
 * without a code, then fewest codes without a name, then the earliest year). Publishers often restate old years on
 * newer boundaries without saying so: Vektis gives 2017 by the municipalities of 2019.
 */
export function fitDivision(
  index: RegionIndex,
  names: readonly string[],
  level: Level,
  first: number,
  last: number
): DivisionFit[] {
  const fits: DivisionFit[] = [];
  for (let year = first; year <= last; year++) {
    const codes = new Set<string>();
    const unmatched: string[] = [];
    for (const name of names) {
      const match = index.matchName(name, level, year);
      if (match.code === null) unmatched.push(name);
      else codes.add(match.code);
    }
    const absent = index
      .list(level, year)
      .map((region) => region.code)
      .filter((code) => !codes.has(code));
    fits.push({year, unmatched, absent});
  }
  return fits.sort(
    (a, b) => a.unmatched.length - b.unmatched.length || a.absent.length - b.absent.length || a.year - b.year
  );
}
