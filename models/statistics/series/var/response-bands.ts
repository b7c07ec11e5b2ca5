import {InputError} from "../../../errors.js";
import {createRandom} from "../../random.js";
import type {Columns, Random, Square} from "../../types.js";
import {orthogonalResponses} from "./dynamics.js";
import {fitVar, type VarFit} from "./fit-var.js";

export interface ResponseBands {
  /** By horizon; row responds, column is shocked. */
  low: Square[];
  high: Square[];
  draws: number;
}

/**
 * 95 % intervals of orthogonalised responses by residual bootstrap: residuals are drawn as whole vectors, series built
 * up from the first observed values, the VAR fitted again; intervals are Hall's, 2b − quantile, which take the bias of
 * the responses off (Lütkepohl 2005, app. D.3).
 *
 * @param columns series without missing values
 * @returns null with missing values, or when a drawn series cannot be fitted
 */
export function responseBands(
  fit: VarFit,
  columns: Columns,
  options: {horizon: number; draws: number; seed: number; signal?: AbortSignal}
): ResponseBands | null {
  const {horizon, draws, seed, signal} = options;
  if (draws < 1 || columns.some((column) => column.some((value) => !Number.isFinite(value)))) return null;
  const random = createRandom(seed);
  const k = fit.names.length;
  const point = orthogonalResponses(fit, horizon);
  const drawn = point.map((rows) => rows.map((row) => Array.from(row, () => new Float64Array(draws))));
  for (let draw = 0; draw < draws; draw++) {
    signal?.throwIfAborted();
    const series = rebuilt(fit, columns, random);
    const again = fitted(series, fit);
    if (again === null) return null;
    orthogonalResponses(again, horizon).forEach((rows, h) => {
      for (let i = 0; i < k; i++)
        for (let j = 0; j < k; j++) {
          const own = drawn[h]?.[i]?.[j];
          if (own !== undefined) own[draw] = rows[i]?.[j] ?? NaN;
        }
    });
  }
  const bound = (share: number): Square[] =>
    point.map((rows, h) =>
      rows.map((row, i) =>
        row.map((value, j) => 2 * value - quantile(drawn[h]?.[i]?.[j] ?? new Float64Array([NaN]), share))
      )
    );
  return {low: bound(0.975), high: bound(0.025), draws};
}

function fitted(series: Columns, {names, lags}: VarFit): VarFit | null {
  try {
    return fitVar(series, {names, lags});
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

function rebuilt(fit: VarFit, columns: Columns, random: Random): Float64Array[] {
  const {lags, n, coefficients, residuals} = fit;
  const size = columns[0]?.length ?? 0;
  const series = columns.map((column) => {
    const own = new Float64Array(size);
    own.set(column.subarray(0, lags));
    return own;
  });
  for (let t = lags; t < size; t++) {
    const source = random.integer(n);
    const next = coefficients.map((own, equation) => {
      let value = (own[0] ?? 0) + (residuals[equation]?.[source] ?? 0);
      let index = 1;
      for (let lag = 1; lag <= lags; lag++)
        for (const column of series) value += (own[index++] ?? 0) * (column[t - lag] ?? 0);
      return value;
    });
    next.forEach((value, equation) => {
      const own = series[equation];
      if (own !== undefined) own[t] = value;
    });
  }
  return series;
}

/** R's type 7. */
function quantile(values: Float64Array, share: number): number {
  const sorted = Float64Array.from(values).sort();
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
  return low + (place - below) * (high - low);
}
