import exp from "@stdlib/math-base-special-exp";
import {InputError} from "../errors.js";
import {halfSector, profileSd as usualSd, type UncertaintyOptions} from "./draws.js";
import {sectorCodes, type ScenarioVariant, type SectorCode} from "./format.js";
import {projectScenario, type RegionFacts} from "./project.js";
import type {ScenarioPath} from "./scenario-path.js";
import {vulnerability, type SectorGrowth} from "./sector-shocks.js";
import {regionTotals} from "./structure.js";

/** An outcome with one sector at either end of its band, the smaller first. */
export interface SwingRange {
  readonly low: number;
  readonly high: number;
}

export interface SectorSwing {
  readonly sector: SectorCode;
  /** Where the growth of the first year comes from. */
  readonly origin: SectorGrowth["origin"];
  /** Growth of value added in the first year in %: in the middle and at the ends of its band. */
  readonly growth: SwingRange & {readonly value: number};
  /** Jobs in the region in the last year, more or less than in the base year. */
  readonly jobs: SwingRange;
  /** Unemployment in % of the labour force in the last year. */
  readonly unemployment: SwingRange;
}

export interface SectorTornado {
  readonly firstYear: number;
  readonly lastYear: number;
  /** With every sector in its middle. */
  readonly jobs: number;
  readonly unemployment: number;
  /** The widest swing of jobs first; equal swings in the order of sectors. */
  readonly sectors: readonly SectorSwing[];
}

/** Standard normal quantile of 0.9: 80 % of a normal lies between −z and z. */
const z80 = 1.2815515655446004;
/** 80 % of a uniform lies inside 0.8 of its half width. */
const u80 = 0.8;

/**
 * What the band of each sector's growth does to one region, one sector at a time: at either end of the 80 % band that
 * `drawScenario` draws it from, with all else in the middle. A published or entered cell moves by ±0.8 × 0.125 points (it
 * was rounded to quarters); a cell that is approximated as λ·v has its vulnerability v times exp(±1.28 × profileSd), and λ
 * is solved again, so that the country keeps the growth of the publication and the other approximated sectors give way.
 *
 * @param options as of `projectScenario`, with the code of the region
 * @throws InputError (unknown-region), and as projectScenario does
 */
export function sectorTornado(
  variant: ScenarioVariant,
  path: ScenarioPath,
  facts: RegionFacts,
  {region, profileSd = usualSd, ...options}: UncertaintyOptions & {region: string}
): SectorTornado {
  const home = facts.commuting.homes.indexOf(region);
  const work = facts.mix.regions.indexOf(region);
  if (home < 0 || work < 0)
    throw new InputError("unknown-region", `${region} is not among the ${facts.mix.regions.length} regions`, "region");
  const before = regionTotals(facts.mix)[work] ?? NaN;
  const {profile = vulnerability, overrides = []} = options;
  const read = (sector: SectorCode | null, end: -1 | 1) => {
    const shift = <T extends {sector: string; value: number}>(cell: T): T =>
      cell.sector === sector ? {...cell, value: Math.max(-100, cell.value + end * u80 * halfSector)} : cell;
    const {years} = projectScenario(
      sector === null ? variant : {...variant, sectors: variant.sectors.map(shift)},
      path,
      facts,
      sector === null
        ? options
        : {
            ...options,
            profile: {...profile, [sector]: profile[sector] * exp(-end * z80 * profileSd)},
            overrides: overrides.map(shift)
          }
    );
    const [first, last] = [years[0], years.at(-1)];
    if (first === undefined || last === undefined) throw new InputError("no-years", "nothing to project", variant.id);
    return {
      first,
      lastYear: last.year,
      jobs: ((last.jobs[work] ?? NaN) * before) / 100,
      unemployment: last.unemployment[home] ?? NaN
    };
  };
  const middle = read(null, 1);
  const sectors = sectorCodes.map((sector, s): SectorSwing => {
    const [less, more] = [read(sector, -1), read(sector, 1)];
    const growthOf = ({first}: typeof middle): number => first.shocks.sectors[s]?.value ?? NaN;
    return {
      sector,
      origin: middle.first.shocks.sectors[s]?.origin ?? "approximated",
      growth: {...range(growthOf(less), growthOf(more)), value: growthOf(middle)},
      jobs: range(less.jobs, more.jobs),
      unemployment: range(less.unemployment, more.unemployment)
    };
  });
  const width = ({jobs}: SectorSwing): number => jobs.high - jobs.low;
  return {
    ...{firstYear: middle.first.year, lastYear: middle.lastYear},
    ...{jobs: middle.jobs, unemployment: middle.unemployment},
    sectors: sectors.sort((a, b) => width(b) - width(a))
  };
}

const range = (a: number, b: number): SwingRange => ({low: Math.min(a, b), high: Math.max(a, b)});
