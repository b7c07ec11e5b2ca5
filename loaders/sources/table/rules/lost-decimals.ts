import type {RuleCell} from "./cell.js";

/**
 * Marks a whole period of a series whose decimal sign was lost: its median lies outside the indicator's plausible range,
 * or whole numbers with a leading zero ("08" for 0.8) show that a sign stood there.
 */
export function markLostDecimals(
  series: ReadonlyMap<string, RuleCell[]>,
  plausible: (indicator: string) => readonly [number | null, number | null]
): void {
  for (const cells of series.values()) {
    const first = cells[0];
    if (!first) continue;
    const [low, high] = first.indicator === null ? [null, null] : plausible(first.indicator);
    const values = cells.flatMap(({value}) => (value === null ? [] : [value])).sort((a, b) => a - b);
    const median = values[Math.floor(values.length / 2)] ?? 0;
    const outside = (low !== null && median < low) || (high !== null && median > high);
    const whole = cells.every(({text}) => /^-?\d+$/.test(text));
    const leading = cells.filter(({text}) => /^0\d+$/.test(text)).length;
    if (!outside && !(whole && leading > 0)) continue;
    for (const cell of cells) cell.drop ??= "lost-decimals";
  }
}
