import type {ColumnFacts} from "../../statistics/warnings/notes.js";
import type {SystemVariable} from "../format.js";

/**
 * Whether a unit of a column is a unit of the scale of its variable, as far as both say what they are a share of; and what
 * to know where it is not. One per 1,000 on a scale of one per 100 would make a strength ten times too large or too small;
 * another population makes it wrong by the ratio of the two, which differs by area, so that is said and not refused.
 */
export function unitOnScale({
  variable,
  scale,
  column,
  persons
}: {
  variable: string;
  scale: SystemVariable["scale"];
  column: string;
  persons: ColumnFacts["persons"];
}): {fits: boolean; message: string | null} {
  if (scale?.per === undefined || persons === undefined) return {fits: true, message: null};
  if (scale.per !== persons.per) {
    const units = `the scale of ${variable} counts per ${scale.per} (${scale.unit}), its column ${column} per ${persons.per}`;
    return {
      fits: false,
      message: `${units}: this is no strength between the indices, and is not written as evidence; give ${variable} a scale in the unit of the column`
    };
  }
  const isOther = scale.population !== undefined && scale.population !== persons.base;
  return {
    fits: true,
    message: isOther
      ? `the scale of ${variable} counts of ${scale.population}, its column ${column} of ${persons.base}: as a strength it is off by the ratio of the two`
      : null
  };
}
