import {InputError} from "../../errors.js";
import {createRandom} from "../../statistics/random.js";
import type {Random} from "../../statistics/types.js";
import {directionNumbers} from "./direction-numbers.js";

export interface SobolSequenceOptions {
  /** Scrambles the points with this seed; left out: the plain sequence, which begins with the point 0. */
  scramble?: number | undefined;
  /** First point of this part, for work that is divided; default 0. */
  first?: number | undefined;
}

const bits = 32;
const scale = 0x100000000;
/** Dimensions for which direction numbers are at hand. */
export const mostDimensions = 256;

/**
 * Points of the Sobol sequence in Gray-code order (Antonov & Saleev 1979), with the direction numbers of Joe & Kuo (2008):
 * the first 2^m points hold exactly one in each interval of length 2^−m of each dimension. Scrambling multiplies the digits
 * by a random lower triangular matrix and shifts them (Matoušek 1998): that property stays, the points become uniform,
 * and no coordinate is exactly 0 or 1 (they lie in the middle of their cells of 2^−32).
 *
 * @returns points × dimensions, one point after another; in [0, 1)
 * Throws InputError (too-many-dimensions, too-many-points).
 */
export function sobolSequence(
  points: number,
  dimensions: number,
  {scramble, first = 0}: SobolSequenceOptions = {}
): Float64Array {
  if (!(dimensions >= 1 && dimensions <= mostDimensions))
    throw new InputError(
      "too-many-dimensions",
      `the Sobol sequence has 1 to ${mostDimensions} dimensions here, not ${dimensions}`,
      "dimensions"
    );
  if (!(points >= 0 && first >= 0 && first + points <= scale))
    throw new InputError("too-many-points", `the Sobol sequence has 0 to 2^${bits} points here`, "points");
  const out = new Float64Array(points * dimensions);
  directions(dimensions).forEach((columns, dimension) => {
    const random = scramble === undefined ? null : createRandom(scramble, dimension);
    const directed = random === null ? columns : scrambleColumns(columns, random);
    let x = random === null ? 0 : digits(random);
    for (let bit = 0, gray = grayCode(first); bit < bits; bit++) if ((gray >>> bit) & 1) x ^= directed[bit] as number;
    const shift = random === null ? 0 : 0.5;
    for (let point = 0; point < points; point++) {
      out[point * dimensions + dimension] = ((x >>> 0) + shift) / scale;
      x ^= directed[lowestZero(first + point)] ?? 0;
    }
  });
  return out;
}

/** i XOR ⌊i/2⌋ for numbers up to 2^32. */
const grayCode = (index: number): number => (index ^ Math.floor(index / 2)) >>> 0;

function lowestZero(index: number): number {
  let place = 0;
  for (let rest = index; rest % 2 === 1; rest = (rest - 1) / 2) place++;
  return place;
}

const digits = (random: Random): number => Math.floor(random.uniform() * scale) | 0;

/** Direction numbers as 32 digits after the point, most significant first, by dimension. */
function directions(dimensions: number): Int32Array[] {
  const rows = directionNumbers.trim().split("\n");
  return Array.from({length: dimensions}, (_, dimension) => {
    const columns = new Int32Array(bits);
    const [polynomial = 0, ...initial] = dimension === 0 ? [] : (rows[dimension - 1] ?? "").split(" ").map(Number);
    const degree = initial.length;
    for (let bit = 0; bit < bits; bit++) {
      if (degree === 0) columns[bit] = 1 << (bits - 1 - bit);
      else if (bit < degree) columns[bit] = (initial[bit] ?? 0) << (bits - 1 - bit);
      else {
        let value = (columns[bit - degree] as number) ^ ((columns[bit - degree] as number) >>> degree);
        for (let term = 1; term < degree; term++)
          if ((polynomial >> (degree - term)) & 1) value ^= columns[bit - term] as number;
        columns[bit] = value;
      }
    }
    return columns;
  });
}

/** The columns times a random lower triangular matrix with ones on its diagonal, over the field of two elements. */
function scrambleColumns(columns: Int32Array, random: Random): Int32Array {
  // Row r: digit r of the outcome is the parity of these digits of the column; r counts from the most significant.
  const rows = Array.from({length: bits}, (_, row) => {
    const keep = row === 0 ? 0 : -1 << (bits - row);
    return (digits(random) & keep) | (1 << (bits - 1 - row));
  });
  return columns.map((column) => {
    let out = 0;
    rows.forEach((row, place) => {
      if (parity(row & column)) out |= 1 << (bits - 1 - place);
    });
    return out;
  });
}

function parity(value: number): number {
  let x = value;
  x ^= x >>> 16;
  x ^= x >>> 8;
  x ^= x >>> 4;
  return (0x6996 >>> (x & 15)) & 1;
}
