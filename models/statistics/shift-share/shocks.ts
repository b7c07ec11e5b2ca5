import {finite} from "../covariance/inference.js";
import {dot, sectorGroups} from "./akm.js";
import type {Exposure, RotembergWeight, ShiftShare} from "./types.js";

/** Average share of each shock over the rows, weighted; the averages add up to 1. */
function averageShares({shares, roots}: Pick<Exposure, "shares" | "roots">): Float64Array {
  const sums = Float64Array.from(shares, (column) => dot(column, roots));
  const total = sums.reduce((sum, value) => sum + value, 0);
  return sums.map((value) => value / total);
}

/**
 * How many shocks a design rests on: 1/Σ s² of the average shares s, the number of equal shocks that would be as much
 * (Borusyak, Hull & Jaravel 2022), and the largest share.
 */
export function shockSummary(exposure: Exposure): ShiftShare["shocks"] {
  const average = averageShares(exposure);
  const {shocks} = exposure;
  const {of, count} = sectorGroups(exposure);
  const byCluster = new Float64Array(count);
  let largest = 0;
  average.forEach((share, index) => {
    const group = of[index] ?? 0;
    byCluster[group] = (byCluster[group] ?? 0) + share;
    if (share > (average[largest] ?? 0)) largest = index;
  });
  return {
    count: shocks.length,
    effective: 1 / dot(average, average),
    largest: {
      sector: shocks[largest]?.sector ?? "",
      period: shocks[largest]?.period ?? null,
      share: average[largest] ?? 0
    },
    clusters: count === shocks.length ? null : {count, effective: 1 / dot(byCluster, byCluster)}
  };
}

/**
 * Rotemberg weights: β = Σ αₛβₛ, βₛ = Wₛ'ÿ/Wₛ'd̈ the estimate with the share of one sector as instrument, αₛ =
 * gₛWₛ'd̈/Σ gWₖ'd̈ how much it counts (Goldsmith-Pinkham, Sorkin & Swift 2020). Where a constant added to the shocks
 * changes nothing the shocks count from their mean (of the period), else the weights would rest on where zero lies.
 */
export function rotembergWeights(exposure: Exposure): RotembergWeight[] {
  const {shares, shocks, outcome, treatment} = exposure;
  const average = averageShares(exposure);
  const values = exposure.isShiftInvariant ? centredShocks(exposure, null) : shocks.map(({value}) => value);
  const moves = shares.map((column) => dot(column, treatment));
  const total = moves.reduce((sum, move, index) => sum + (values[index] ?? 0) * move, 0);
  return shocks
    .map(({sector, period, value}, index): RotembergWeight => {
      const move = moves[index] ?? 0;
      return {
        sector,
        period,
        shock: value,
        share: average[index] ?? 0,
        weight: ((values[index] ?? 0) * move) / total,
        estimate: finite(dot(shares[index] ?? outcome, outcome) / move)
      };
    })
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.sector < b.sector ? -1 : 1));
}

/**
 * The same estimate from a regression over shocks (Borusyak, Hull & Jaravel 2022): outcome and treatment averaged over
 * rows by exposure to each shock, instrumented by the shocks, weighted by average share, with a constant (for each
 * period). Its standard error allows heteroskedastic shocks, clustered where clusters are given, without factor.
 */
export function shockLevelEstimate(exposure: Exposure): {estimate: number; se: number | null} {
  const {shares, outcome, treatment, roots} = exposure;
  const average = averageShares(exposure);
  const means = (values: Float64Array): Float64Array =>
    Float64Array.from(shares, (column) => {
      const size = dot(column, roots);
      return size > 0 ? dot(column, values) / size : 0;
    });
  const [y, d] = [means(outcome), means(treatment)];
  const weights = exposure.isShiftInvariant ? average : null;
  const g = weights === null ? exposure.shocks.map(({value}) => value) : centredShocks(exposure, weights);
  const sum = (values: Float64Array): number =>
    values.reduce((total, value, index) => total + (average[index] ?? 0) * (g[index] ?? 0) * value, 0);
  const scale = sum(d);
  const estimate = sum(y) / scale;
  const {of, count} = sectorGroups(exposure);
  const scores = new Float64Array(count);
  y.forEach((value, index) => {
    const residual = value - estimate * (d[index] ?? 0);
    const group = of[index] ?? 0;
    scores[group] = (scores[group] ?? 0) + (average[index] ?? 0) * (g[index] ?? 0) * residual;
  });
  return {estimate, se: finite(Math.sqrt(dot(scores, scores)) / Math.abs(scale))};
}

/** Shocks less their mean (of their period), weighted or plain. */
function centredShocks({shocks}: Exposure, weights: Float64Array | null): number[] {
  const sums = new Map<string | null, {total: number; weight: number}>();
  shocks.forEach(({period, value}, index) => {
    const weight = weights?.[index] ?? 1;
    const before = sums.get(period) ?? {total: 0, weight: 0};
    sums.set(period, {total: before.total + weight * value, weight: before.weight + weight});
  });
  return shocks.map(({period, value}) => {
    const {total, weight} = sums.get(period) ?? {total: 0, weight: 1};
    return weight > 0 ? value - total / weight : 0;
  });
}
