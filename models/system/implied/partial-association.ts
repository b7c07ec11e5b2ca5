import {InputError} from "../../errors.js";
import {twoSidedT} from "../../statistics/distributions.js";
import {keepRows} from "../../statistics/glm/keep-rows.js";
import {fitLinear} from "../../statistics/linear/fit-linear.js";
import {prepareEstimate} from "../../statistics/prepare-estimate.js";
import type {EstimateOptions} from "../../statistics/estimate-options.js";
import type {Frame, LinearFit, ModelFrame} from "../../statistics/types.js";

/** How one term of a regression goes with its outcome, given the rest. */
export interface PartialAssociation {
  n: number;
  clusters: number;
  estimate: number;
  /** Clustered by unit. */
  se: number;
  p: number;
  /** Partial correlation that goes with a coefficient: r = β/√(β² + RSS·(X'X)⁻¹ⱼⱼ) of the plain fit. */
  correlationOf: (coefficient: number) => number;
}

/** Fewer units than this say little about their own spread. */
const fewestUnits = 10;

/**
 * One coefficient of a panel regression, by least squares or by the half-panel jackknife 2θ − (θ₁ + θ₂)/2 (Dhaene &
 * Jochmans 2015), with errors clustered by unit. The error of the jackknife is that of the same combination of the
 * influences ψ = (X'X)⁻¹ Σx·e of each unit on the three fits: variance G/(G−1)·Σψ², t with G − 1 degrees of freedom. It takes
 * no draws, so hundreds of regressions can be held against one panel.
 *
 * Throws InputError: not-apart (the term does not vary apart from the rest, in a half either), too-few-units,
 * too-few-periods and those of the model frame.
 */
export function partialAssociation(
  table: Frame,
  term: string,
  {method, ...options}: EstimateOptions & {method: "half-panel-jackknife" | "ols"}
): PartialAssociation {
  const {frame} = prepareEstimate(table, options);
  const full = fitLinear(frame);
  const parts = [part(full, term, frame)];
  if (method === "half-panel-jackknife")
    for (const half of halves(frame)) parts.push(part(fitLinear(half), term, half));
  const [whole, ...rest] = parts;
  if (whole === undefined) throw new Error("a fit has a part");
  const weights = rest.length === 0 ? [1] : [2, ...rest.map(() => -1 / rest.length)];
  const units = [...whole.influence.keys()];
  if (units.length < fewestUnits)
    throw new InputError(
      "too-few-units",
      `${units.length} units are too few to know how much chance brings; ${fewestUnits} are the least`,
      frame.formula
    );
  const estimate = parts.reduce((sum, {coefficient}, index) => sum + (weights[index] ?? 0) * coefficient, 0);
  let squares = 0;
  for (const unit of units) {
    const own = parts.reduce((sum, {influence}, index) => sum + (weights[index] ?? 0) * (influence.get(unit) ?? 0), 0);
    squares += own * own;
  }
  const clusters = units.length;
  const se = Math.sqrt((clusters / (clusters - 1)) * squares);
  return {
    ...{n: full.n, clusters, estimate, se},
    p: twoSidedT(estimate / se, clusters - 1),
    correlationOf: (coefficient) =>
      coefficient / Math.sqrt(coefficient * coefficient + whole.residualSquares * whole.bread)
  };
}

interface Part {
  coefficient: number;
  influence: Map<string, number>;
  residualSquares: number;
  bread: number;
}

function part(fit: LinearFit, term: string, frame: ModelFrame): Part {
  const index = fit.terms.indexOf(term);
  const row = fit.bread[index];
  const unit = fit.panel?.unit;
  if (row === undefined || unit === undefined)
    throw new InputError("not-apart", `${term} does not vary apart from what is given`, frame.formula);
  const influence = new Map<string, number>();
  let residualSquares = 0;
  for (let at = 0; at < fit.n; at++) {
    const residual = fit.residuals[at] ?? 0;
    residualSquares += residual * residual;
    let lever = 0;
    for (let column = 0; column < fit.design.length; column++)
      lever += (row[column] ?? 0) * (fit.design[column]?.[at] ?? 0);
    const name = unit.levels[unit.codes[at] ?? 0] ?? "";
    influence.set(name, (influence.get(name) ?? 0) + lever * residual);
  }
  return {coefficient: fit.coefficients[index] ?? NaN, influence, residualSquares, bread: row[index] ?? NaN};
}

/** The first and the second half of the periods that have rows; both hold the middle one when their number is odd. */
function halves(frame: ModelFrame): ModelFrame[] {
  const time = frame.panel?.time ?? new Int32Array();
  const used = [...new Set(time)].sort((a, b) => a - b);
  if (used.length < 4)
    throw new InputError(
      "too-few-periods",
      `${used.length} periods can be used; the jackknife needs 4 or more to take out what a short panel adds`,
      frame.formula
    );
  const length = Math.ceil(used.length / 2);
  return [used.slice(0, length), used.slice(used.length - length)].map((steps) => {
    const kept = new Set(steps);
    return keepRows(
      frame,
      Int32Array.from(time, (_, row) => row).filter((row) => kept.has(time[row] ?? -1))
    );
  });
}
