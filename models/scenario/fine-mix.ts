import {InputError} from "../errors.js";
import {fineSectorCodes, fineSectors, type FineSectorCode} from "./fine-sectors.js";
import {sectorCodes, type SectorCode} from "./format.js";
import {regionTotals, type SectorMix} from "./structure.js";

/** What is known of parts of sectors. */
export interface FineMix {
  /** Part of the parent's jobs in the country, from 0 to 1. */
  readonly national: Readonly<Partial<Record<FineSectorCode, number>>>;
  /** The same by region of work, for those that have a register of their own. */
  readonly regions: ReadonlyMap<string, Readonly<Partial<Record<FineSectorCode, number>>>>;
}

/** A part of a sector in one region; `rest` is what remains of the sector. */
export interface FinePart {
  readonly code: FineSectorCode | "rest";
  /** Fraction of the parent's jobs in the region. */
  readonly within: number;
  /** Growth in %. */
  readonly growth: number;
}

/**
 * Growth of one sector in each region when parts of it grow on their own: g_pr = Σ_f s_fr g_f + (1 − Σ_f s_fr) g_rest, with
 * g_rest = (g_p − Σ_f S_f g_f)/(1 − Σ_f S_f), so that the country's sector keeps its growth. Regions without finer data
 * have what is left of the country, ρ_f = (S_f E_p − Σ_known E_pr s_fr)/(E_p − Σ_known E_pr), so that jobs-weighted growth
 * over regions is g_p exactly; where no region has finer data, all have g_p.
 *
 * @param growth of the sector in %
 * @param given growth of its parts in %; a part that is not among them grows with the rest
 * @throws InputError missing-national for a part without a national share; unsolvable-shocks when the rest would lose over
 * 100 %; finer-exceeds when known regions hold more of a part than the country has
 */
export function fineGrowth(
  mix: SectorMix,
  fine: FineMix,
  parent: SectorCode,
  {growth, given}: {growth: number; given: ReadonlyMap<FineSectorCode, number>}
): {parts: FinePart[][]; growth: Float64Array} {
  const codes = fineSectorCodes.filter((code) => fineSectors[code].parent === parent && given.has(code));
  const column = sectorCodes.indexOf(parent);
  const jobs = mix.regions.map((_, r) => mix.jobs[r * sectorCodes.length + column] ?? 0);
  const shares = codes.map((code) => sharesOf(mix, fine, code, jobs));
  const national = codes.map((code) => fine.national[code] ?? 0);
  const left = 1 - national.reduce((sum, share) => sum + share, 0);
  const named = codes.reduce((sum, code, f) => sum + (national[f] ?? 0) * (given.get(code) ?? 0), 0);
  const rest = left > 1e-9 ? (growth - named) / left : growth;
  if (rest < -100)
    throw new InputError(
      "unsolvable-shocks",
      `the rest of ${parent} would shrink by ${Math.round(-rest)} %: ${codes.join(", ")} grow too much beside ${parent} at ${growth.toFixed(1)} %`,
      parent
    );
  const parts = mix.regions.map((_, r): FinePart[] => {
    const own = codes.map((code, f): FinePart => ({code, within: shares[f]?.[r] ?? 0, growth: given.get(code) ?? 0}));
    const within = 1 - own.reduce((sum, part) => sum + part.within, 0);
    return [...own, {code: "rest", within, growth: rest}];
  });
  return {
    parts,
    growth: Float64Array.from(parts, (own) => own.reduce((sum, part) => sum + part.within * part.growth, 0))
  };
}

