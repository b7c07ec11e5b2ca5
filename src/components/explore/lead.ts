import {leadCovariance, type TermLead} from "../../models/statistics/reading/lead-covariance.js";
import type {Coefficient, Estimate} from "../../models/statistics/types.js";

/** A coefficient under the covariance that leads. */
export interface LedCoefficient extends TermLead {
  estimate: number;
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
  if (first === undefined) throw new Error("a coefficient without covariance");
  if (lead === "asked") return {...first, vcov: first.asked, estimate, se, p, low, high, term, ratio: 1};
  return {...first, estimate};
}
