import {InputError} from "../../errors.js";
import {demeanFrame} from "../linear/demean-frame.js";
import {leastSquares} from "../linear/least-squares.js";
import type {Columns, ModelFrame} from "../types.js";
import {needPanel, refuseInstruments, refuseWeights} from "./requirements.js";
import {unitMeans} from "./transform.js";

/** A random-effects model made ready for least squares. */
export interface RandomEffects {
  /** Every column less θ of its unit times the mean of the unit, the constant too. */
  readonly frame: ModelFrame;
  /** θ by unit. */
  readonly theta: Float64Array;
  /** Variance within units, and of the unit effects. */
  readonly within: number;
  readonly unit: number;
  /** Whether the estimate of the variance of the unit effects was negative and set to 0: least squares is left. */
  readonly negative: boolean;
}

/**
 * Random effects of Swamy & Arora (1972), for unbalanced panels by Baltagi & Chang (1994), as plm's default: σ² from
 * the residuals within units; the variance of the unit effects from those of the regression on unit means, each unit
 * weighted by its rows; θᵢ = 1 − √(σ²/(σ² + Tᵢσ²ᵤ)).
 *
 * Throws InputError: panel-needed, no-weights, no-instruments, unsupported-effects,
 * too-few-units and too-few-rows.
 */
export function randomEffects(frame: ModelFrame): RandomEffects {
  const {unit} = needPanel(frame, "random");
  refuseWeights(frame, "random");
  refuseInstruments(frame, "random");
  const [effect] = frame.effects;
  if (effect !== undefined)
    throw new InputError(
      "unsupported-effects",
      effect.name === unit.name
        ? `random treats the effects of ${unit.name} as random: leave "| ${unit.name}" out of the formula`
        : `random absorbs no effects: write factor(${effect.name}) as a term`,
      "--formula"
    );
  const counts = new Float64Array(unit.levels.length);
  for (const code of unit.codes) counts[code] = (counts[code] ?? 0) + 1;
  const means = (values: Float64Array): Float64Array => unitMeans(values, unit.codes, unit.levels.length);
  const yMeans = means(frame.outcome.values);
  const xMeans = frame.regressors.map(means);
  const within = varianceWithin(frame);
  const ofUnits = varianceOfUnits(frame, counts, {y: yMeans, x: xMeans, within});
  const variance = Math.max(0, ofUnits);
  const theta = counts.map((rows) => 1 - Math.sqrt(within / (within + rows * variance)));
  const quasi = (values: Float64Array, ownMeans: Float64Array): Float64Array =>
    values.map((value, row) => {
      const code = unit.codes[row] ?? 0;
      const mean = ownMeans[code] ?? 0;
      // In two steps, so that a large mean leaves its rounding in neither.
      return value - mean + (1 - (theta[code] ?? 0)) * mean;
    });
  const transformed = {
    ...frame,
    outcome: {name: frame.outcome.name, values: quasi(frame.outcome.values, yMeans)},
    regressors: frame.regressors.map((column, index) => quasi(column, xMeans[index] ?? new Float64Array()))
  };
  return {frame: transformed, theta, within, unit: variance, negative: ofUnits < 0};
}

/** Residual variance of the regression with the unit effects absorbed. */
function varianceWithin(frame: ModelFrame): number {
  const unit = frame.panel?.unit;
  if (unit === undefined) throw new Error("random effects need a panel");
  const {outcome, regressors} = demeanFrame({...frame, effects: [unit]});
  const {residuals, kept} = leastSquares(outcome, regressors);
  const free = frame.n - unit.levels.length - kept.length;
  if (free < 1)
    throw new InputError(
      "too-few-rows",
      `${frame.n} rows of ${unit.levels.length} units leave nothing to judge variation within units by`,
      frame.formula
    );
  const variance = sumOfSquares(residuals) / free;
  if (!(variance > 0))
    throw new InputError(
      "no-variation",
      `the terms leave no variation of ${frame.outcome.name} within units; random needs some`,
      frame.formula
    );
  return variance;
}

/**
 * E Σ Tᵢēᵢ² = (N − K)σ² + (n − Σ Tᵢhᵢ)σ²ᵤ for the residuals ē of the weighted regression on means, h its leverage:
 * solved for σ²ᵤ.
 */
function varianceOfUnits(
  frame: ModelFrame,
  counts: Float64Array,
  {y, x, within}: {y: Float64Array; x: Columns; within: number}
): number {
  const roots = counts.map((rows) => Math.sqrt(rows));
  const weighted = (values: Float64Array): Float64Array => values.map((value, unit) => value * (roots[unit] ?? 0));
  const {residuals, basis} = leastSquares(weighted(y), x.map(weighted), {intercept: frame.terms[0] === "(Intercept)"});
  const free = counts.length - basis.length;
  if (free < 1)
    throw new InputError(
      "too-few-units",
      `random needs more units than terms; there are ${counts.length} units and ${basis.length} terms between them`,
      frame.formula
    );
  let taken = 0;
  for (const direction of basis)
    for (let unit = 0; unit < counts.length; unit++)
      taken += (counts[unit] ?? 0) * (direction[unit] ?? 0) * (direction[unit] ?? 0);
  return (sumOfSquares(residuals) - free * within) / (frame.n - taken);
}

const sumOfSquares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);
