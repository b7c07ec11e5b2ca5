import type {RuleCell} from "./cell.js";
import {isMultiple, stepOf} from "./cell.js";

interface Candidate {
  value: number;
  count: number;
}

/**
 * Marks cells filled with a mean. A mean betrays itself by being repeated to the digit while it (a) does not lie on the
 * step that the other values lie on; or (b), where values have no step, is repeated far more often than any other value
 * and lies near the mean; or (c), rounded onto the step, equals the mean of the others and is repeated five times as
 * often as its neighbours. Digits after the ninth are noise of the averaging and are not compared.
 */
export function markRepeatedMeans(series: ReadonlyMap<string, RuleCell[]>, atLeast: number, rounding?: number): void {
  const pooled: number[] = [];
  const means = new Set<string>();
  for (const cells of series.values()) for (const {value} of cells) if (value !== null) pooled.push(value);
  const pooledMean = pooled.reduce((sum, value) => sum + value, 0) / Math.max(1, pooled.length);
  for (const cells of series.values())
    for (const mean of findMeans(cells, atLeast, rounding, pooledMean)) means.add(mean);
  // A mean found in one period is a mean in the others too, also where few regions hold it.
  for (const cells of series.values())
    for (const cell of cells)
      if (cell.drop === null && cell.value !== null && means.has(digits(cell.value))) cell.drop = "imputed-mean";
}

function findMeans(
  cells: readonly RuleCell[],
  atLeast: number,
  rounding: number | undefined,
  pooledMean: number
): string[] {
  const counts = new Map<string, Candidate>();
  for (const {value} of cells) {
    if (value === null) continue;
    const key = digits(value);
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, {value, count: 1});
  }
  const ranked = [...counts.values()].sort((a, b) => b.count - a.count);
  return ranked
    .filter(({count}) => count >= atLeast)
    .filter((candidate) => isMean(candidate, ranked, rounding, pooledMean))
    .map(({value}) => digits(value));
}

function isMean(
  candidate: Candidate,
  ranked: readonly Candidate[],
  rounding: number | undefined,
  pooledMean: number
): boolean {
  const {value, count} = candidate;
  const others = ranked.filter((other) => other !== candidate);
  if (others.length < 5) return false;
  // Other repeated values of many decimals must not hide the step: judge it by distinct values.
  const distinct = others.map((other) => other.value);
  const step =
    rounding !== undefined && distinct.every((other) => isMultiple(other, rounding)) ? rounding : stepOf(distinct);
  const weight = others.reduce((sum, other) => sum + other.count, 0);
  const mean = others.reduce((sum, other) => sum + other.value * other.count, 0) / weight;
  if (step !== null && !isMultiple(value, step)) return true;
  if (step === null || step < 0.01) {
    const variance = others.reduce((sum, other) => sum + (other.value - mean) ** 2 * other.count, 0) / weight;
    const near = Math.min(Math.abs(value - mean), Math.abs(value - pooledMean)) <= 0.25 * Math.sqrt(variance);
    return near && count >= 5 * Math.max(...others.map((other) => other.count));
  }
  if (value === 0 || others.length < 10) return false;
  const near = Math.abs(value - mean) <= step || Math.abs(value - pooledMean) <= step;
  const around = others.filter((other) => Math.abs(other.value - value) <= 3.5 * step).map((other) => other.count);
  return near && around.length >= 2 && count >= 5 * Math.max(...around);
}

function digits(value: number): string {
  return value.toPrecision(9);
}
