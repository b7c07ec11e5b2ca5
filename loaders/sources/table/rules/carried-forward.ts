import type {RuleCell} from "./cell.js";
import {stepOf} from "./cell.js";

/** A cell and the same region's cell of the period before. */
interface Pair {
  now: RuleCell;
  before: RuleCell;
}

/**
 * Marks values carried forward from the period before. Equal values are common and genuine where figures are rounded, so
 * one equal value proves nothing; what does is
 * - a region whose columns all stand still together: nothing that changes every year changed (at least three columns, or
 *   all that are not filled with a mean); or nearly all of at least twelve;
 * - a column of a period in which equality is ten times as frequent as a change of one step, which genuine figures never show;
 * - for `alone` columns (unrounded, or with decimals): any value equal to the digit.
 */
export function markCarriedForward(
  table: ReadonlyMap<string, ReadonlyMap<string, RuleCell[]>>,
  alone: ReadonlySet<string>
): void {
  const byPeriod = new Map<string, Pair[][]>();
  for (const periods of table.values()) {
    const order = [...periods.keys()];
    order.forEach((period, index) => {
      const earlier = periods.get(order[index - 1] ?? "");
      if (!earlier) return;
      const before = new Map(earlier.map((cell) => [cell.region, cell]));
      const pairs = (periods.get(period) ?? []).flatMap((now) => {
        const cell = before.get(now.region);
        return cell ? [{now, before: cell}] : [];
      });
      byPeriod.set(period, [...(byPeriod.get(period) ?? []), pairs]);
    });
  }
  for (const columns of byPeriod.values()) {
    const still = markStandingStill(columns.flat());
    for (const pairs of columns) {
      const rest = pairs.filter(({now, before}) => !still.has(now.region) && !filled(now) && !filled(before));
      const pattern = pairs[0]?.now.pattern ?? "";
      if (alone.has(pattern) || equalityIsSpiked(rest))
        for (const {now, before} of rest) if (now.value === before.value) now.drop ??= "carried-forward";
    }
  }
}

/** Regions whose columns did not change together; their cells are marked. */
function markStandingStill(pairs: readonly Pair[]): Set<string> {
  const regions = new Map<string, Pair[]>();
  for (const pair of pairs) {
    if (pair.now.drop === "copied-year") continue;
    const list = regions.get(pair.now.region);
    if (list) list.push(pair);
    else regions.set(pair.now.region, [pair]);
  }
  const still = new Set<string>();
  for (const [region, list] of regions) {
    const genuine = list.filter(({now, before}) => !(filled(now) && filled(before)));
    const equal = genuine.filter(({now, before}) => now.value === before.value);
    const changed = genuine.length - equal.length;
    const all = changed === 0 && equal.length > 0 && (equal.length >= 3 || genuine.length <= 0.4 * list.length);
    const nearly = equal.length >= 12 && changed <= 0.1 * genuine.length;
    if (!all && !nearly) continue;
    if (all) still.add(region);
    for (const {now} of equal) now.drop ??= "carried-forward";
  }
  return still;
}

function equalityIsSpiked(pairs: readonly Pair[]): boolean {
  const values = pairs.flatMap(({now}) => (now.value === null ? [] : [now.value]));
  const step = stepOf(values);
  if (step === null) return false;
  let equal = 0;
  let near = 0;
  for (const {now, before} of pairs) {
    // Small rounded values stand still by nature; only those of at least ten steps are counted.
    if (now.value === null || before.value === null || Math.abs(before.value) < 10 * step) continue;
    const change = Math.abs(now.value - before.value);
    if (change === 0) equal += 1;
    else if (change <= 1.001 * step) near += 1;
  }
  return equal >= 20 && equal >= 10 * Math.max(1, near / 2);
}

function filled(cell: RuleCell): boolean {
  return cell.drop === "imputed-mean";
}
