import {InputError} from "../../errors.js";
import {compareCodePoints} from "../formula/coding.js";
import {numberColumn} from "../formula/table-column.js";
import {adjustP, type Adjustment} from "../multiple-testing/adjust-p.js";
import type {Frame} from "../types.js";
import {chooseColumns, type ChosenColumns} from "./choose-columns.js";
import {laggedScan} from "./lagged-scan.js";
import {completePairs, kendallTest, pearson, spearman, type PairTest} from "./pair-tests.js";
import {partialGivenRest, partialGivenSet} from "./partial.js";
import type {ScanOptions} from "./scan-plan.js";
import type {Correlation, CorrelationMethod, CorrelationRow, Watch} from "./types.js";

export interface CorrelateOptions extends Watch, Partial<Omit<ScanOptions, "lags">> {
  /** Whole periods; makes it a scan of all ordered pairs, which needs `period`. */
  lags?: readonly number[];
  method?: CorrelationMethod;
  /** Columns a partial correlation holds fixed; default all others. */
  given?: readonly string[];
  adjust?: Adjustment;
}

/**
 * Correlates columns of a table. Without lags each pair once, p from t(n−2) of the rows complete in both (Kendall:
 * normal). With lags a scan: see laggedScan. q over all tests; ascending p, then x and y.
 *
 * Throws InputError: invalid-option, too-few-rows, and those of planScan and chooseColumns.
 */
export function correlate(table: Frame, options: CorrelateOptions = {}): Correlation {
  const {lags, method = "pearson", given, adjust = "bh", unit = null, period} = options;
  if (given !== undefined && method !== "partial")
    throw new InputError("invalid-option", "columns to hold fixed go with the method partial", "--given");
  if (lags !== undefined) {
    if (method !== "pearson")
      throw new InputError(
        "invalid-option",
        `a scan over lags is pearson; leave out ${method}, or the lags`,
        "--method"
      );
    if (period === undefined)
      throw new InputError("invalid-option", "lags need the column of periods: --period", "--lags");
    return laggedScan(table, {...options, lags, unit, period});
  }
  for (const name of ["within", "cluster"] as const)
    if (options[name] !== undefined)
      throw new InputError("invalid-option", `--${name} goes with a scan: add --lags 0`, `--${name}`);
  const reserved = [unit, period, ...(given ?? [])].filter((name) => name !== null && name !== undefined);
  const chosen = chooseColumns(table, {columns: options.columns?.filter((name) => !given?.includes(name)), reserved});
  const tests = method === "partial" ? partialTests(table, chosen, given) : pairTests(chosen, method, options);
  return {
    ...assemblePairs(chosen, tests.pairs, adjust),
    excluded: [
      ...chosen.excluded,
      ...tests.collinear.map((index) => ({column: chosen.names[index] ?? "", reason: "collinear" as const}))
    ],
    method,
    adjust,
    ...(given === undefined ? {} : {given: [...given]}),
    warnings: []
  };
}

interface Tests {
  pairs: {i: number; j: number; test: PairTest}[];
  collinear: number[];
}

function pairTests(
  {values}: ChosenColumns,
  method: Exclude<CorrelationMethod, "partial">,
  {signal, onProgress}: Watch
): Tests {
  const test = {pearson, spearman, kendall: kendallTest}[method];
  const pairs: Tests["pairs"] = [];
  const total = (values.length * (values.length - 1)) / 2;
  values.forEach((x, i) => {
    signal?.throwIfAborted();
    for (let j = i + 1; j < values.length; j++) {
      const [a, b] = completePairs(x, values[j] as Float64Array);
      pairs.push({i, j, test: test(a, b)});
    }
    onProgress?.(pairs.length, total);
  });
  return {pairs, collinear: []};
}

function partialTests(table: Frame, {values}: ChosenColumns, given: readonly string[] | undefined): Tests {
  if (values.length < 2) return {pairs: [], collinear: []};
  if (given === undefined) return partialGivenRest(values);
  return partialGivenSet(
    values,
    given.map((name) => numberColumn(table, name))
  );
}

function assemblePairs(
  {names}: ChosenColumns,
  pairs: Tests["pairs"],
  adjust: Adjustment
): {tests: number; results: CorrelationRow[]} {
  const q = adjustP(
    pairs.map(({test}) => test.p),
    adjust
  );
  const results = pairs.map(({i, j, test}, index): CorrelationRow => {
    const {n, r, slope, se, t, p, reason} = test;
    return {
      x: names[i] ?? "",
      y: names[j] ?? "",
      lag: null,
      n,
      ...{r: orNull(r), slope: orNull(slope), se: orNull(se), t: orNull(t), p: orNull(p), q: orNull(q[index])},
      ...(reason === undefined ? {} : {reason})
    };
  });
  results.sort(
    (a, b) =>
      Number(a.p === null) - Number(b.p === null) ||
      (a.p ?? 0) - (b.p ?? 0) ||
      compareCodePoints(a.x, b.x) ||
      compareCodePoints(a.y, b.y)
  );
  return {tests: results.filter(({p}) => p !== null).length, results};
}

const orNull = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;
