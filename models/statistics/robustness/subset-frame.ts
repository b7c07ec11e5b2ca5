import {InputError} from "../../errors.js";
import {codingOf} from "../formula/coding.js";
import {withoutSingletons} from "../formula/complete-rows.js";
import {pick, pickCodes} from "../formula/pick.js";
import type {Coding, ModelFrame} from "../types.js";

/**
 * A frame without some of its rows, and without what is then alone in its level of an absorbed effect: what modelFrame
 * makes of a table without the data of those rows, at a tenth of the time.
 *
 * @param isKept by row of the frame
 * @throws InputError no-rows
 */
export function subsetFrame(frame: ModelFrame, isKept: Uint8Array): ModelFrame {
  let count = 0;
  for (const flag of isKept) count += flag;
  const kept = new Int32Array(count);
  let at = 0;
  for (let row = 0; row < frame.n; row++) if (isKept[row] === 1) kept[at++] = row;
  const rows = withoutSingletons(kept, frame.effects);
  if (rows.length === 0) throw new InputError("no-rows", "no row is left that can be compared with another");
  // The same coding stands in several places of a frame; it is taken over once.
  const known = new Map<Coding, Coding>();
  const coding = (whole: Coding): Coding => {
    const part = known.get(whole) ?? codingOf(whole.name, whole, rows);
    known.set(whole, part);
    return part;
  };
  const columns = (list: readonly Float64Array[]): Float64Array[] => list.map((column) => pick(column, rows));
  return {
    ...frame,
    n: rows.length,
    rows: pickCodes(frame.rows, rows),
    outcome: {...frame.outcome, values: pick(frame.outcome.values, rows)},
    regressors: columns(frame.regressors),
    endogenous: {...frame.endogenous, columns: columns(frame.endogenous.columns)},
    instruments: {...frame.instruments, columns: columns(frame.instruments.columns)},
    effects: frame.effects.map(coding),
    weights: frame.weights === null ? null : pick(frame.weights, rows),
    panel:
      frame.panel === null
        ? null
        : {...frame.panel, unit: coding(frame.panel.unit), time: pickCodes(frame.panel.time, rows)},
    groups: Object.fromEntries(Object.entries(frame.groups).map(([name, group]) => [name, coding(group)]))
  };
}
