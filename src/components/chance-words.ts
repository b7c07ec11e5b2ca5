import type {Change} from "../models/signals/change.js";
import {isWithinRounding} from "../models/signals/rounding.js";
import {nl} from "../locale/nl.js";

/** Whether chance, or the rounding of counts alone, could have made a change: "verschil is groter dan toeval". */
export function chanceWords(change: Pick<Change, "difference" | "exceedsNoise" | "rounding">): string {
  if (isWithinRounding(change)) return nl.change.rounding;
  const {exceedsNoise} = change;
  return exceedsNoise === null ? nl.change.chanceUnknown : exceedsNoise ? nl.change.beyondChance : nl.change.chance;
}
