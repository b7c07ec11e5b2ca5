import {twoSidedT} from "../distributions.js";
import {blocksOf} from "./cross-products.js";

/** What is known of each test of a piece of work; a test stands at (x − from)·K + y. NaN where it does not exist. */
export interface ScanPart {
  readonly lag: number;
  /** Columns that lead, as positions in the plan. */
  readonly leading: readonly number[];
  readonly n: Int32Array;
  readonly r: Float64Array;
  readonly slope: Float64Array;
  readonly se: Float64Array;
  readonly t: Float64Array;
  readonly p: Float64Array;
  /** 0 fine, or a place in {@link scanReasons}. */
  readonly reason: Uint8Array;
}

export const scanReasons = ["", "self", "too-few", "no-variation of x", "no-variation of y", "one-cluster"] as const;

export function emptyPart(lag: number, leading: readonly number[], columns: number): ScanPart {
  const size = leading.length * columns;
  return {
    lag,
    leading,
    n: new Int32Array(size),
    r: new Float64Array(size).fill(NaN),
    slope: new Float64Array(size).fill(NaN),
    se: new Float64Array(size).fill(NaN),
    t: new Float64Array(size).fill(NaN),
    p: new Float64Array(size).fill(NaN),
    reason: new Uint8Array(size)
  };
}

/** Sums over demeaned rows of a set of x columns against a set of y columns. */
export interface ScanSums {
  readonly n: number;
  readonly clusters: number;
  /** Σ xy, Σ x² and Σ_g (Σ_g xy − b·Σ_g x²)²: see cluster-scores.ts. Rows of 4·⌈Y/4⌉. */
  readonly xy: Float64Array;
  readonly xx: Float64Array;
  readonly meat: Float64Array;
  /** Σ y², one a y column. */
  readonly yy: Float64Array;
  /** Σ x² and Σ y² under which a column counts as not varying. */
  readonly leastX: Float64Array;
  readonly leastY: Float64Array;
  /** Positions in the part (of x) and in the plan (of y). */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/**
 * Slope b = Σxy/Σx², r = Σxy/√(Σx²Σy²), cluster-robust standard error √(G/(G−1)·Σ_g(Σ_g xy − b·Σ_g x²)²)/Σx², and p
 * from t(G−1), for all pairs of a set of sums; written into the part.
 */
export function writeStatistics(part: ScanPart, sums: ScanSums, columns: number): void {
  const {n, clusters, xy, xx, meat, yy, leastX, leastY, xs, ys} = sums;
  const width = 4 * blocksOf(ys.length);
  const correction = clusters / (clusters - 1);
  xs.forEach((x, row) => {
    const sxx = xx[row] as number;
    ys.forEach((y, column) => {
      const place = x * columns + y;
      const at = row * width + column;
      part.n[place] = n;
      const syy = yy[column] ?? NaN;
      if (part.leading[x] === y) part.reason[place] = 1;
      else if (n < 3) part.reason[place] = 2;
      else if (!(sxx > (leastX[row] ?? 0))) part.reason[place] = 3;
      else if (!(syy > (leastY[column] ?? 0))) part.reason[place] = 4;
      else {
        const sxy = xy[at] as number;
        const b = sxy / sxx;
        part.slope[place] = b;
        part.r[place] = Math.max(-1, Math.min(1, sxy / Math.sqrt(sxx * syy)));
        if (clusters < 2) part.reason[place] = 5;
        else {
          const se = Math.sqrt(correction * (meat[at] as number)) / sxx;
          part.se[place] = se;
          part.t[place] = b / se;
          // Without any spread around the line the two columns are one: no t, and p is 0.
          part.p[place] = se > 0 ? twoSidedT(b / se, clusters - 1) : b === 0 ? NaN : 0;
        }
      }
    });
  });
}
