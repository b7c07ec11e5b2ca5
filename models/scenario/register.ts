import {InputError} from "../errors.js";
import {fineSectorCodes, fineSectors, isFineSector, sectorOfDivision, type FineSectorCode} from "./fine-sectors.js";
import {sectorCodes, type SectorCode} from "./format.js";
import type {ScenarioWarning} from "./warning-codes.js";

/** A line of a business register of one region. */
export interface RegisterRow {
  /** A division of SBI 2008 (two digits), a sector, a finer sector, or total. */
  sector: string;
  /** Employed persons (or a fraction of them); null where the register keeps it back. */
  value: number | null;
  /** The same of the country, in the same count. */
  national?: number | null;
  establishments?: number | null;
  /** Persons at the largest establishment. */
  largest?: number | null;
}

export interface RegisterOptions {
  /** `share`: fractions that add up to 1. */
  unit: "jobs" | "share";
  /** Jobs of the country by sector, by which what is kept back is divided. */
  seeds: Readonly<Record<SectorCode, number>>;
  /** A number is one employer's where fewer establishments stand behind it, or one holds more than this part. */
  fewest?: number;
  dominance?: number;
  where: string;
}

/** The mix of one region out of a register. */
export interface Register {
  /** Fractions of the region, together 1. */
  readonly shares: Readonly<Record<SectorCode, number>>;
  /** Sectors that hold an estimate. */
  readonly imputed: readonly SectorCode[];
  /** Part of the parent in the region, and in the country where the register says. */
  readonly fine: Readonly<Partial<Record<FineSectorCode, number>>>;
  readonly national: Readonly<Partial<Record<FineSectorCode, number>>>;
  readonly warnings: readonly ScenarioWarning[];
}

/** When a number would tell of one employer; the same stands on the card of the register. */
export const registerLimits = {fewest: 3, dominance: 0.7} as const;

/** Shares as people round them may add up to a little more or less. */
const sharesMayDiffer = 0.005;
const isTotal = (name: string): boolean => /^tota(al|l)$/i.test(name);

/**
 * The mix of sectors from a business register, by divisions of SBI 2008 or by the ten sectors (with finer ones beside
 * them). Numbers kept back are what the total leaves, divided by the country's jobs, and flagged. Disclosure: a finer
 * sector behind which fewer than 3 establishments stand, or one of them holds over 70 % of the persons, is not told
 * apart but stays in its sector; a sector like that is used and named (limits of choice: `fewest`, `dominance`).
 *
 * @throws InputError unknown-sector, duplicate-cell, missing-sectors, invalid-shares (below 0, or not adding up),
 * missing-total (something kept back and no total)
 */
export function readRegister(rows: readonly RegisterRow[], options: RegisterOptions): Register {
  const {unit, seeds, where, fewest = registerLimits.fewest, dominance = registerLimits.dominance} = options;
  const named = new Map<string, RegisterRow>();
  for (const row of rows) {
    const place = `${where}, ${row.sector}`;
    if (named.has(row.sector)) throw new InputError("duplicate-cell", "this sector stands twice; keep one", place);
    named.set(row.sector, row);
    for (const number of [row.value, row.national ?? null])
      if (number !== null && !(number >= 0 && number < Infinity))
        throw new InputError(
          "invalid-shares",
          `the ${unit} of ${row.sector} is ${number}; give a number from 0`,
          place
        );
  }
  const total = [...named.values()].find(({sector}) => isTotal(sector))?.value ?? (unit === "share" ? 1 : null);
  const cells = [...named.values()].filter(({sector}) => !isTotal(sector));
  const isDominated = ({value, establishments, largest}: RegisterRow): boolean =>
    (value ?? 0) > 0 &&
    ((typeof establishments === "number" && establishments < fewest) ||
      (typeof largest === "number" && largest > dominance * (value ?? 0)));
  const own = sectorCodes.map((code) => ownRows(code, cells, where));
  const known = own.map((parts) => parts.reduce((sum, {value}) => sum + (value ?? 0), 0));
  const hidden = own.map((parts) => parts.filter(({value}) => value === null).length / parts.length);
  const values = filled({known, hidden, total, seeds, unit, where});
  const whole = values.reduce((sum, value) => sum + value, 0);
  const {fine, national, folded} = finerOf(cells, values, isDominated, where);
  const dominated = sectorCodes.filter((_, s) => {
    const parts = own[s] ?? [];
    return parts.length === 1 && parts.some(isDominated);
  });
  const told = [...dominated, ...folded.map((code) => `${code} (kept in ${fineSectors[code].parent})`)];
  const imputed = sectorCodes.filter((_, s) => (hidden[s] ?? 0) > 0);
  return {
    shares: Object.fromEntries(sectorCodes.map((code, s) => [code, (values[s] ?? 0) / whole])) as Record<
      SectorCode,
      number
    >,
    imputed,
    fine,
    national,
    warnings: [
      ...(imputed.length > 0
        ? [
            {
              code: "suppressed-sectors" as const,
              message: `the register keeps back part of ${imputed.join(", ")}: estimated from the total`
            }
          ]
        : []),
      ...(told.length > 0
        ? [
            {
              code: "dominated-sectors" as const,
              message: `one employer could be told from ${told.join(", ")}: not for publication`
            }
          ]
        : [])
    ]
  };
}

