import {codingOf} from "../formula/coding.js";
import {pick, pickCodes} from "../formula/pick.js";
import type {Coding, Columns, ModelFrame} from "../types.js";

/**
 * The model frame of some of its rows, in their order; levels that no longer occur are gone. `dropped` stays as it is:
 * the caller says why rows went.
 *
 * @param kept positions in the frame
 */
export function keepRows(frame: ModelFrame, kept: Int32Array): ModelFrame {
  const columns = (of: Columns): Float64Array[] => of.map((column) => pick(column, kept));
  const coding = (of: Coding): Coding => codingOf(of.name, of, kept);
  const {outcome, panel, endogenous, instruments, weights} = frame;
  return {
    ...frame,
    n: kept.length,
    rows: pickCodes(frame.rows, kept),
    outcome: {name: outcome.name, values: pick(outcome.values, kept)},
    regressors: columns(frame.regressors),
    endogenous: {terms: endogenous.terms, columns: columns(endogenous.columns)},
    instruments: {terms: instruments.terms, columns: columns(instruments.columns)},
    effects: frame.effects.map(coding),
    weights: weights === null ? null : pick(weights, kept),
    panel: panel === null ? null : {...panel, unit: coding(panel.unit), time: pickCodes(panel.time, kept)},
    groups: Object.fromEntries(Object.entries(frame.groups).map(([name, of]) => [name, coding(of)]))
  };
}
