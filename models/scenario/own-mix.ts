import {InputError} from "../errors.js";
import type {FineMix} from "./fine-mix.js";
import {sectorCodes} from "./format.js";
import type {RegionFacts} from "./project.js";
import type {Register} from "./register.js";
import {regionTotals} from "./structure.js";

/**
 * Facts of all regions with one region's mix out of its own register: its shares times the jobs the region has among the
 * others, so that a register that counts otherwise (the self-employed too) does not make the region larger.
 *
 * @param national part of a finer sector in its sector in the country, where the register does not say
 * @param year of the register; that of the other regions when left out
 * @throws InputError (unknown-region)
 */
export function withOwnMix<T extends RegionFacts>(
  facts: T,
  region: string,
  {register, national, year = facts.mix.year}: {register: Register; national: FineMix["national"]; year?: number}
): T {
  const {mix} = facts;
  const row = mix.regions.indexOf(region);
  if (row < 0) throw new InputError("unknown-region", `there are no jobs by sector for ${region}`, region);
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