/** Part of the parent's jobs by region. */
function sharesOf(
  mix: SectorMix,
  {national, regions}: FineMix,
  code: FineSectorCode,
  jobs: readonly number[]
): Float64Array {
  const whole = national[code];
  if (whole === undefined)
    throw new InputError(
      "missing-national",
      `the country's jobs in ${code} are not known, so the rest of ${fineSectors[code].parent} cannot be told; give them in the column national`,
      code
    );
  const own = mix.regions.map((region) => regions.get(region)?.[code]);
  let [all, knownJobs, knownPart] = [0, 0, 0];
  jobs.forEach((value, r) => {
    all += value;
    const share = own[r];
    if (share === undefined) return;
    knownJobs += value;
    knownPart += value * share;
  });
  const remaining = all > knownJobs ? (whole * all - knownPart) / (all - knownJobs) : 0;
  if (remaining < -1e-9 || remaining > 1)
    throw new InputError(
      "finer-exceeds",
      `the regions with finer data hold ${Math.round(knownPart)} jobs in ${code}, the country ${Math.round(whole * all)}`,
      code
    );
  return Float64Array.from(own, (share) => share ?? Math.max(0, remaining));
}

/**
 * What finer sectors add to the growth of each region, in percentage points: Σ_p (E_pr/E_r)(g_pr − g_p). A part that no
 * region knows adds nothing: its sector's growth counts.
 *
 * @param levels growth of each sector in %, in the order of `sectorCodes`
 * @param given growth of parts in %
 * @throws InputError as fineGrowth does
 */
export function fineAddition(
  mix: SectorMix,
  fine: FineMix,
  levels: ArrayLike<number>,
  given: ReadonlyMap<FineSectorCode, number>
): Float64Array {
  const totals = regionTotals(mix);
  const added = new Float64Array(mix.regions.length);
  const known = knownSomewhere(fine, given);
  sectorCodes.forEach((parent, s) => {
    if (![...known.keys()].some((code) => fineSectors[code].parent === parent)) return;
    const whole = levels[s] ?? 0;
    const {growth} = fineGrowth(mix, fine, parent, {growth: whole, given: known});
    for (let r = 0; r < added.length; r++)
      added[r] =
        (added[r] ?? 0) + ((mix.jobs[r * sectorCodes.length + s] ?? 0) / (totals[r] ?? 1)) * ((growth[r] ?? 0) - whole);
  });
  return added;
}

/** Growth of those parts that some region can tell. */
const knownSomewhere = (
  {regions}: FineMix,
  given: ReadonlyMap<FineSectorCode, number>
): ReadonlyMap<FineSectorCode, number> =>
  new Map([...given].filter(([code]) => [...regions.values()].some((shares) => shares[code] !== undefined)));

/**
 * Parts of sectors of one region with their growth in one year; a sector no part of which is known there is not in the map.
 *
 * @param shocks growth of each sector in %
 * @param named growth of parts that have one of their own
 * @throws InputError as fineGrowth does
 */
export function partsOfRegion(
  mix: SectorMix,
  fine: FineMix,
  region: string,
  {shocks, named}: {shocks: Readonly<Record<SectorCode, number>>; named: ReadonlyMap<FineSectorCode, number>}
): Map<SectorCode, readonly FinePart[]> {
  const own = fine.regions.get(region) ?? {};
  const row = mix.regions.indexOf(region);
  const known = knownSomewhere(fine, named);
  const parts = new Map<SectorCode, readonly FinePart[]>();
  for (const parent of sectorCodes) {
    const codes = fineSectorCodes.filter((code) => fineSectors[code].parent === parent && own[code] !== undefined);
    if (codes.length === 0) continue;
    const growth = shocks[parent];
    // Parts without a growth of their own go with the rest, and are told apart all the same.
    const given = [...known].filter(([code]) => fineSectors[code].parent === parent);
    const all =
      given.length === 0 ? [] : (fineGrowth(mix, fine, parent, {growth, given: new Map(given)}).parts[row] ?? []);
    const rest = all.find(({code}) => code === "rest")?.growth ?? growth;
    const shown = codes.map((code): FinePart => ({code, within: own[code] ?? 0, growth: named.get(code) ?? rest}));
    const estimated = all.filter(({code}) => code !== "rest" && own[code] === undefined);
    const within = [...shown, ...estimated].reduce((left, part) => left - part.within, 1);
    parts.set(parent, [...shown, ...estimated, {code: "rest", within, growth: rest}]);
  }
  return parts;
}
