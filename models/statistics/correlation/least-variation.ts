/** Rounding of a number, relative. */
const epsilon = 2.220446049250313e-16;

/**
 * The mean square under which what is left of a column after demeaning is rounding and no variation: 1e-9 of its
 * standard deviation, or a few units in the last place of its largest value. It does not change under a change of
 * scale, and hardly under one of offset.
 *
 * @param values a column, NaN where missing
 */
export function leastVariation(values: Float64Array): number {
  let [count, sum, largest] = [0, 0, 0];
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    count++;
    sum += value;
    if (Math.abs(value) > largest) largest = Math.abs(value);
  }
  const mean = sum / count;
  let squares = 0;
  for (let row = 0; row < values.length; row++) {
    const off = (values[row] as number) - mean;
    if (!Number.isNaN(off)) squares += off * off;
  }
  const rounding = 4 * epsilon * largest;
  return Math.max((1e-18 * squares) / count, rounding * rounding);
}
