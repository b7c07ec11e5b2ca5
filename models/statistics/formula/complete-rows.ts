import type {Dropped} from "../types.js";
import type {RawCoding} from "./coding.js";

/** Columns that must all have a value in a row that is kept. */
export interface Needed {
  readonly numbers: readonly Float64Array[];
  readonly codings: readonly RawCoding[];
  /** Rows of weight 0 count for nothing and go too. */
  readonly weights: Float64Array | null;
}

/** The rows in which nothing is missing, and how many were left out and why. An infinite number (log of 0) is missing. */
export function completeRows(length: number, needed: Needed): {rows: Int32Array; dropped: Dropped[]} {
  const state = new Uint8Array(length);
  const [missing, notFinite, zeroWeight] = [1, 2, 3];
  for (const values of needed.numbers) {
    for (let row = 0; row < length; row++) {
      const value = values[row] ?? NaN;
      if (Number.isNaN(value)) state[row] = missing;
      else if (!Number.isFinite(value) && state[row] === 0) state[row] = notFinite;
    }
  }
  for (const {codes} of needed.codings)
    for (let row = 0; row < length; row++) if ((codes[row] ?? -1) < 0) state[row] = missing;
  needed.weights?.forEach((weight, row) => {
    if (state[row] === 0 && weight === 0) state[row] = zeroWeight;
  });
  const counts = [0, 0, 0, 0];
  for (const value of state) counts[value] = (counts[value] ?? 0) + 1;
  const rows = new Int32Array(counts[0] ?? 0);
  let kept = 0;
  for (let row = 0; row < length; row++) if (state[row] === 0) rows[kept++] = row;
  const dropped = ["missing", "not-finite", "zero-weight"].map((reason, index) => ({
    what: "rows",
    reason,
    count: counts[index + 1] ?? 0
  }));
  return {rows, dropped: dropped.filter(({count}) => count > 0)};
}

/**
 * Leaves out rows that are the only one of their level of an absorbed effect, again and again until none is left: such
 * rows are fitted exactly and would make clusters look more numerous than they are (Correia 2015).
 */
export function withoutSingletons(rows: Int32Array, effects: readonly RawCoding[]): Int32Array {
  let kept = rows;
  for (;;) {
    const before = kept.length;
    for (const {codes, levels} of effects) {
      const counts = new Int32Array(levels.length);
      for (let index = 0; index < kept.length; index++) {
        const code = codes[kept[index] ?? 0] ?? 0;
        counts[code] = (counts[code] ?? 0) + 1;
      }
      if (counts.includes(1)) kept = kept.filter((row) => (counts[codes[row] ?? 0] ?? 0) > 1);
    }
    if (kept.length === before) return kept;
  }
}
