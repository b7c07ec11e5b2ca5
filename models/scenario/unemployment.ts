import {InputError} from "../errors.js";

/** Unemployment changes by region of residence, and how they were divided. */
export interface RegionalUnemployment {
  /** Percentage points by region; the mean weighted by the labour force is the national change. */
  readonly change: Float64Array;
  /** Percentage points of unemployment for one percent of jobs, in what differs from the country. */
  readonly slope: number;
  /** given: the national change over the national change in jobs; default: that ratio was unusable. */
  readonly slopeFrom: "national" | "default";
  /** Labour-force-weighted mean of the jobs growth, in %. */
  readonly jobsMean: number;
}

/** Unemployment for one percent of jobs where the national figures give no usable ratio. */
export const defaultSlope = -0.3;

/**
 * A national change in unemployment divided over regions by their jobs: Δu_r = Δu + θ·c·(e_r − ē), ē the mean of e_r
 * weighted by the labour force, so that the weighted mean of Δu_r is Δu to the last digit that numbers carry. c = Δu/ē
 * where that lies in [−1, −0.1], which equals Δu·(1 + θ(e_r/ē − 1)); elsewhere −0.3, and `slopeFrom` says so (a ratio of
 * changes near zero, or of one sign, would turn regions round for no reason).
 *
 * @param national Δu in percentage points
 * @param jobs growth of jobs by region of residence, in %, as a deviation from the path without the scenario
 * @param labourForce persons by region
 * @param theta how far regions part: 0 all alike, 1 fully
 * @throws InputError for a labour force that is not positive, or theta outside [0, 2]
 */
export function regionalUnemployment(
  national: number,
  jobs: Float64Array,
  labourForce: Float64Array,
  theta = 1
): RegionalUnemployment {
  if (!(theta >= 0 && theta <= 2))
    throw new InputError("invalid-theta", `theta lies between 0 and 2, and is not ${theta}`, "--theta");
  let weight = 0;
  let sum = 0;
  for (let r = 0; r < jobs.length; r++) {
    const own = labourForce[r] ?? NaN;
    if (!(own > 0 && own < Infinity))
      throw new InputError(
        "invalid-labour-force",
        `a region has a labour force of ${own}; give a positive number`,
        null
      );
    weight += own;
    sum += own * (jobs[r] ?? NaN);
  }
  const jobsMean = sum / weight;
  const ratio = national / jobsMean;
  const isUsable = ratio >= -1 && ratio <= -0.1;
  const slope = isUsable ? ratio : defaultSlope;
  const change = jobs.map((own) => national + theta * slope * (own - jobsMean));
  return {change, slope, slopeFrom: isUsable ? "national" : "default", jobsMean};
}
