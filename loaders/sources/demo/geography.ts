import {InputError} from "../../../models/errors.js";
import type {RegionIndex} from "../../warehouse/region-index.js";
import type {Atom} from "./atoms.js";
import {createAtoms} from "./atoms.js";
import type {World, publishedLevels} from "./recipe-schema.js";
import {Stream} from "./stream.js";

export type PublishedLevel = (typeof publishedLevels)[number];

/** A municipality of the last year, with the two hidden features that drive most differences. */
export interface Home {
  code: string;
  province: string;
  population: number;
  longitude: number;
  latitude: number;
  /** Near-standard; follows the number of inhabitants. */
  urban: number;
  /** Near-standard; partly shared within a province, higher in cities. Never published. */
  deprivation: number;
}

/** Municipalities, atoms and how atoms add up to the published regions of each year. */
export interface Geography {
  firstYear: number;
  years: number;
  homes: readonly Home[];
  atoms: readonly Atom[];
  /** Every region code of every year, the order of all region numbers. */
  codes: readonly string[];
  levels: readonly PublishedLevel[];
  /** Per level and year: region number of each atom. */
  slots: ReadonlyMap<PublishedLevel, readonly Int32Array[]>;
}

/** Builds the geography of the world from the real regions. @throws InputError naming a region that lacks a fact */
export function createGeography(index: RegionIndex, world: World): Geography {
  const [firstYear, lastYear] = world.years;
  const {codes: homeCodes, atoms} = createAtoms(index, firstYear, lastYear, world.minimumShare, world.seed);
  const homes = homeCodes.map((code) => createHome(index, code, lastYear, world.seed));
  const numbers = new Map<string, number>();
  const codes: string[] = [];
  const levels: PublishedLevel[] = [];
  const numberOf = (code: string, level: PublishedLevel): number => {
    let number = numbers.get(code);
    if (number === undefined) {
      number = codes.length;
      numbers.set(code, number);
      codes.push(code);
      levels.push(level);
    }
    return number;
  };
  const years = lastYear - firstYear + 1;
  const slotsOf = (
    level: PublishedLevel,
    codeOf: (atom: Atom, year: number) => string
  ): [PublishedLevel, Int32Array[]] => [
    level,
    Array.from({length: years}, (_, year) => Int32Array.from(atoms, (atom) => numberOf(codeOf(atom, year), level)))
  ];
  const parent = (atom: Atom, year: number, which: "province" | "corop" | "safetyRegion"): string => {
    const then = index.get(atom.path[year] ?? "", firstYear + year)?.[which];
    const now = index.get(homeCodes[atom.home] ?? "", lastYear)?.[which];
    const code = then ?? now;
    if (code == null) throw new InputError("unknown-parent", `${atom.key} has no ${which}`, String(firstYear + year));
    return code;
  };
  const slots = new Map([
    slotsOf("land", () => "NL01"),
    slotsOf("provincie", (atom, year) => parent(atom, year, "province")),
    slotsOf("corop", (atom, year) => parent(atom, year, "corop")),
    slotsOf("veiligheidsregio", (atom, year) => parent(atom, year, "safetyRegion")),
    slotsOf("gemeente", (atom, year) => atom.path[year] ?? "")
  ]);
  return {firstYear, years, homes, atoms, codes, levels, slots};
}

function createHome(index: RegionIndex, code: string, year: number, seed: number): Home {
  const region = index.get(code, year);
  if (region?.population == null || region.longitude === null || region.latitude === null || region.province === null)
    throw new InputError("incomplete-region", `${code} lacks its population, centroid or province in ${year}`, code);
  const size = region.population / (region.population + 70_000);
  const urban = (size - 0.38) / 0.17;
  const shared = new Stream(seed, "deprivation", region.province).normal();
  const own = new Stream(seed, "deprivation", code).normal();
  return {
    code,
    province: region.province,
    population: region.population,
    longitude: region.longitude,
    latitude: region.latitude,
    urban,
    deprivation: 0.35 * urban + 0.4 * shared + 0.85 * own
  };
}
