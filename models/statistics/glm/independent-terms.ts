import {InputError} from "../../errors.js";
import {demeanFrame} from "../linear/demean-frame.js";
import {leastSquares} from "../linear/least-squares.js";
import type {Columns, Dropped, ModelFrame} from "../types.js";

/**
 * The terms that neither follow from those before them nor vanish with the absorbed effects, by the rule of least
 * squares: less than 1e-9 of a column left. Their columns are those of the frame, effects not taken out.
 *
 * @throws InputError `no-terms`, `too-few-rows`
 */
export function independentTerms(
  frame: ModelFrame,
  absorbedRank: number
): {terms: string[]; columns: Columns; dropped: Dropped[]} {
  const {outcome, regressors, lost} = demeanFrame(frame);
  const intercept = frame.terms[0] === "(Intercept)";
  const {kept, dropped} = leastSquares(outcome, regressors, {intercept});
  const nameOf = (index: number): string => frame.terms[index] ?? "";
  if (kept.length === 0)
    throw new InputError(
      "no-terms",
      frame.terms.length === 0
        ? "nothing to estimate: the formula has no terms"
        : `nothing to estimate: ${frame.terms.join(", ")} do not vary within the effects`,
      frame.formula
    );
  if (frame.n - kept.length - absorbedRank < 1)
    throw new InputError(
      "too-few-rows",
      `${frame.n} rows for ${kept.length} terms and ${absorbedRank} absorbed levels; use fewer terms or more rows`,
      frame.formula
    );
  return {
    terms: kept.map(nameOf),
    columns: kept.map((index) => frame.regressors[index] ?? new Float64Array()),
    dropped: dropped.map((index) => ({
      what: nameOf(index),
      reason: lost.has(index) ? "no-variation" : "collinear",
      count: 1
    }))
  };
}
