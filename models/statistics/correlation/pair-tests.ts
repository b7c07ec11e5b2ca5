import {twoSidedT, upperNormal} from "../distributions.js";
import {kendall} from "./kendall.js";
import {ranks} from "./ranks.js";

/** A test of one pair; NaN where a number does not exist. */
export interface PairTest {
  n: number;
  r: number;
  slope: number;
  se: number;
  t: number;
  p: number;
  reason?: "too-few" | "no-variation of x" | "no-variation of y";
}

/** The rows in which both have a value. */
export function completePairs(x: Float64Array, y: Float64Array): [Float64Array, Float64Array] {
  const a = new Float64Array(x.length);
  const b = new Float64Array(x.length);
  let n = 0;
  for (let row = 0; row < x.length; row++) {
    const [u, v] = [x[row] as number, y[row] as number];
    if (Number.isNaN(u) || Number.isNaN(v)) continue;
    a[n] = u;
    b[n++] = v;
  }
  return [a.subarray(0, n), b.subarray(0, n)];
}

/**
 * Pearson's correlation of two complete columns with p from t(n−2), and the slope Σxy/Σx² of y on x with its classical
 * standard error (R: `cor.test`, `lm`).
 *
 * @param lost degrees of freedom used up before, by columns taken out of both
 */
export function pearson(x: Float64Array, y: Float64Array, lost = 0): PairTest {
  const n = x.length;
  const [sx, sy] = [spread(x), spread(y)];
  let product = 0;
  for (let row = 0; row < n; row++)
    product += (((x[row] as number) - sx.mean) / sx.norm) * (((y[row] as number) - sy.mean) / sy.norm);
  const degrees = n - 2 - lost;
  const reason = degrees < 1 ? "too-few" : !sx.varies ? "no-variation of x" : !sy.varies ? "no-variation of y" : null;
  if (reason !== null) return {...without, n, reason};
  const r = Math.max(-1, Math.min(1, product));
  const t = r * Math.sqrt(degrees / ((1 - r) * (1 + r)));
  const slope = (r * sy.norm) / sx.norm;
  const se = (Math.sqrt(((1 - r) * (1 + r)) / degrees) * sy.norm) / sx.norm;
  return {n, r, slope, se, t, p: twoSidedT(t, degrees)};
}

/** Spearman's correlation: Pearson's of the ranks, ties at their mean; p from t(n−2) (R: `exact = FALSE`). */
export function spearman(x: Float64Array, y: Float64Array): PairTest {
  return {...pearson(ranks(x), ranks(y)), slope: NaN, se: NaN};
}

/**
 * Kendall's tau-b with p from the normal approximation that allows for ties, without continuity correction (R:
 * `cor.test(method = "kendall", exact = FALSE)`); `t` holds the z.
 */
export function kendallTest(x: Float64Array, y: Float64Array): PairTest {
  const n = x.length;
  if (n < 3) return {...without, n, reason: "too-few"};
  const {tau, z, xVaries, yVaries} = kendall(x, y);
  if (!xVaries || !yVaries) return {...without, n, reason: xVaries ? "no-variation of y" : "no-variation of x"};
  return {n, r: tau, slope: NaN, se: NaN, t: z, p: 2 * upperNormal(Math.abs(z))};
}

const without = {r: NaN, slope: NaN, se: NaN, t: NaN, p: NaN};

function spread(column: Float64Array): {mean: number; norm: number; varies: boolean} {
  let [sum, least, most] = [0, Infinity, -Infinity];
  for (let row = 0; row < column.length; row++) {
    const value = column[row] as number;
    sum += value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const rough = sum / column.length;
  let rest = 0;
  for (let row = 0; row < column.length; row++) rest += (column[row] as number) - rough;
  // What the rounding of a large mean left is taken away too.
  const mean = rough + rest / column.length;
  // Scaled by the largest deviation, so that no square overflows or vanishes.
  const scale = Math.max(most - mean, mean - least);
  let squares = 0;
  for (let row = 0; row < column.length; row++) {
    const off = ((column[row] as number) - mean) / scale;
    squares += off * off;
  }
  return {mean, norm: scale * Math.sqrt(squares), varies: most > least};
}
