import type {Family} from "./family.js";

/** Rows whose outcome some combination of terms predicts without error, so that its coefficient has no maximum. */
export interface Separation {
  /** Positions in the frame. */
  readonly rows: Int32Array;
  /** Terms that take part in the combination; none: the absorbed effects alone. */
  readonly terms: readonly string[];
}

/**
 * The rows that Newton's step shows to be separated (Albert & Anderson 1984; Correia, Guimarães & Zylkin 2019): the
 * step lies in the space of the terms, pushes η of these rows by about one towards the open end of their likelihood,
 * and leaves all other rows where they are. That is a certificate: such a direction may be followed for ever. Null
 * when the step is none.
 *
 * @param step change of η in one step, n
 */
export function separatedRows(y: Float64Array, step: Float64Array, family: Family): Int32Array | null {
  const rows: number[] = [];
  for (let row = 0; row < y.length; row++) {
    const along = family.openEnd(y[row] ?? 0) * (step[row] ?? 0);
    if (along > 0.5) rows.push(row);
    else if (Math.abs(step[row] ?? 0) > 1e-5) return null;
  }
  return rows.length > 0 ? Int32Array.from(rows) : null;
}
