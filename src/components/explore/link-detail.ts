import {codeColumn} from "../../models/statistics/formula/coding.js";
import {tQuantile} from "../../models/statistics/distributions.js";
import {demean} from "../../models/statistics/linear/demean.js";
import type {CorrelationRow} from "../../models/statistics/correlation/types.js";
import {withinColumns, type Within} from "./links.js";
import type {PanelTable} from "./panel.js";

/** The rows behind one link: every region and period in which both figures are known. */
export interface LinkRows {
  regions: string[];
  /** Period of y; x is `lag` periods earlier. */
  periods: string[];
  x: Float64Array;
  y: Float64Array;
  /** What is left of each when what does not count is taken out. */
  xWithin: Float64Array;
  yWithin: Float64Array;
}

/** Gathers the rows of a link as the scan does: pairs first, then the effects are taken out of what is left. */
export function linkRows(
  table: PanelTable,
  {x, y, lag}: {x: string; y: string; lag: number},
  within: Within
): LinkRows {
  const {periods, regions} = table;
  const [xs, ys] = [table.columns[x], table.columns[y]];
  if (!(xs instanceof Float64Array) || !(ys instanceof Float64Array)) throw new Error(`missing column: ${x} or ${y}`);
  const kept: {region: string; period: string; x: number; y: number}[] = [];
  regions.forEach(({code}, place) => {
    for (let step = lag; step < periods.length; step++) {
      const row = place * periods.length + step;
      const [before, after] = [xs[row - lag] ?? NaN, ys[row] ?? NaN];
      if (!Number.isNaN(before) && !Number.isNaN(after))
        kept.push({region: code, period: periods[step] ?? "", x: before, y: after});
    }
  });
  const columns = {region: kept.map(({region}) => region), period: kept.map(({period}) => period)};
  const effects = withinColumns[within].map((name) => {
    const {codes, levels} = codeColumn(columns[name as keyof typeof columns]);
    return {name, codes, levels};
  });
  const x0 = Float64Array.from(kept, (row) => row.x);
  const y0 = Float64Array.from(kept, (row) => row.y);
  // Without effects the mean alone is taken out, as a correlation does.
  const all = {name: "all", codes: new Int32Array(kept.length), levels: ["all"]};
  const [xWithin = x0, yWithin = y0] = kept.length === 0 ? [] : demean([x0, y0], effects.length > 0 ? effects : [all]);
  return {regions: columns.region, periods: columns.period, x: x0, y: y0, xWithin, yWithin};
}

/** Sums of squares and products; slope and r are null where x or y does not vary. */
export interface LinkSums {
  n: number;
  xy: number;
  slope: number | null;
  r: number | null;
}

/** Slope and correlation of what is left, over the rows for which `keep` holds. */
export function linkSums(
  {xWithin, yWithin, regions}: LinkRows,
  keep: (region: string) => boolean = () => true
): LinkSums {
  let [n, xx, yy, xy] = [0, 0, 0, 0];
  regions.forEach((region, row) => {
    if (!keep(region)) return;
    const [x, y] = [xWithin[row] ?? 0, yWithin[row] ?? 0];
    n++;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  });
  const varies = xx > 0 && yy > 0 && n > 2;
  return {n, xy, slope: varies ? xy / xx : null, r: varies ? xy / Math.sqrt(xx * yy) : null};
}

/** Each region's part in the correlation; together they are r. Null when there is no correlation. */
export function contributions(rows: LinkRows): Map<string, number> | null {
  const {r, xy} = linkSums(rows);
  if (r === null || xy === 0) return null;
  const parts = new Map<string, number>();
  rows.regions.forEach((region, row) => {
    const own = (rows.xWithin[row] ?? 0) * (rows.yWithin[row] ?? 0);
    parts.set(region, (parts.get(region) ?? 0) + own);
  });
  for (const [region, sum] of parts) parts.set(region, (sum / xy) * r);
  return parts;
}

/** The 95 % interval of a correlation, by the standard error of its slope (which shares its t). */
export function correlationInterval(row: CorrelationRow, clusters: number): {low: number; high: number} | null {
  const {r, t} = row;
  if (r === null || t === null || t === 0 || clusters < 2) return null;
  const half = tQuantile(0.975, clusters - 1) * Math.abs(r / t);
  return {low: r - half, high: r + half};
}
