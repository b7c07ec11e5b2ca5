import {inverse, Matrix} from "ml-matrix";
import {InputError} from "../../errors.js";
import {identity} from "../../statistics/linear/matrix.js";
import type {Square} from "../../statistics/types.js";

/**
 * The Leontief inverse L = (I − A)⁻¹ (Leontief 1936): output of sector i, along the whole chain of suppliers, for one euro
 * of final demand for sector j.
 *
 * @param coefficients a_ij ≥ 0 with column sums below 1 (Hawkins & Simon 1949: then L exists and has no negative entry)
 * @throws InputError (not-productive) for a negative coefficient or a sector that buys as much as it makes
 */
export function leontiefInverse(coefficients: Square): Square {
  const size = coefficients.length;
  for (let j = 0; j < size; j++) {
    let sum = 0;
    for (let i = 0; i < size; i++) {
      const value = coefficients[i]?.[j] ?? NaN;
      if (!(value >= 0)) throw new InputError("not-productive", `a coefficient is ${value}`, `column ${j + 1}`);
      sum += value;
    }
    if (!(sum < 1))
      throw new InputError(
        "not-productive",
        `the sector buys ${sum.toFixed(2)} for each euro that it makes; intermediate use lies below output`,
        `column ${j + 1}`
      );
  }
  const rest = identity(size).map((row, i) => row.map((value, j) => value - (coefficients[i]?.[j] ?? 0)));
  return inverse(new Matrix(rest.map((row) => Array.from(row))))
    .to2DArray()
    .map((row) => Float64Array.from(row));
}

/** Type I output multipliers: column sums of the Leontief inverse. */
export const outputMultipliers = (inverted: Square): Float64Array =>
  Float64Array.from(inverted, (_, j) => inverted.reduce((sum, row) => sum + (row[j] ?? 0), 0));

/**
 * Type I multipliers of jobs: jobs along the chain for one job at the sector itself, Σ_i e_i L_ij / e_j.
 *
 * @param perOutput jobs for one euro of output, e; a sector without jobs has multiplier 1
 */
export const jobsMultipliers = (inverted: Square, perOutput: ArrayLike<number>): Float64Array =>
  Float64Array.from(inverted, (_, j) => {
    const direct = perOutput[j] ?? 0;
    if (!(direct > 0)) return 1;
    return inverted.reduce((sum, row, i) => sum + (perOutput[i] ?? 0) * (row[j] ?? 0), 0) / direct;
  });
