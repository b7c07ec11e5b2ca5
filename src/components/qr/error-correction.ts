/** Powers of α = 2 in GF(256) with x⁸ + x⁴ + x³ + x² + 1 (ISO/IEC 18004:2015, 7.5.2), twice round so that sums need no modulo. */
const powers = new Uint8Array(510);
const logarithms = new Uint8Array(256);
for (let exponent = 0, value = 1; exponent < 255; exponent++) {
  powers[exponent] = powers[exponent + 255] = value;
  logarithms[value] = exponent;
  value <<= 1;
  if (value > 255) value ^= 0x11d;
}

const times = (a: number, b: number): number =>
  a === 0 || b === 0 ? 0 : (powers[(logarithms[a] ?? 0) + (logarithms[b] ?? 0)] ?? 0);

/** Coefficients of ∏ (x − αⁱ), i below the degree, without the leading 1: highest power first. */
function generator(degree: number): number[] {
  let coefficients = [1];
  for (let i = 0; i < degree; i++) {
    const next = [...coefficients, 0];
    for (const [at, value] of coefficients.entries()) next[at + 1] = (next[at + 1] ?? 0) ^ times(value, powers[i] ?? 0);
    coefficients = next;
  }
  return coefficients.slice(1);
}

/** The Reed–Solomon codewords of a block: the remainder of data · xⁿ divided by the generator. */
export function errorCorrection(data: readonly number[], count: number): number[] {
  const divisor = generator(count);
  let remainder = new Array<number>(count).fill(0);
  for (const value of data) {
    const factor = value ^ (remainder[0] ?? 0);
    remainder = [...remainder.slice(1), 0].map((each, at) => each ^ times(divisor[at] ?? 0, factor));
  }
  return remainder;
}
