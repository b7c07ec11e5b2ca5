import type {ModelFrame} from "../types.js";
import {demean} from "./demean.js";
import {multiplyInPlace, norm} from "./vector.js";

/** The columns of a model on the scale they are fitted on: effects taken out, times √weight. */
export interface DemeanedFrame {
  outcome: Float64Array;
  /** One for each of frame.terms, then one for each of frame.endogenous.terms. */
  regressors: readonly Float64Array[];
  instruments: readonly Float64Array[];
  /** Positions of regressors whose variation the effects take away whole. */
  lost: ReadonlySet<number>;
}

/**
 * Take the absorbed effects out of a frame and weigh it. A regressor of which less than 1e-9 is left becomes zero, so
 * that rounding is never estimated on.
 */
export function demeanFrame(frame: ModelFrame): DemeanedFrame {
  const {outcome, regressors, endogenous, instruments, effects, weights} = frame;
  const before = [outcome.values, ...regressors, ...endogenous.columns, ...instruments.columns];
  const columns = demean(before, effects, weights);
  const lost = new Set<number>();
  if (effects.length > 0)
    columns.forEach((column, index) => {
      if (index === 0 || norm(column) > 1e-9 * norm(before[index] ?? column)) return;
      lost.add(index - 1);
      column.fill(0);
    });
  if (weights !== null) {
    const roots = weights.map((weight) => Math.sqrt(weight));
    for (const column of columns) multiplyInPlace(column, roots);
  }
  const [y = new Float64Array(), ...others] = columns;
  const terms = regressors.length + endogenous.columns.length;
  return {outcome: y, regressors: others.slice(0, terms), instruments: others.slice(terms), lost};
}
