import {InputError} from "../errors.js";
import {sectorCodes, type ScenarioVariant, type SectorCode, type SectorShock} from "./format.js";

/** The growth of one sector in one year of a scenario. */
export interface SectorGrowth {
  readonly sector: SectorCode;
  /** Growth of value added in %. */
  readonly value: number;
  /** found: as published; approximated: λ·vulnerability; overridden: entered by the user. */
  readonly origin: "found" | "approximated" | "overridden";
}

export interface SectorShocks {
  readonly year: number;
  readonly sectors: readonly SectorGrowth[];
  /** The scale that makes the whole fit; null when nothing was left to approximate, or no GDP to fit to. */
  readonly lambda: number | null;
  /** GDP growth it was fitted to, and what the sectors add up to with the national weights. */
  readonly gdpGrowth: number | null;
  readonly sum: number;
}

/**
 * How hard a general downturn hits each sector, relative to industry (1): the ratios between the sector effects that
 * Panteia described for the scenarios of March 2020. It only sets how what is not published is divided.
 */
export const vulnerability: Readonly<Record<SectorCode, number>> = {
  A: 0.4,
  "B-E": 1,
  F: 0.35,
  "G-I": 1.25,
  J: 0.1,
  K: 0.2,
  L: 0.1,
  "M-N": 0.95,
  "O-Q": 0.05,
  "R-U": 2.4
};

/**
 * Sector growth of one year: published cells stay exactly as they are, the others are g_i = λ·v_i with the one λ for
 * which Σ w_i g_i = G (DOMAIN §2.2 of the source documents' method: "benaderd"). A year without found cells or GDP gives
 * no shocks.
 *
 * @param weights national share of each sector in value added; divided by their sum
 * @param overrides cells of the user's own, before published ones
 * @throws InputError (unsolvable-shocks) when all unknown sectors have no weight, or a solved sector would lose over 100 %
 */
export function sectorShocks(
  variant: ScenarioVariant,
  {
    year,
    gdpGrowth,
    weights,
    overrides = [],
    profile = vulnerability
  }: {
    year: number;
    gdpGrowth: number | null;
    weights: Readonly<Record<SectorCode, number>>;
    overrides?: readonly {sector: SectorCode; value: number}[];
    profile?: Readonly<Record<SectorCode, number>>;
  }
): SectorShocks {
  const whole = sectorCodes.reduce((sum, code) => sum + checkedWeight(weights[code], code), 0);
  if (!(whole > 0))
    throw new InputError("invalid-shares", "the national shares of sectors add up to nothing", "weights");
  const share = (code: SectorCode): number => weights[code] / whole;
  const own = new Map(overrides.map(({sector, value}) => [sector, value]));
  const found = new Map(
    variant.sectors.filter((cell) => cell.year === year).map((cell: SectorShock) => [cell.sector, cell.value])
  );
  const known = (code: SectorCode): number | undefined => own.get(code) ?? found.get(code);
  const open = sectorCodes.filter((code) => known(code) === undefined);
  const fixed = sectorCodes.reduce((sum, code) => sum + share(code) * (known(code) ?? 0), 0);
  const lambda = gdpGrowth === null || open.length === 0 ? null : solveScale(gdpGrowth - fixed, open, share, profile);
  const sectors = sectorCodes.map((sector): SectorGrowth => {
    const value = known(sector);
    if (value === undefined) return {sector, value: (lambda ?? 0) * profile[sector], origin: "approximated"};
    return {sector, value, origin: own.has(sector) ? "overridden" : "found"};
  });
  const lost = sectors.find(({value}) => value < -100);
  if (lost !== undefined)
    throw new InputError(
      "unsolvable-shocks",
      `${lost.sector} would shrink by ${Math.round(-lost.value)} %: the found sectors leave too much to the others; give more sectors`,
      `${variant.id}, ${year}`
    );
  return {
    year,
    sectors,
    lambda,
    gdpGrowth,
    sum: sectors.reduce((sum, {sector, value}) => sum + share(sector) * value, 0)
  };
}

function solveScale(
  rest: number,
  open: readonly SectorCode[],
  share: (code: SectorCode) => number,
  profile: Readonly<Record<SectorCode, number>>
): number {
  const weight = open.reduce((sum, code) => sum + share(code) * profile[code], 0);
  if (weight > 0) return rest / weight;
  if (Math.abs(rest) < 1e-12) return 0;
  throw new InputError(
    "unsolvable-shocks",
    `no sector is left that could bring the sum to the growth of GDP (${rest.toFixed(2)} points short); leave one open`,
    "sectors"
  );
}

function checkedWeight(weight: number, code: SectorCode): number {
  if (!(weight >= 0 && weight < Infinity))
    throw new InputError(
      "invalid-shares",
      `the national share of ${code} is ${weight}; give a number from 0`,
      "weights"
    );
  return weight;
}
