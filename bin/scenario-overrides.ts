import {InputError} from "../models/errors.js";
import {fineSectorCodes, type AnySectorCode} from "../models/scenario/fine-sectors.js";
import {sectorCodes} from "../models/scenario/format.js";

/** Growth of sectors, and of parts of them, given on a command line for one year. Throws InputError (unknown-sector). */
export function overridesOf(
  given: Readonly<Record<string, number>>,
  year: number
): {sector: AnySectorCode; year: number; value: number}[] {
  const all: readonly AnySectorCode[] = [...sectorCodes, ...fineSectorCodes];
  return Object.entries(given).map(([code, value]) => {
    const sector = all.find((each) => each === code);
    if (sector === undefined)
      throw new InputError("unknown-sector", `there is no sector ${code}; sectors are ${all.join(", ")}`, "--sector");
    return {sector, year, value};
  });
}
