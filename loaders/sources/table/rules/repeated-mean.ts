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
  if (ranked.length < 6) return [];
  // Judged by distinct values, so that one value repeated a thousand times cannot hide the step of the others.
  const distinct = ranked.map(({value}) => value);
  const off = rounding === undefined ? Infinity : distinct.filter((value) => !isMultiple(value, rounding)).length;
  const step = rounding !== undefined && off <= Math.max(2, 0.03 * distinct.length) ? rounding : stepOf(distinct);
  const moments = {weight: 0, sum: 0, squares: 0};
  for (const {value, count} of ranked) {
    moments.weight += count;
    moments.sum += value * count;
    moments.squares += value * value * count;
  }
  const column = {ranked, step, moments, pooledMean};
  return ranked
    .filter(({count}) => count >= atLeast)
    .filter((candidate) => isMean(candidate, column))
    .map(({value}) => digits(value));
}

interface Column {
  /** Distinct values, most frequent first. */
  ranked: readonly Candidate[];
  /** What they are multiples of; null: no step. */
  step: number | null;
  moments: {weight: number; sum: number; squares: number};
  pooledMean: number;
}

function isMean({value, count}: Candidate, {ranked, step, moments, pooledMean}: Column): boolean {
  if (step !== null && !isMultiple(value, step)) return true;
  const weight = moments.weight - count;
  const mean = (moments.sum - value * count) / weight;
  const distance = Math.min(Math.abs(value - mean), Math.abs(value - pooledMean));
  if (step === null || step < 0.01) {
    const variance = Math.max(0, (moments.squares - value * value * count) / weight - mean * mean);
    const next = ranked.find((other) => other.value !== value)?.count ?? 0;
    return distance <= 0.25 * Math.sqrt(variance) && count >= 5 * next;
  }
  if (value === 0 || ranked.length < 11 || distance > step) return false;
  const around = ranked.filter((other) => other.value !== value && Math.abs(other.value - value) <= 3.5 * step);
  return around.length >= 2 && count >= 5 * Math.max(...around.map((other) => other.count));
}

function digits(value: number): string {
  return value.toPrecision(9);
}
