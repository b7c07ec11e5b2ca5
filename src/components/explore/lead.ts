import {leadCovariance} from "../../models/statistics/reading/lead-covariance.js";
import type {Coefficient, Estimate} from "../../models/statistics/types.js";

/** A coefficient under the covariance that leads. */
export interface LedCoefficient {
  term: string;
  estimate: number;
  vcov: string;
  se: number | null;
  p: number | null;
  low: number | null;
  high: number | null;
}

/**
 * A coefficient as shown: under the largest standard error of municipality, COROP area and province, or under the one
 * asked for where the reader chose one.
 */
export function ledBy(
  result: Pick<Estimate, "coefficients" | "vcov">,
  coefficient: Coefficient,
  lead: "asked" | "largest"
): LedCoefficient {
  const {term, estimate, se, p, low, high} = coefficient;
  const [first] = leadCovariance({coefficients: [coefficient], vcov: result.vcov});
  if (lead === "asked" || first === undefined) return {term, estimate, vcov: first?.asked ?? "", se, p, low, high};
  return {term, estimate, vcov: first.vcov, se: first.se, p: first.p, low: first.low, high: first.high};
}
