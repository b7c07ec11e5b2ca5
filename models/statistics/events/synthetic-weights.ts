import type {Columns} from "../types.js";
import {frankWolfe} from "./frank-wolfe.js";
import {simplexLeastSquares} from "./simplex-least-squares.js";

/** `exact` minimises; `frank-wolfe` stops where the R package synthdid does. */
export type Solver = "exact" | "frank-wolfe";

/** What weights are chosen by: outcomes before the event, or predictors with their importance. */
export interface MatchOn {
  readonly target: Float64Array;
  /** One column a donor. */
  readonly columns: Columns;
}

/**
 * Weights of a synthetic control: w ≥ 0, Σw = 1, least squares on what is matched (Abadie, Diamond & Hainmueller 2010).
 *
 * @param noise standard deviation of the donors' changes before the event; only frank-wolfe needs it
 */
export const controlWeights = ({target, columns}: MatchOn, solver: Solver, noise: number): Float64Array =>
  solver === "exact" ? simplexLeastSquares(columns, target) : frankWolfe(columns, target, {zeta: 1e-6 * noise, noise});

/** Weights of units and periods of synthetic difference in differences. */
export interface SdidWeights {
  units: Float64Array;
  periods: Float64Array;
}

/**
 * Weights of synthetic difference in differences (Arkhangelsky, Athey, Hirshberg, Imbens & Wager 2021, algorithm 1):
 * unit weights match the path before the event but for its level, with ridge T₀ζ², ζ = (N_tr·T_post)^¼ σ̂; period
 * weights match each donor's mean after the event but for a level, with a ridge of 10⁻⁶σ̂ that only breaks ties. σ̂ is
 * the standard deviation of the donors' changes before the event.
 *
 * @param target mean of the treated, all periods
 * @param columns donors, all periods
 * @param options `before`: periods before the event; `struck`: number of treated units
 */
export function sdidWeights(
  target: Float64Array,
  columns: Columns,
  {before, struck, solver}: {before: number; struck: number; solver: Solver}
): SdidWeights {
  const after = target.length - before;
  const noise = changeSpread(columns, before);
  const head = (values: Float64Array): Float64Array => centred(values.slice(0, before));
  const solve = (own: Columns, aim: Float64Array, zeta: number): Float64Array =>
    solver === "exact"
      ? simplexLeastSquares(own, aim, {ridge: aim.length * zeta * zeta})
      : frankWolfe(own, aim, {zeta, noise});
  const last = Float64Array.from(columns, (column) => mean(column.subarray(before)));
  const byPeriod = Array.from({length: before}, (_, t) =>
    centred(Float64Array.from(columns, (column) => column[t] ?? 0))
  );
  return {
    units: solve(columns.map(head), head(target), Math.sqrt(Math.sqrt(struck * after)) * noise),
    periods: solve(byPeriod, centred(last), 1e-6 * noise)
  };
}

/** (Y_tr,post − Σλ Y_tr,pre) − Σω (Y_j,post − Σλ Y_j,pre). */
export function doubleDifference(
  target: Float64Array,
  columns: Columns,
  before: number,
  {units, periods}: SdidWeights
): number {
  const change = (values: Float64Array): number =>
    mean(values.subarray(before)) - periods.reduce((sum, weight, t) => sum + weight * (values[t] ?? 0), 0);
  return change(target) - columns.reduce((sum, column, index) => sum + (units[index] ?? 0) * change(column), 0);
}

export const mean = (values: Float64Array): number => {
  const first = values.reduce((sum, value) => sum + value, 0) / values.length;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
};

function centred(values: Float64Array): Float64Array {
  const level = mean(values);
  return values.map((value) => value - level);
}

/** Standard deviation of the donors' changes from period to period before the event. */
export function changeSpread(columns: Columns, before: number): number {
  const changes = columns.flatMap((column) =>
    Array.from({length: Math.max(0, before - 1)}, (_, t) => (column[t + 1] ?? 0) - (column[t] ?? 0))
  );
  const level = changes.reduce((sum, value) => sum + value, 0) / changes.length;
  const squares = changes.reduce((sum, value) => sum + (value - level) * (value - level), 0);
  return changes.length > 1 ? Math.sqrt(squares / (changes.length - 1)) : 0;
}