/** Rows of a sector: itself, or its divisions of SBI. */
function ownRows(code: SectorCode, cells: readonly RegisterRow[], where: string): RegisterRow[] {
  const parts = cells.filter(({sector}) => {
    if (sector === code || isFineSector(sector)) return sector === code;
    const place = sectorOfDivision(sector);
    if (place === null && !sectorCodes.some((each) => each === sector))
      throw new InputError(
        "unknown-sector",
        `${sector} is no division of SBI 2008 (two digits) and none of ${[...sectorCodes, ...fineSectorCodes].join(", ")}`,
        where
      );
    return place?.sector === code;
  });
  if (parts.length === 0)
    throw new InputError("missing-sectors", `there is nothing for ${code}; give 0 where nobody works in it`, where);
  if (parts.length > 1 && parts.some(({sector}) => sector === code))
    throw new InputError("duplicate-cell", `${code} stands beside its divisions; keep one of the two`, where);
  return parts;
}

/** Numbers by sector, with what is kept back taken from the total. */
function filled({
  known,
  hidden,
  total,
  seeds,
  unit,
  where
}: {
  known: readonly number[];
  hidden: readonly number[];
  total: number | null;
  seeds: RegisterOptions["seeds"];
  unit: RegisterOptions["unit"];
  where: string;
}): number[] {
  const sum = known.reduce((whole, value) => whole + value, 0);
  const isHidden = hidden.some((part) => part > 0);
  if (total === null) {
    if (isHidden)
      throw new InputError(
        "missing-total",
        "numbers are kept back: add a row total, from which they are estimated",
        where
      );
    if (!(sum > 0)) throw new InputError("invalid-shares", "nobody works in this region", where);
    return [...known];
  }
  const slack = unit === "share" ? sharesMayDiffer : Math.max(known.length, sharesMayDiffer * total);
  const left = total - sum;
  if (left < -slack || (!isHidden && left > slack))
    throw new InputError(
      "invalid-shares",
      unit === "share"
        ? `the shares add up to ${Number(sum.toFixed(4))} and not to 1; give fractions of all employed persons`
        : `the sectors add up to ${Math.round(sum)}, and the total is ${Math.round(total)}`,
      where
    );
  const weights = sectorCodes.map((code, s) => (hidden[s] ?? 0) * seeds[code]);
  const all = weights.reduce((whole, weight) => whole + weight, 0);
  return known.map((value, s) => value + (all > 0 ? (Math.max(0, left) * (weights[s] ?? 0)) / all : 0));
}

/** Parts of sectors whose numbers are there and tell of no single employer. */
function finerOf(
  cells: readonly RegisterRow[],
  values: readonly number[],
  isDominated: (row: RegisterRow) => boolean,
  where: string
): Pick<Register, "fine" | "national"> & {folded: FineSectorCode[]} {
  const fine: Partial<Record<FineSectorCode, number>> = {};
  const national: Partial<Record<FineSectorCode, number>> = {};
  const folded: FineSectorCode[] = [];
  const sumOf = (rows: readonly RegisterRow[], pick: (row: RegisterRow) => number | null | undefined): number | null =>
    rows.reduce<number | null>((sum, row) => {
      const value = pick(row);
      return sum === null || value === null || value === undefined ? null : sum + value;
    }, 0);
  for (const code of fineSectorCodes) {
    const {parent} = fineSectors[code];
    const rows = cells.filter(({sector}) => sector === code || sectorOfDivision(sector)?.fine === code);
    const value = sumOf(rows, (row) => row.value);
    const whole = values[sectorCodes.indexOf(parent)] ?? 0;
    if (rows.length === 0 || value === null || whole === 0) continue;
    if (value > whole * (1 + sharesMayDiffer))
      throw new InputError(
        "invalid-shares",
        `${code} has ${value} and ${parent}, of which it is part, ${whole}`,
        `${where}, ${code}`
      );
    if (rows.some(isDominated)) {
      folded.push(code);
      continue;
    }
    fine[code] = Math.min(1, value / whole);
    const country = cells.filter(({sector}) => sector === parent || sectorOfDivision(sector)?.sector === parent);
    const [part, sector] = [sumOf(rows, (row) => row.national), sumOf(country, (row) => row.national)];
    if (part !== null && sector !== null && sector > 0) national[code] = part / sector;
  }
  return {fine, national, folded};
}
