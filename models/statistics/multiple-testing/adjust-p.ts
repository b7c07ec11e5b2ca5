import {InputError} from "../../errors.js";

export const adjustments = ["bh", "by", "holm", "hochberg", "bonferroni", "none"] as const;

/** A correction for many tests; `none` leaves the p-values as they are. */
export type Adjustment = (typeof adjustments)[number];

/**
 * Adjusts p-values for the number of tests: `bh` min over j ≥ i of m·p₍ⱼ₎/j (Benjamini & Hochberg 1995), `by` the same
 * times Σ 1/j, right under any dependence (Benjamini & Yekutieli 2001), `holm` max over j ≤ i of (m−j+1)·p₍ⱼ₎ (Holm
 * 1979), `hochberg` min over j ≥ i of (m−j+1)·p₍ⱼ₎ (Hochberg 1988), `bonferroni` m·p; none exceeds 1. A missing p stays
 * missing and is not counted in m, as in R's `p.adjust`.
 *
 * @param p n p-values, NaN where missing
 * @returns n adjusted values in the same order
 * @throws InputError `invalid-p` at a value outside [0, 1]
 */
export function adjustP(p: ArrayLike<number>, method: Adjustment): Float64Array {
  const adjusted = Float64Array.from(p);
  const order: number[] = [];
  adjusted.forEach((value, index) => {
    if (Number.isNaN(value)) return;
    if (!(value >= 0 && value <= 1))
      throw new InputError("invalid-p", `${value} is no p-value; one lies between 0 and 1`, `value ${index + 1}`);
    order.push(index);
  });
  if (method === "none") return adjusted;
  const ranked = Uint32Array.from(order).sort((a, b) => (adjusted[a] ?? 0) - (adjusted[b] ?? 0) || a - b);
  const factors = factorsOf(method, ranked.length);
  const isStepDown = method === "holm";
  let bound = isStepDown ? 0 : 1;
  for (let step = 0; step < ranked.length; step++) {
    const rank = isStepDown ? step : ranked.length - 1 - step;
    const index = ranked[rank] ?? 0;
    const value = Math.min(1, (factors[rank] ?? 1) * (adjusted[index] ?? 1));
    if (method !== "bonferroni") bound = isStepDown ? Math.max(bound, value) : Math.min(bound, value);
    adjusted[index] = method === "bonferroni" ? value : bound;
  }
  return adjusted;
}

/** What the p-value of each rank (from the smallest) is multiplied by. */
function factorsOf(method: Exclude<Adjustment, "none">, m: number): Float64Array {
  const factors = new Float64Array(m);
  let harmonic = 1;
  if (method === "by") for (let j = 2; j <= m; j++) harmonic += 1 / j;
  for (let rank = 0; rank < m; rank++) {
    if (method === "bonferroni") factors[rank] = m;
    else if (method === "bh" || method === "by") factors[rank] = (harmonic * m) / (rank + 1);
    else factors[rank] = m - rank;
  }
  return factors;
}
