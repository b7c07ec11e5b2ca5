import type {Dropped, ModelFrame} from "../types.js";
import {withoutSingletons} from "../formula/complete-rows.js";
import {keepRows} from "./keep-rows.js";

/**
 * Leaves out levels of absorbed effects in which every outcome is 0: their effect goes to −∞ and they say nothing of the
 * terms (Correia, Guimarães & Zylkin 2019). Then rows left alone in their level, and so on until neither is there.
 */
export function withoutZeroLevels(frame: ModelFrame): {frame: ModelFrame; dropped: Dropped[]} {
  const all = frame;
  let rows = Int32Array.from({length: frame.n}, (_, row) => row);
  const counts = {"perfect-prediction": 0, singleton: 0};
  for (;;) {
    const start = rows.length;
    for (const {codes, levels} of all.effects) {
      const isPositive = new Uint8Array(levels.length);
      for (const row of rows) if ((all.outcome.values[row] ?? 0) > 0) isPositive[codes[row] ?? 0] = 1;
      rows = rows.filter((row) => isPositive[codes[row] ?? 0] === 1);
    }
    counts["perfect-prediction"] += start - rows.length;
    const left = withoutSingletons(rows, all.effects);
    counts.singleton += rows.length - left.length;
    if (left.length === start) break;
    rows = Int32Array.from(left);
  }
  const dropped = (["perfect-prediction", "singleton"] as const)
    .map((reason) => ({what: "rows", reason, count: counts[reason]}))
    .filter(({count}) => count > 0);
  return {frame: rows.length === all.n ? all : keepRows(all, rows), dropped};
}
