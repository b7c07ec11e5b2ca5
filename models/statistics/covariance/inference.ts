import {tQuantile, twoSidedT} from "../distributions.js";
import {quadratic} from "../linear/matrix.js";
import type {Coefficient, Covariance, VcovReport} from "../types.js";

/** A number for JSON: null when it does not exist. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The table of estimates: standard error, t (or z), p and 95 % interval under a covariance. */
export function inference(
  terms: readonly string[],
  coefficients: ArrayLike<number>,
  covariance: Pick<Covariance, "matrix" | "dof" | "exact">
): Coefficient[] {
  const {matrix, dof, exact} = covariance;
  return terms.map((term, index) => {
    const estimate = coefficients[index] ?? NaN;
    const own = typeof dof === "number" ? dof : (dof[index] ?? NaN);
    const row = line(term, {estimate, variance: matrix[index]?.[index] ?? NaN, dof: own});
    const bounds =
      exact === undefined
        ? {}
        : {
            p: finite(exact.p[index] ?? NaN),
            low: finite(exact.low[index] ?? NaN),
            high: finite(exact.high[index] ?? NaN)
          };
    return {...row, ...bounds, ...(typeof dof === "number" ? {} : {dof: own})};
  });
}

/** An estimate with its variance and degrees of freedom as a line of a table; a variance of 0 gives no t and no p. */
export function line(
  term: string,
  {estimate, variance, dof}: {estimate: number; variance: number; dof: number}
): Coefficient {
  const se = variance >= 0 ? Math.sqrt(variance) : NaN;
  const half = tQuantile(0.975, dof) * se;
  const statistic = estimate / se;
  return {
    term,
    estimate,
    se: finite(se),
    statistic: finite(statistic),
    p: finite(twoSidedT(statistic, dof)),
    low: finite(estimate - half),
    high: finite(estimate + half)
  };
}

/** A linear combination of coefficients, minus a constant, as a line of a table. */
export function combination(
  name: string,
  weights: ArrayLike<number>,
  {
    coefficients,
    covariance,
    constant = 0
  }: {coefficients: ArrayLike<number>; covariance: Pick<Covariance, "matrix" | "dof">; constant?: number}
): Coefficient {
  let estimate = -constant;
  let least = Infinity;
  for (let index = 0; index < coefficients.length; index++) {
    const weight = weights[index] ?? 0;
    estimate += weight * (coefficients[index] ?? 0);
    if (weight !== 0 && typeof covariance.dof !== "number") least = Math.min(least, covariance.dof[index] ?? NaN);
  }
  const dof = typeof covariance.dof === "number" ? covariance.dof : least;
  return line(name, {estimate, variance: quadratic(weights, covariance.matrix), dof});
}

export const vcovReport = ({label, smallSample, clusters}: Covariance): VcovReport => ({
  type: label,
  smallSample,
  clusters: clusters === null ? null : {...clusters}
});
