import {InputError} from "../errors.js";
import type {FineMix, FinePart} from "./fine-mix.js";
import {sectorCodes, type SectorCode} from "./format.js";
import {nationalShares, regionTotals, type SectorMix} from "./structure.js";

export interface SectorContribution {
  readonly code: SectorCode;
  /** Fraction of the region's jobs. */
  readonly share: number;
  /** Share in the region over share in the country; null for a sector the country does not have. */
  readonly locationQuotient: number | null;
  /** Growth of the sector in %; where parts of it are known, that of the region's own parts together. */
  readonly shock: number;
  /** share × shock, in percentage points of the region's growth. */
  readonly contribution: number;
  /** Parts of the sector, for a region with a register of its own; contributions add up to that of the sector. */
  readonly parts?: readonly SectorPart[];
}

export interface SectorPart extends Omit<SectorContribution, "code" | "parts"> {
  readonly code: FinePart["code"];
}

export interface RegionGrowth {
  readonly region: string;
  readonly sectors: readonly SectorContribution[];
  /** In %; national + mix + local = total, and the contributions add up to total − local. */
  readonly growth: {readonly national: number; readonly mix: number; readonly local: number; readonly total: number};
}

/**
 * Growth of one region when each sector grows as in the country, and its shift-share parts (Dunn 1960): national
 * G = Σ s_i g_i, mix = Σ s_ir (g_i − G), and a local term that is entered, since it cannot be known beforehand.
 *
 * @param shocks growth of each sector in %
 * @param local entered term in percentage points, for instance one large employer; 0 when left out
 * @param finer parts of sectors in this region, and the country's shares of them
 * @throws InputError (unknown-region)
 */
export function regionGrowth(
  mix: SectorMix,
  region: string,
  shocks: Readonly<Record<SectorCode, number>>,
  local = 0,
  finer: {parts: ReadonlyMap<SectorCode, readonly FinePart[]>; national: FineMix["national"]} = {
    parts: new Map(),
    national: {}
  }
): RegionGrowth {
  const row = mix.regions.indexOf(region);
  if (row < 0)
    throw new InputError("unknown-region", `there are no jobs by sector for ${region} in ${mix.year}`, region);
  const shares = nationalShares(mix);
  const national = sectorCodes.reduce((sum, code) => sum + shares[code] * shocks[code], 0);
  const own = mix.jobs.subarray(row * sectorCodes.length, (row + 1) * sectorCodes.length);
  const total = own.reduce((sum, value) => sum + value, 0);
  const sectors = sectorCodes.map((code, s): SectorContribution => {
    const share = (own[s] ?? 0) / total;
    const contributionOf = (
      part: number,
      whole: number,
      shock: number
    ): Omit<SectorContribution, "code" | "parts"> => ({
      ...{share: part, shock, contribution: part * shock},
      locationQuotient: whole > 0 ? part / whole : null
    });
    const parts = finer.parts.get(code);
    if (parts === undefined) return {code, ...contributionOf(share, shares[code], shocks[code])};
    const shock = parts.reduce((sum, part) => sum + part.within * part.growth, 0);
    return {
      code,
      ...contributionOf(share, shares[code], shock),
      parts: parts.map((part) => ({
        code: part.code,
        ...contributionOf(share * part.within, shares[code] * withinCountry(part, parts, finer.national), part.growth)
      }))
    };
  });
  const mixed = sectors.reduce((sum, {contribution}) => sum + contribution, 0);
  return {region, sectors, growth: {national, mix: mixed - national, local, total: mixed + local}};
}

/** Part of the sector's jobs in the country; 0 where it is not known. */
function withinCountry({code}: FinePart, parts: readonly FinePart[], national: FineMix["national"]): number {
  if (code !== "rest") return national[code] ?? 0;
  const shares = parts.map((part) => (part.code === "rest" ? 0 : (national[part.code] ?? NaN)));
  const rest = 1 - shares.reduce((sum, share) => sum + share, 0);
  return Number.isNaN(rest) ? 0 : rest;
}

/**
 * Growth of all regions at once when each sector grows as in the country: g_r = Σ_i s_ir g_i, in %. The mean over regions,
 * weighted by jobs, is Σ_i s_i g_i exactly.
 *
 * @param shocks growth in % in the order of `sectorCodes`
 */
export function industryMix(mix: SectorMix, shocks: ArrayLike<number>): Float64Array {
  const width = sectorCodes.length;
  const totals = regionTotals(mix);
  const growth = new Float64Array(totals.length);
  for (let r = 0; r < growth.length; r++) {
    let sum = 0;
    for (let s = 0; s < width; s++) sum += (mix.jobs[r * width + s] ?? 0) * (shocks[s] ?? 0);
    growth[r] = sum / (totals[r] ?? 1);
  }
  return growth;
}
