import {finite} from "../../covariance/inference.js";
import {upperF} from "../../distributions.js";
import {leastSquares} from "../../linear/least-squares.js";
import type {VarFit} from "./fit-var.js";

/** Whether the past of one variable helps to predict another, beside the past of all others. */
export interface GrangerTest {
  /** Whose lags are left out. */
  leads: string;
  /** Whose equation it is. */
  predicted: string;
  f: number | null;
  df1: number;
  df2: number;
  p: number | null;
}

/**
 * F tests on leaving the lags of one variable out of the equation of another (Granger 1969): a description of what
 * precedes what, not of what causes what.
 */
export function grangerTests({names, lags, n, terms, outcomes, regressors, residuals}: VarFit): GrangerTest[] {
  const df2 = n - terms.length;
  const constant = new Float64Array(n).fill(1);
  return names.flatMap((leads, from) => {
    const kept = regressors.filter((_, index) => index % names.length !== from);
    return names.flatMap((predicted, to): GrangerTest[] => {
      if (from === to) return [];
      const full = sumOfSquares(residuals[to] ?? constant);
      const restricted = leastSquares(outcomes[to] ?? constant, [constant, ...kept], {intercept: true});
      const f = (sumOfSquares(restricted.residuals) - full) / lags / (full / df2);
      return [{leads, predicted, f: finite(f), df1: lags, df2, p: finite(upperF(f, lags, df2))}];
    });
  });
}

const sumOfSquares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);
