import type {Change} from "./change.js";

/** Whether rounding alone could have made a change. */
export const isWithinRounding = ({difference, rounding = 0}: Pick<Change, "difference" | "rounding">): boolean =>
  rounding > 0 && Math.abs(difference) <= rounding * (1 + 1e-9);

/**
 * A change of values that the publisher rounds. What rounding alone can make exceeds nothing, whether chance is known or
 * not; a larger one is judged as it was: the ordinary spread of rounded values holds their rounding already, so the two are
 * not added up.
 *
 * @param halfStep the most by which rounding moves one value, in its unit; 0: not rounded
 */
export function withRounding(change: Change, halfStep: number): Change {
  if (!(halfStep > 0)) return change;
  const rounded = {...change, rounding: 2 * halfStep};
  return isWithinRounding(rounded) ? {...rounded, exceedsNoise: false} : rounded;
}
