import {InputError} from "../../errors.js";
import type {Square} from "../../statistics/types.js";
import {sectorCodes, type SectorCode} from "../format.js";

/** An input–output table of the country as coefficients, in the order of `sectorCodes`. */
export interface InputOutputTable {
  /** a_ij = deliveries of i to j over output of j, without imports. */
  readonly coefficients: Square;
  /** Output by sector, in the money of the table. */
  readonly output: Float64Array;
}

/** A selling sector: what it delivers to each sector, and its output. */
export interface InputOutputRow {
  sector: string;
  /** By buying sector. */
  deliveries: Readonly<Record<string, number>>;
  output: number;
}

/**
 * The table from rows of selling sectors, all ten of them once.
 *
 * @throws InputError unknown-sector, duplicate-cell, missing-sectors, invalid-table (a number below 0, no output, or
 * deliveries above output)
 */
export function inputOutputTable(rows: readonly InputOutputRow[], where: string): InputOutputTable {
  const bySector = new Map<SectorCode, InputOutputRow>();
  for (const row of rows) {
    const code = sectorCodes.find((each) => each === row.sector);
    if (code === undefined)
      throw new InputError("unknown-sector", `${row.sector} is no sector; they are ${sectorCodes.join(", ")}`, where);
    if (bySector.has(code)) throw new InputError("duplicate-cell", `${code} stands twice; keep one`, where);
    bySector.set(code, row);
  }
  const missing = sectorCodes.filter((code) => !bySector.has(code));
  if (missing.length > 0)
    throw new InputError("missing-sectors", `there is no row for ${missing.join(", ")}; give all ten`, where);
  const output = Float64Array.from(sectorCodes, (code) =>
    checked(bySector.get(code)?.output, `output of ${code}`, where)
  );
  const coefficients = sectorCodes.map((from) => {
    const deliveries = bySector.get(from)?.deliveries ?? {};
    const own = sectorCodes.map((to) => checked(deliveries[to], `what ${from} delivers to ${to}`, where));
    const sold = own.reduce((sum, value) => sum + value, 0);
    const made = output[sectorCodes.indexOf(from)] ?? 0;
    if (!(made > 0) || sold >= made)
      throw new InputError(
        "invalid-table",
        `${from} delivers ${sold} to sectors and makes ${made}: nothing is left for final demand; check the column output`,
        where
      );
    return Float64Array.from(own, (value, j) => ((output[j] ?? 0) > 0 ? value / (output[j] ?? 1) : 0));
  });
  return {coefficients, output};
}

function checked(value: number | undefined, what: string, where: string): number {
  if (value !== undefined && value >= 0 && value < Infinity) return value;
  throw new InputError("invalid-table", `${what} is ${value ?? "not given"}; give a number from 0`, where);
}
