import {keepRows} from "../glm/keep-rows.js";
import type {EstimateOptions} from "../estimate-options.js";
import {demeanFrame} from "../linear/demean-frame.js";
import type {ModelFrame} from "../types.js";

type Options = Pick<EstimateOptions, "columns" | "correctSamplingError">;

/**
 * The variance of the sampling error of each term that is a column to be corrected, or a lag of one, by row: that of the
 * unit in the period the term is of. NaN where it is not known, null for other terms.
 */
export function samplingErrors(
  {terms, panel, n}: ModelFrame,
  {columns = {}, correctSamplingError = []}: Options
): (Float64Array | null)[] {
  return terms.map((term) => {
    const {column, lag} = columnOf(term);
    const facts = correctSamplingError.includes(column) && Object.hasOwn(columns, column) ? columns[column] : undefined;
    const known = facts?.samplingError;
    if (known === undefined || panel === null) return null;
    return Float64Array.from({length: n}, (_, row) => {
      const unit = panel.unit.levels[panel.unit.codes[row] ?? -1] ?? "";
      const period = panel.periods[(panel.time[row] ?? 0) - lag] ?? "";
      const own = Object.hasOwn(known, unit) ? known[unit] : undefined;
      const error = own !== undefined && Object.hasOwn(own, period) ? own[period] : undefined;
      return error === undefined ? NaN : error * error;
    });
  });
}

/**
 * The rows whose sampling errors are all known. Unless weights were given, units weigh 1/(s² + σ²)² with s² their mean
 * error variance and σ² that of the true values within units: a moment x̃² − s² varies as (s² + σ²)², so this is what makes
 * the corrected moment vary least. Several terms: the mean of their ratios to the average unit. Null when no term is to be
 * corrected.
 */
export function weighedByError(frame: ModelFrame, options: Options): ModelFrame | null {
  const all = samplingErrors(frame, options);
  const known = Int32Array.from({length: frame.n}, (_, row) => row).filter((row) =>
    all.every((each) => each === null || (each[row] ?? NaN) > 0)
  );
  if (all.every((each) => each === null)) return null;
  const kept = keepRows(frame, known);
  if (kept.weights !== null || kept.panel === null) return kept;
  const {codes, levels} = kept.panel.unit;
  const size = new Float64Array(levels.length);
  codes.forEach((code) => (size[code] = (size[code] ?? 0) + 1));
  const {regressors} = demeanFrame(kept);
  const spread = new Float64Array(levels.length);
  all.forEach((errors, term) => {
    if (errors === null) return;
    const ofUnit = new Float64Array(levels.length);
    let [seen, error] = [0, 0];
    codes.forEach((code, at) => {
      const variance = errors[known[at] ?? 0] ?? NaN;
      const value = regressors[term]?.[at] ?? 0;
      ofUnit[code] = (ofUnit[code] ?? 0) + variance / (size[code] ?? 1);
      seen += value * value;
      error += variance * (1 - 1 / (size[code] ?? 1));
    });
    const signal = Math.max(0, seen - error) / codes.length;
    const average = ofUnit.reduce((sum, variance) => sum + variance + signal, 0) / levels.length;
    ofUnit.forEach((variance, unit) => (spread[unit] = (spread[unit] ?? 0) + (variance + signal) / average));
  });
  const inverse = Float64Array.from(codes, (code) => 1 / ((spread[code] ?? NaN) * (spread[code] ?? NaN)));
  const scale = inverse.length / inverse.reduce((sum, value) => sum + value, 0);
  return {...kept, weights: inverse.map((value) => value * scale)};
}

/** The column of `x` or `l(x,2)`, and the lag. */
function columnOf(term: string): {column: string; lag: number} {
  const found = /^l\((.*),(\d+)\)$/.exec(term);
  return found === null ? {column: term, lag: 0} : {column: found[1] ?? "", lag: Number(found[2])};
}
