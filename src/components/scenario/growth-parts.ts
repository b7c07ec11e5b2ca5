import {sectorCodes, type SectorCode} from "../../models/scenario/format.js";
import type {RegionResult} from "../../models/scenario/region-result.js";
import {roundedParts} from "./rounded-parts.js";

/** One step of the growth of a region in the first year, in percentage points. */
export interface GrowthPart {
  kind: "national" | "sector" | "local" | "total";
  sector: SectorCode | null;
  value: number;
}

/**
 * The growth of a region as the country's, what each sector adds or takes because it is larger or smaller here, and the
 * local term: (s_ir − s_i)·(g_i − G), which add up to the mix of shift-share, as Σ (s_ir − s_i) = 0. Where the region knows
 * parts of a sector, it grows otherwise than in the country, and s_ir·(g_ir − g_i) comes with it. Rounded so that they add
 * up as shown.
 *
 * @param national shares of sectors in the jobs of the country, and their growth there in %
 */
export function growthParts(
  {sectors, growth}: Pick<RegionResult, "sectors" | "growth">,
  {shares, shocks}: {shares: Readonly<Record<SectorCode, number>>; shocks: ReadonlyMap<SectorCode, number>},
  decimals: number
): GrowthPart[] {
  const bySector = new Map(sectors.map((each) => [each.code, each]));
  const mix = sectorCodes.map((code) => {
    const own = bySector.get(code);
    if (own === undefined) return 0;
    const there = shocks.get(code) ?? own.shock;
    return (own.share - shares[code]) * (there - growth.national) + own.share * (own.shock - there);
  });
  const {parts, total} = roundedParts([growth.national, ...mix, growth.local], decimals);
  return [
    {kind: "national", sector: null, value: parts[0] ?? 0},
    ...sectorCodes.map((sector, s): GrowthPart => ({kind: "sector", sector, value: parts[s + 1] ?? 0})),
    ...(growth.local === 0 ? [] : [{kind: "local", sector: null, value: parts.at(-1) ?? 0} satisfies GrowthPart]),
    {kind: "total", sector: null, value: total}
  ];
}
