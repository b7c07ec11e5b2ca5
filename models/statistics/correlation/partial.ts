import {InputError} from "../../errors.js";
import {twoSidedT} from "../distributions.js";
import {leastSquares} from "../linear/least-squares.js";
import {pearson, type PairTest} from "./pair-tests.js";

export interface PartialTests {
  /** Tests of kept columns, by position: i before j. */
  pairs: {i: number; j: number; test: PairTest}[];
  /** Columns that follow from columns before them. */
  collinear: number[];
}

/**
 * Partial correlations of all pairs given all other columns: −P_ij/√(P_ii·P_jj) with P the inverse of the covariance
 * matrix, here of the rows complete in every column; p from t(n−2−k), k the number held fixed. `slope` is that of
 * column j on column i beside the others (R: `lm`, `ppcor::pcor`).
 *
 * @param columns k columns of n, NaN where missing
 * @throws InputError `too-few-rows`
 */
export function partialGivenRest(columns: readonly Float64Array[]): PartialTests {
  const rows = completeRows(columns);
  const n = rows[0]?.length ?? 0;
  const {bread, kept, dropped} = leastSquares(new Float64Array(n), [new Float64Array(n).fill(1), ...rows], {
    intercept: true
  });
  const own = kept.filter((index) => index > 0);
  refuseTooFew(n, own.length);
  const given = own.length - 2;
  const degrees = n - 2 - given;
  const pairs = own.flatMap((i, a) =>
    own.slice(a + 1).map((j) => {
      const [u, v] = [kept.indexOf(i), kept.indexOf(j)];
      const [pii, pij, pjj] = [bread[u]?.[u] ?? NaN, bread[u]?.[v] ?? NaN, bread[v]?.[v] ?? NaN];
      const r = Math.max(-1, Math.min(1, -pij / Math.sqrt(pii * pjj)));
      const t = r * Math.sqrt(degrees / ((1 - r) * (1 + r)));
      const unit = Math.sqrt(pii / pjj);
      const se = Math.sqrt(((1 - r) * (1 + r)) / degrees) * unit;
      const test: PairTest = {n, r, slope: r * unit, se, t, p: twoSidedT(t, degrees)};
      return {i: i - 1, j: j - 1, test};
    })
  );
  return {pairs, collinear: dropped.map((index) => index - 1)};
}

/**
 * Partial correlations of all pairs given a set: Pearson's of the residuals on the set; p from t(n−2−k).
 *
 * @param columns columns of n, NaN where missing
 * @param given k columns of the same rows; those that follow from others do not count
 * @throws InputError `too-few-rows`
 */
export function partialGivenSet(columns: readonly Float64Array[], given: readonly Float64Array[]): PartialTests {
  const all = completeRows([...given, ...columns]);
  const n = all[0]?.length ?? 0;
  const held = [new Float64Array(n).fill(1), ...all.slice(0, given.length)];
  let rank = 0;
  const collinear: number[] = [];
  const residuals = all.slice(given.length).map((column, index) => {
    const fit = leastSquares(column, held, {intercept: true});
    rank = fit.kept.length;
    if (size(fit.residuals) <= 1e-9 * spread(column)) collinear.push(index);
    return fit.residuals;
  });
  refuseTooFew(n, rank + 1);
  const own = Array.from(residuals.keys()).filter((index) => !collinear.includes(index));
  const pairs = own.flatMap((i, a) =>
    own.slice(a + 1).map((j) => ({
      i,
      j,
      test: pearson(residuals[i] ?? new Float64Array(), residuals[j] ?? new Float64Array(), rank - 1)
    }))
  );
  return {pairs, collinear};
}

/** The rows in which every column has a value. */
export function completeRows(columns: readonly Float64Array[]): Float64Array[] {
  const length = columns[0]?.length ?? 0;
  const rows = Array.from({length}, (_, row) => row).filter((row) =>
    columns.every((column) => !Number.isNaN(column[row] ?? NaN))
  );
  return columns.map((column) => Float64Array.from(rows, (row) => column[row] ?? NaN));
}

function refuseTooFew(n: number, columns: number): void {
  if (n > columns) return;
  throw new InputError(
    "too-few-rows",
    `${n} rows have a value in every column, which is too few for ${columns} columns; leave columns out with --columns`
  );
}

const size = (values: Float64Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

function spread(column: Float64Array): number {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  return size(column.map((value) => value - mean));
}
