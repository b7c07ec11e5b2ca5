import type {Columns, Dropped, ModelFrame} from "../types.js";

/** Every column of a frame after a linear map of its rows; terms of which nothing is left go, and are named. */
export interface Mapped {
  readonly outcome: ModelFrame["outcome"];
  readonly terms: readonly string[];
  readonly regressors: Columns;
  readonly endogenous: ModelFrame["endogenous"];
  readonly instruments: ModelFrame["instruments"];
  readonly lost: readonly Dropped[];
}

/**
 * Applies a map of rows (differences, means) to all columns of a frame. A term of which less than 1e-9 is left has no
 * variation for the method and is dropped by name, so that rounding is never estimated on.
 *
 * @param map from n values to those of the new rows
 * @param constant what the constant becomes
 */
export function mapColumns(
  frame: ModelFrame,
  map: (values: Float64Array) => Float64Array,
  constant: () => Float64Array
): Mapped {
  const lost: Dropped[] = [];
  const part = (names: readonly string[], columns: Columns): {terms: string[]; columns: Float64Array[]} => {
    const kept: {terms: string[]; columns: Float64Array[]} = {terms: [], columns: []};
    names.forEach((term, index) => {
      const before = columns[index] ?? new Float64Array();
      const after = term === "(Intercept)" ? constant() : map(before);
      if (largest(after) > 1e-9 * largest(before)) {
        kept.terms.push(term);
        kept.columns.push(after);
      } else lost.push({what: term, reason: "no-variation", count: 1});
    });
    return kept;
  };
  const {terms, columns} = part(frame.terms, frame.regressors);
  return {
    outcome: {name: frame.outcome.name, values: map(frame.outcome.values)},
    terms,
    regressors: columns,
    endogenous: part(frame.endogenous.terms, frame.endogenous.columns),
    instruments: part(frame.instruments.terms, frame.instruments.columns),
    lost
  };
}

const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Sum over the rows of each unit divided by their number; a second pass takes out the rounding of a large mean. */
export function unitMeans(values: Float64Array, codes: Int32Array, units: number): Float64Array {
  const counts = new Float64Array(units);
  const means = new Float64Array(units);
  const rest = new Float64Array(units);
  for (let row = 0; row < values.length; row++) {
    const code = codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
    means[code] = (means[code] ?? 0) + (values[row] ?? 0);
  }
  for (let unit = 0; unit < units; unit++) means[unit] = (means[unit] ?? 0) / (counts[unit] ?? 1);
  for (let row = 0; row < values.length; row++) {
    const code = codes[row] ?? 0;
    rest[code] = (rest[code] ?? 0) + ((values[row] ?? 0) - (means[code] ?? 0));
  }
  for (let unit = 0; unit < units; unit++) means[unit] = (means[unit] ?? 0) + (rest[unit] ?? 0) / (counts[unit] ?? 1);
  return means;
}
