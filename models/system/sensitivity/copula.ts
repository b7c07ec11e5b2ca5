import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import sin from "@stdlib/math-base-special-sin";
import {InputError} from "../../errors.js";
import {inputPosition} from "./inputs.js";
import type {Correlation, SensitivityInput} from "./types.js";

/**
 * Correlation matrix of the normals behind a Gaussian copula in which the declared pairs have the declared rank
 * correlations: r = 2·sin(π·ρ/6) (Pearson 1907); a later declaration of a pair replaces an earlier one.
 *
 * @returns k rows of k; null when all inputs are independent
 * Throws InputError: unknown-input, invalid-correlation (not between −1 and 1, or no such matrix can exist).
 */
export function copulaMatrix(
  inputs: readonly SensitivityInput[],
  correlations: readonly Correlation[]
): Float64Array[] | null {
  const matrix = inputs.map((_, row) => Float64Array.from(inputs, (_, column) => (row === column ? 1 : 0)));
  correlations.forEach(({inputs: ids, rank}, index) => {
    const where = `correlations[${index}]`;
    if (!(rank > -1 && rank < 1))
      throw new InputError("invalid-correlation", `a rank correlation lies between -1 and 1, not at ${rank}`, where);
    const places = [...new Set(ids.map((id) => inputPosition(inputs, id, where)))];
    const r = 2 * sin((Math.PI * rank) / 6);
    for (const i of places) for (const j of places) if (i !== j) (matrix[i] as Float64Array)[j] = r;
  });
  if (matrix.every((row, i) => row.every((value, j) => i === j || value === 0))) return null;
  const order = Int32Array.from(inputs.keys());
  if (choleskyInOrder(matrix, order) === null)
    throw new InputError(
      "invalid-correlation",
      "no inputs can be correlated like this (the matrix is not positive definite); make correlations smaller, or name whole groups",
      "correlations"
    );
  return matrix;
}

/**
 * Lower triangle L with LLᵀ the correlations of the inputs taken in an order: the j-th of them depends on the first j
 * normals only, so the first j inputs are fixed by the first j normals.
 *
 * @returns L row after row (k × k); null when the matrix is not positive definite
 */
export function choleskyInOrder(matrix: readonly Float64Array[], order: ArrayLike<number>): Float64Array | null {
  const k = order.length;
  const lower = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    const row = matrix[order[i] as number] as Float64Array;
    for (let j = 0; j <= i; j++) {
      let sum = row[order[j] as number] as number;
      for (let m = 0; m < j; m++) sum -= (lower[i * k + m] as number) * (lower[j * k + m] as number);
      if (i !== j) lower[i * k + j] = sum / (lower[j * k + j] as number);
      else if (sum > 1e-10) lower[i * k + i] = Math.sqrt(sum);
      else return null;
    }
  }
  return lower;
}

/** Φ(z), kept away from 0 and 1, where a normal input would be infinite. */
export const uniformOf = (z: number): number => Math.min(1 - 1e-16, Math.max(1e-300, normalCdf(z, 0, 1)));
