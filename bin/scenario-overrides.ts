import {InputError} from "../models/errors.js";
import {sectorCodes, type SectorCode} from "../models/scenario/format.js";

/** Sector growth given on a command line, for one year. Throws InputError (unknown-sector). */
export function overridesOf(
  given: Readonly<Record<string, number>>,
  year: number
): {sector: SectorCode; year: number; value: number}[] {
  return Object.entries(given).map(([code, value]) => {
    const sector = sectorCodes.find((each) => each === code);
    if (sector === undefined)
      throw new InputError(
        "unknown-sector",
        `there is no sector ${code}; sectors are ${sectorCodes.join(", ")}`,
        "--sector"
      );
    return {sector, year, value};
  });
}
