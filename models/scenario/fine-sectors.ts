import type {SectorCode} from "./format.js";

/** Parts of a sector that a shock may name on their own: where they belong, and their divisions of SBI 2008. */
export const fineSectors = {
  detailhandel: {parent: "G-I", divisions: ["47"]},
  horeca: {parent: "G-I", divisions: ["55", "56"]},
  uitzend: {parent: "M-N", divisions: ["78"]},
  reis: {parent: "M-N", divisions: ["79"]},
  cultuur: {parent: "R-U", divisions: ["90", "91", "92", "93"]}
} as const satisfies Record<string, {parent: SectorCode; divisions: readonly string[]}>;

export type FineSectorCode = keyof typeof fineSectors;

/** A sector at either level. */
export type AnySectorCode = SectorCode | FineSectorCode;

export const fineSectorCodes = [
  "detailhandel",
  "horeca",
  "uitzend",
  "reis",
  "cultuur"
] as const satisfies readonly FineSectorCode[];

export const isFineSector = (code: string): code is FineSectorCode => Object.hasOwn(fineSectors, code);

/** First and last division of SBI 2008 of each sector. */
const divisions: readonly (readonly [SectorCode, number, number])[] = [
  ["A", 1, 3],
  ["B-E", 6, 39],
  ["F", 41, 43],
  ["G-I", 45, 56],
  ["J", 58, 63],
  ["K", 64, 66],
  ["L", 68, 68],
  ["M-N", 69, 82],
  ["O-Q", 84, 88],
  ["R-U", 90, 99]
];

/**
 * Where a division of SBI 2008 belongs (CBS, Standaard Bedrijfsindeling 2008); null for a number that is none.
 *
 * @param division two digits, such as "47" or "01"
 */
export function sectorOfDivision(division: string): {sector: SectorCode; fine: FineSectorCode | null} | null {
  if (!/^\d{2}$/.test(division)) return null;
  const number = Number(division);
  const found = divisions.find(([, first, last]) => number >= first && number <= last);
  if (found === undefined) return null;
  const fine = fineSectorCodes.find((code) => (fineSectors[code].divisions as readonly string[]).includes(division));
  return {sector: found[0], fine: fine ?? null};
}
