import type {FineMix} from "./fine-mix.js";
import {sectorCodes} from "./format.js";
import type {RegionFacts} from "./project.js";
import type {Register} from "./register.js";
import {mixPosition, oldestMix, regionTotals} from "./structure.js";
import type {ScenarioWarning} from "./warning-codes.js";

/**
 * Facts of all regions with one region's mix out of its own register: its shares times the jobs the region has among the
 * others, so that a register that counts otherwise (the self-employed too) does not make the region larger.
 *
 * @param national part of a finer sector in its sector in the country, where the register does not say
 * @param year of the register; that of the other regions when left out
 * @throws InputError (no-sector-mix)
 */
export function withOwnMix<T extends RegionFacts>(
  facts: T,
  region: string,
  {register, national, year = facts.mix.year}: {register: Register; national: FineMix["national"]; year?: number}
): T {
  const {mix} = facts;
  const row = mixPosition(mix, region);
  const total = regionTotals(mix)[row] ?? 0;
  const width = sectorCodes.length;
  const put = (cells: Float64Array): Float64Array => {
    const own = cells.slice();
    sectorCodes.forEach((code, s) => (own[row * width + s] = register.shares[code] * total));
    return own;
  };
  const imputed = mix.imputed.map((cell, at) =>
    Math.floor(at / width) === row ? register.imputed.some((code) => code === sectorCodes[at % width]) : cell
  );
  return {
    ...facts,
    mix: {...mix, jobs: put(mix.jobs), low: put(mix.low), high: put(mix.high), imputed, year},
    fine: {
      national: {...facts.fine?.national, ...national, ...register.national},
      regions: new Map([...(facts.fine?.regions ?? []), [region, register.fine]])
    }
  };
}

/**
 * What is to be said of a result whose region has a mix out of its own register: that two counts stand beside each other,
 * what the register itself warns of, and that the mix of the others is too old where that of the region is not.
 *
 * @param others year of the mix of the other regions
 * @param own year of the register
 * @param source the register, as the reader knows it
 */
export function ownMixWarnings(
  {warnings}: Register,
  {
    region,
    source,
    others,
    own,
    baseYear
  }: {region: string; source: string; others: number; own: number; baseYear: number}
): ScenarioWarning[] {
  const mixed = `sectors of ${region} come from ${source}, those of the country from jobs of employees in ${others}: a register that counts the self-employed shows more farming, building and trade`;
  const old = `jobs by sector of the other municipalities are of ${others}, the shock starts after ${baseYear}: an example, not for decisions (voorbeeld, niet voor besluiten)`;
  return [
    {code: "own-mix", message: mixed},
    ...(Math.abs(baseYear - others) > oldestMix && own !== others
      ? [{code: "old-structure" as const, message: old}]
      : []),
    ...warnings
  ];
}
