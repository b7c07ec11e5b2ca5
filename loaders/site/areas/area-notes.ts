import type {QualityNote} from "../../warehouse/types.js";
import type {AreaNote} from "./area-types.js";

/**
 * The notes of a panel that concern a municipality, or all of an area; as of the country, whose notes a pulse minds. A panel
 * has notes on wijken only where it was put together from them.
 */
export function notesFor(notes: readonly AreaNote[], code: string | null): QualityNote[] {
  return notes
    .filter(({regions}) => regions === null || concerns(regions, code))
    .map(({id, kind, effect, starts, ends, text, regions, explainedBy}) => ({
      ...{id, kind, effect, starts, ends, text, regions, explainedBy},
      ...{indicator: "", origin: "catalogue" as const}
    }));
}

const concerns = (regions: readonly string[], code: string | null): boolean => code !== null && regions.includes(code);
