import {InputError} from "../../errors.js";

/** Estimates made to agree with a total that is known better than its parts. */
export interface Benchmark {
  method: "ratio" | "difference";
  total: number;
  /** Weighted sum of the estimates before. */
  before: number;
  /** Factor (ratio) or amount a unit of weight (difference) they are changed by. */
  change: number;
}

/**
 * Makes Σ w·estimate equal to a total: all by one factor T/Σ w·estimate (`ratio`), or by one amount
 * (T − Σ w·estimate)/Σ w (`difference`) (Rao & Molina 2015, §6.4.6). Mean squared errors stay those of before.
 *
 * @param estimates n values
 * @param weights n weights of 0 or more: inhabitants of an area, say
 * @throws InputError `invalid-benchmark` when the change does not exist
 */
export function benchmark(
  estimates: Float64Array,
  weights: Float64Array,
  {total, method = "ratio"}: {total: number; method?: Benchmark["method"]}
): Benchmark & {values: Float64Array} {
  let [before, weight] = [0, 0];
  estimates.forEach((value, area) => {
    before += value * (weights[area] ?? 0);
    weight += weights[area] ?? 0;
  });
  const change = method === "ratio" ? total / before : (total - before) / weight;
  if (!Number.isFinite(change) || (method === "ratio" && change < 0))
    throw new InputError(
      "invalid-benchmark",
      `estimates that sum to ${before} cannot be brought to ${total} by ${method === "ratio" ? "one factor" : "one amount"}`,
      "--total"
    );
  const values = estimates.map((value) => (method === "ratio" ? value * change : value + change));
  return {method, total, before, change, values};
}
