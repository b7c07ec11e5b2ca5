import {InputError} from "../../errors.js";
import {leastSquares} from "../linear/least-squares.js";
import {multiply, quadratic} from "../linear/matrix.js";
import type {Columns, Square} from "../types.js";

export type AreaMethod = "reml" | "ml" | "fh";

/** Areas with a direct estimate: y, its known sampling variance ψ, and k independent columns of covariates. */
export interface SampledAreas {
  readonly direct: Float64Array;
  readonly variance: Float64Array;
  readonly columns: Columns;
}

/** Generalised least squares at a variance between areas A: weights 1/(A + ψ). */
export interface AreaRegression {
  readonly coefficients: Float64Array;
  /** (X'V⁻¹X)⁻¹ */
  readonly bread: Square;
  /** y − Xb */
  readonly residuals: Float64Array;
  /** 1/(A + ψ) */
  readonly precision: Float64Array;
}

export function areaRegression({direct, variance, columns}: SampledAreas, between: number): AreaRegression {
  const precision = variance.map((own) => 1 / (between + own));
  const times = (column: Float64Array): Float64Array =>
    column.map((value, area) => value * Math.sqrt(precision[area] ?? 0));
  const {coefficients, bread, residuals} = leastSquares(times(direct), columns.map(times), {tolerance: 0});
  return {
    coefficients,
    bread,
    residuals: residuals.map((value, area) => value / Math.sqrt(precision[area] ?? 1)),
    precision
  };
}

const mostIterations = 500;

/**
 * The variance between areas A of Fay & Herriot's model: by Fisher scoring on the restricted likelihood (`reml`) or the
 * likelihood (`ml`), or the root of Σ r²/(A + ψ) = m − k (`fh`, Fay & Herriot 1979). 0 when the areas differ no more than
 * their sampling errors explain. Starts at the median ψ; ends when a step changes less than 1e-12 of A.
 *
 * @throws InputError `not-converged`
 */
export function areaVariance(areas: SampledAreas, method: AreaMethod): {between: number; iterations: number} {
  const sorted = Float64Array.from(areas.variance).sort();
  const scale = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  let between = scale;
  for (let iteration = 1; iteration <= mostIterations; iteration++) {
    const {score, information} = scoreAt(areas, between, method);
    const next = between + score / information;
    // A step below 0 is cut; at 0 itself the score says whether there is anywhere to go back to.
    const taken = next > 0 ? next : between / 4;
    if (Math.abs(taken - between) <= 1e-12 * taken) return {between: taken, iterations: iteration};
    if (taken < 1e-9 * scale && scoreAt(areas, 0, method).score <= 0) return {between: 0, iterations: iteration};
    between = taken;
  }
  throw new InputError("not-converged", "the variance between areas does not settle; take --method fh or reml");
}

/** The score (or what should be 0) and its expected slope. */
function scoreAt(areas: SampledAreas, between: number, method: AreaMethod): {score: number; information: number} {
  const {residuals, precision, bread} = areaRegression(areas, between);
  const [m, k] = [residuals.length, areas.columns.length];
  const sum = (power: number, of?: Float64Array): number => {
    let total = 0;
    precision.forEach((own, area) => {
      let value = of === undefined ? 1 : (of[area] ?? 0) * (of[area] ?? 0);
      for (let time = 0; time < power; time++) value *= own;
      total += value;
    });
    return total;
  };
  if (method === "fh") return {score: sum(1, residuals) - (m - k), information: sum(2, residuals)};
  if (method === "ml") return {score: (sum(2, residuals) - sum(1)) / 2, information: sum(2) / 2};
  // tr P = Σ 1/V − tr QX'V⁻²X, tr PP = Σ 1/V² − 2 tr QX'V⁻³X + tr (QX'V⁻²X)².
  const second = multiply(bread, weighted(areas.columns, precision, 2));
  const third = multiply(bread, weighted(areas.columns, precision, 3));
  const projected = sum(1) - trace(second);
  const squared = sum(2) - 2 * trace(third) + trace(multiply(second, second));
  return {score: (sum(2, residuals) - projected) / 2, information: squared / 2};
}

/** X'V^−power X. */
export function weighted(columns: Columns, precision: Float64Array, power: number): Square {
  return columns.map((a) =>
    Float64Array.from(columns, (b) => {
      let total = 0;
      precision.forEach((own, area) => {
        let value = (a[area] ?? 0) * (b[area] ?? 0);
        for (let time = 0; time < power; time++) value *= own;
        total += value;
      });
      return total;
    })
  );
}

export const trace = (a: Square): number => a.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);

/** x'Qx of one area. */
export const spread = (columns: Columns, area: number, bread: Square): number =>
  quadratic(
    Float64Array.from(columns, (column) => column[area] ?? 0),
    bread
  );
