import ln from "@stdlib/math-base-special-ln";
import pow from "@stdlib/math-base-special-pow";
import {InputError} from "../../errors.js";
import type {Square} from "../../statistics/types.js";

/** Coefficients of a region made from the country's, and what made them. */
export interface RegionalCoefficients {
  /** a_ij · min(1, FLQ_ij): what a sector of the region buys in the region, for one euro of its output. */
  readonly coefficients: Square;
  /** λ* of the region's size, from 0 to 1. */
  readonly lambda: number;
}

/** δ as it was found for regions whose table is known (0.2–0.4 round 0.3; Flegg & Tohmo 2013, Bonfiglio & Chelli 2008). */
export const defaultDelta = 0.3;
export const deltaBand = [0.2, 0.4] as const;

/**
 * The country's input coefficients brought to a region by Flegg's location quotient (Flegg & Webber 1997):
 * FLQ_ij = CILQ_ij·λ* with CILQ_ij = SLQ_i/SLQ_j off the diagonal and SLQ_i on it, SLQ_i = (E_ir/E_r)/(E_in/E_n) and
 * λ* = [log2(1 + E_r/E_n)]^δ; at most 1, so that no region buys more of a sector than the technique asks. A sector that
 * the region lacks sells and buys nothing there.
 *
 * @param coefficients a_ij of the country: rows sell, columns buy, without imports
 * @param region jobs by sector in the region
 * @param nation jobs by sector in the country
 * @param delta from 0 (size does not matter) to below 1
 * @throws InputError invalid-delta; invalid-jobs for numbers below 0, a region larger than the country, or none at all
 */
export function regionalCoefficients(
  coefficients: Square,
  region: ArrayLike<number>,
  nation: ArrayLike<number>,
  delta: number
): RegionalCoefficients {
  if (!(delta >= 0 && delta < 1))
    throw new InputError("invalid-delta", `delta lies from 0 to below 1, and is not ${delta}`, "--delta");
  const size = coefficients.length;
  const [own, whole] = [sumOf(region, size), sumOf(nation, size)];
  for (let s = 0; s < size; s++)
    if (!((region[s] ?? NaN) >= 0 && (nation[s] ?? NaN) >= (region[s] ?? NaN) * (1 - 1e-9)))
      throw new InputError(
        "invalid-jobs",
        `a sector has ${region[s]} jobs in the region and ${nation[s]} in the country`,
        `sector ${s + 1}`
      );
  if (!(own > 0)) throw new InputError("invalid-jobs", "the region has no jobs", "region");
  const lambda = pow(ln(1 + own / whole) / ln(2), delta);
  const quotients = Float64Array.from({length: size}, (_, s) => {
    const [here, there] = [region[s] ?? 0, nation[s] ?? 0];
    return there > 0 ? here / own / (there / whole) : 0;
  });
  return {
    lambda,
    coefficients: coefficients.map((row, i) =>
      row.map((value, j) => {
        const [seller, buyer] = [quotients[i] ?? 0, quotients[j] ?? 0];
        if (seller === 0 || buyer === 0) return 0;
        return value * Math.min(1, (i === j ? seller : seller / buyer) * lambda);
      })
    )
  };
}

function sumOf(values: ArrayLike<number>, size: number): number {
  let sum = 0;
  for (let s = 0; s < size; s++) sum += values[s] ?? 0;
  return sum;
}
