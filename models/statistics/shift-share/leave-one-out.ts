import {InputError} from "../../errors.js";
import type {Columns} from "../types.js";

/**
 * Shocks that leave a region's own part out: growth of each sector in all other regions, g_is = (Σ_{j∉i} after_js −
 * before_js)/Σ_{j∉i} before_js, so that a region does not explain itself (Autor & Duggan 2003; Goldsmith-Pinkham, Sorkin
 * & Swift 2020). With groups, a whole group of regions (the province) is left out at once.
 *
 * @param before S columns of N levels, as jobs by sector, in the first period
 * @param after the same later
 * @param groups N numbers of the group of each region; default every region its own
 * @returns S columns of N growth rates (fractions); NaN where the others had nothing before
 * @throws InputError `unequal-lengths` when the columns do not match
 */
export function leaveOneOutShocks(before: Columns, after: Columns, groups?: Int32Array): Float64Array[] {
  if (before.length !== after.length || before.some((column, sector) => column.length !== after[sector]?.length))
    throw new InputError("unequal-lengths", "levels before and after need the same sectors and regions");
  return before.map((start, sector) => {
    const end = after[sector] ?? start;
    const group = (region: number): number => groups?.[region] ?? region;
    const count = start.reduce((most, _, region) => Math.max(most, group(region) + 1), 0);
    const own = {start: new Float64Array(count), end: new Float64Array(count)};
    for (let region = 0; region < start.length; region++) {
      const at = group(region);
      own.start[at] = (own.start[at] ?? 0) + (start[region] ?? 0);
      own.end[at] = (own.end[at] ?? 0) + (end[region] ?? 0);
    }
    // Sums of the others, not all less the own: with one large region the difference would be rounding.
    const without = (values: Float64Array): Float64Array => {
      const left = new Float64Array(count);
      const right = new Float64Array(count);
      for (let at = 1; at < count; at++) left[at] = (left[at - 1] ?? 0) + (values[at - 1] ?? 0);
      for (let at = count - 2; at >= 0; at--) right[at] = (right[at + 1] ?? 0) + (values[at + 1] ?? 0);
      return left.map((value, at) => value + (right[at] ?? 0));
    };
    const [others, later] = [without(own.start), without(own.end)];
    return start.map((_, region) => {
      const base = others[group(region)] ?? 0;
      return base > 0 ? ((later[group(region)] ?? 0) - base) / base : NaN;
    });
  });
}
