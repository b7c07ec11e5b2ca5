import {InputError} from "../../errors.js";
import type {Columns, Dropped, LinearFit, ModelFrame} from "../types.js";
import {absorbedRank} from "./absorbed-rank.js";
import {demeanFrame} from "./demean-frame.js";
import {leastSquares} from "./least-squares.js";

/**
 * Fit a model frame by least squares: OLS, weighted when the frame has weights, with its effects absorbed, and by
 * two-stage least squares when it has instruments (Wooldridge 2010, ch. 5). The fit holds all a covariance needs.
 *
 * @throws InputError when no term is left, rows are fewer than terms, or the model is not identified
 */
export function fitLinear(frame: ModelFrame): LinearFit {
  const {n, effects, weights, endogenous, instruments} = frame;
  const hasIntercept = frame.terms[0] === "(Intercept)";
  const names = [...frame.terms, ...endogenous.terms];
  const {outcome: y, regressors, instruments: excluded, lost} = demeanFrame(frame);
  const rank = absorbedRank(effects, n);
  const solved =
    instruments.terms.length === 0
      ? plainSolution(y, regressors, hasIntercept)
      : instrumented(y, regressors, excluded, frame);
  const dropped = solved.dropped.map((index): Dropped => ({
    what: names[index] ?? "",
    reason: lost.has(index) ? "no-variation" : "collinear",
    count: 1
  }));
  const terms = solved.kept.map((index) => names[index] ?? "");
  if (terms.length === 0) throw new InputError("no-terms", nothingLeft(names), frame.formula);
  if (n - terms.length - rank < 1)
    throw new InputError(
      "too-few-rows",
      `${n} complete rows for ${terms.length} terms and ${rank} absorbed levels; use fewer terms or more rows`,
      frame.formula
    );
  return {
    n,
    terms,
    coefficients: solved.coefficients,
    design: solved.design,
    residuals: solved.residuals,
    bread: solved.bread,
    absorbedRank: rank,
    effects,
    hasIntercept,
    panel: frame.panel,
    groups: frame.groups,
    weights,
    isInstrumented: instruments.terms.length > 0,
    dropped
  };
}

const nothingLeft = (names: readonly string[]): string =>
  `nothing to estimate: ${names.length === 0 ? "the formula has no terms" : `${names.join(", ")} do not vary within the effects`}`;

interface Solution {
  coefficients: Float64Array;
  design: Columns;
  residuals: Float64Array;
  bread: LinearFit["bread"];
  kept: readonly number[];
  dropped: readonly number[];
}

function plainSolution(y: Float64Array, x: Columns, intercept: boolean): Solution {
  const {coefficients, residuals, bread, kept, dropped} = leastSquares(y, x, {intercept});
  return {coefficients, residuals, bread, kept, dropped, design: kept.map((index) => x[index] ?? new Float64Array())};
}

/** Second stage on the regressors projected on the instruments; residuals with the regressors themselves. */
function instrumented(y: Float64Array, x: Columns, excluded: Columns, frame: ModelFrame): Solution {
  const hasIntercept = frame.terms[0] === "(Intercept)";
  const exogenous = x.slice(0, frame.terms.length);
  const endogenous = x.slice(frame.terms.length);
  if (excluded.length < endogenous.length)
    throw new InputError(
      "under-identified",
      `${endogenous.length} instrumented terms need at least as many instruments; there are ${excluded.length}`,
      frame.formula
    );
  const stage = [...exogenous, ...excluded];
  const fitted = endogenous.map((column) => {
    const {residuals} = leastSquares(column, stage, {intercept: hasIntercept});
    return column.map((value, row) => value - (residuals[row] ?? 0));
  });
  const projected = [...exogenous, ...fitted];
  const second = leastSquares(y, projected, {intercept: hasIntercept});
  const lostTerm = second.dropped.find((index) => index >= exogenous.length);
  if (lostTerm !== undefined)
    throw new InputError(
      "under-identified",
      `the instruments do not move ${frame.endogenous.terms[lostTerm - exogenous.length] ?? ""} apart from the other terms`,
      frame.formula
    );
  const residuals = Float64Array.from(y);
  second.kept.forEach((index, position) => {
    const b = second.coefficients[position] ?? 0;
    const column = x[index] ?? new Float64Array();
    for (let row = 0; row < residuals.length; row++) residuals[row] = (residuals[row] ?? 0) - b * (column[row] ?? 0);
  });
  const design = second.kept.map((index) => projected[index] ?? new Float64Array());
  return {...second, residuals, design};
}
