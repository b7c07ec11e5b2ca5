import {fillSuppressed} from "./fill-suppressed.js";
import {sectorCodes, type SectorCode} from "./format.js";
import type {SectorMixRow} from "./structure.js";
import type {ScenarioWarning} from "./warning-codes.js";

/**
 * Jobs by region and sector of which some cells are kept back, filled from the total of the region and the country's
 * jobs by sector (`fillSuppressed`), and flagged. Cells of a region without a total stay out.
 *
 * @param rows what is published; a cell that is not among them is suppressed
 * @param totals jobs of a region over all sectors
 * @param national jobs of the country by sector
 */
export function completeMix(
  rows: readonly SectorMixRow[],
  totals: ReadonlyMap<string, number>,
  national: Readonly<Record<SectorCode, number>>
): {rows: readonly SectorMixRow[]; warnings: readonly ScenarioWarning[]} {
  const known = new Map(rows.map((row) => [`${row.region} ${row.sector}`, row]));
  const regions = [...new Set(rows.map(({region}) => region))].sort();
  const isWhole = (region: string): boolean => sectorCodes.every((code) => known.has(`${region} ${code}`));
  const partial = regions.filter((region) => !isWhole(region) && totals.has(region));
  if (partial.length === 0) return {rows, warnings: []};
  const whole = sectorCodes.reduce((sum, code) => sum + national[code], 0);
  const others = regions.filter((region) => !partial.includes(region));
  const left = (code: SectorCode): number =>
    others.reduce((rest, region) => rest - (known.get(`${region} ${code}`)?.jobs ?? 0), national[code]);
  const {values, low, high, imputed, warnings} = fillSuppressed({
    ...{rows: partial, columns: sectorCodes, roundTo: roundingOf(rows)},
    values: partial.flatMap((region) => sectorCodes.map((code) => known.get(`${region} ${code}`)?.jobs ?? null)),
    seeds: partial.flatMap((region) =>
      sectorCodes.map((code) => Math.max(1, ((totals.get(region) ?? 0) * national[code]) / whole))
    ),
    rowTotals: partial.map((region) => totals.get(region) ?? 0),
    columnTotals: sectorCodes.map((code) => Math.max(0, left(code)))
  });
  const filled = partial.flatMap((region, r) =>
    sectorCodes.flatMap((sector, c): SectorMixRow[] => {
      const at = r * sectorCodes.length + c;
      return imputed[at] === true
        ? [{region, sector, jobs: values[at] ?? 0, low: low[at] ?? 0, high: high[at] ?? 0, imputed: true}]
        : [];
    })
  );
  const message = `${filled.length} suppressed cells of ${partial.length} regions are estimated from totals: ${named(partial)}`;
  return {rows: [...rows, ...filled], warnings: [{code: "suppressed-sectors", message}, ...warnings]};
}

/** How published cells were rounded, from the bounds they come with. */
const roundingOf = (rows: readonly SectorMixRow[]): number =>
  rows.reduce((most, {jobs, high}) => Math.max(most, 2 * ((high ?? jobs) - jobs)), 0);

const named = (codes: readonly string[]): string =>
  codes.length <= 5 ? codes.join(", ") : `${codes.slice(0, 5).join(", ")} and ${codes.length - 5} more`;
