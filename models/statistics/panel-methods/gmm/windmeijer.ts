import {added, multiply, times} from "../../linear/matrix.js";
import type {Square} from "../../types.js";
import {dot, robustCovariance, type GmmData, type GmmStep} from "./gmm-solve.js";
import {transposeTimes, transposeTimesBy} from "./sparse-rows.js";

/**
 * Covariance of two-step GMM with the correction of Windmeijer (2005, eq. 2.4) for the weights being estimated, whose
 * neglect makes standard errors far too small: B + DB + BD' + D·V₁·D', column j of D being
 * BX'ZA·Σᵢ(Zᵢ'xᵢⱼ·eᵢ'Zᵢ + Zᵢ'eᵢ·xᵢⱼ'Zᵢ)·A·Z'ê₂ with e the residuals of the first step and V₁ its robust covariance.
 */
export function windmeijer({x, z, units}: GmmData, first: GmmStep, second: GmmStep): Square {
  const {bread, weight, xz} = second;
  const left = multiply(bread, multiply(xz, weight));
  const q = times(weight, transposeTimes(z, second.residuals));
  const alongErrors = first.moments.map((moment) => dot(moment, q));
  const columns = x.map((column) => {
    const sum = new Float64Array(z.width);
    transposeTimesBy(z, column, units).forEach((own, unit) => {
      const moment = first.moments[unit] ?? new Float64Array();
      const [alongError, along] = [alongErrors[unit] ?? 0, dot(own, q)];
      for (let index = 0; index < sum.length; index++)
        sum[index] = (sum[index] ?? 0) + (own[index] ?? 0) * alongError + (moment[index] ?? 0) * along;
    });
    return times(left, sum);
  });
  const d = columns.map((_, row) => Float64Array.from(columns, (column) => column[row] ?? 0));
  const transposed = columns;
  const db = multiply(d, bread);
  const bd = multiply(bread, transposed);
  return added(added(bread, added(db, bd)), multiply(multiply(d, robustCovariance(first)), transposed));
}
