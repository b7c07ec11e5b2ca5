/** A complex vector: real and imaginary parts. */
export interface ComplexVector {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * Right or left eigenvector of a real matrix for an eigenvalue that is known, of length 1, by inverse iteration: three
 * solves with A − λI, whose pivots are kept from 0 (Wilkinson 1965; Golub & Van Loan, Matrix Computations, §7.6.1). The
 * start is fixed, so the same matrix gives the same vector.
 *
 * @param matrix square, row by row
 * @param side `right`: Ax = λx; `left`: xᵀA = λxᵀ, without conjugation
 */
export function eigenvector(
  matrix: readonly (readonly number[])[],
  lambda: {readonly re: number; readonly im: number},
  side: "right" | "left"
): ComplexVector {
  const n = matrix.length;
  const re = new Float64Array(n * n);
  const im = new Float64Array(n * n);
  let norm = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const value = matrix[i]?.[j] ?? 0;
      norm = Math.max(norm, Math.abs(value));
      re[side === "right" ? i * n + j : j * n + i] = value;
    }
  for (let i = 0; i < n; i++) {
    re[i * n + i] = (re[i * n + i] ?? 0) - lambda.re;
    im[i * n + i] = -lambda.im;
  }
  const rows = factor(re, im, n, 2.3e-16 * (norm || 1));
  // No symmetry a mode could be blind to.
  let vector: ComplexVector = {
    re: Float64Array.from({length: n}, (_, i) => 1 + ((i * 7) % 11) / 13),
    im: Float64Array.from({length: n}, (_, i) => (lambda.im === 0 ? 0 : ((i * 5) % 7) / 9))
  };
  for (let round = 0; round < 3; round++) vector = normalise(solve(re, im, rows, vector));
  return vector;
}

/** xᵀy without conjugation. */
export function product(x: ComplexVector, y: ComplexVector): {re: number; im: number} {
  let [re, im] = [0, 0];
  for (let i = 0; i < x.re.length; i++) {
    const [a, b, c, d] = [x.re[i] ?? 0, x.im[i] ?? 0, y.re[i] ?? 0, y.im[i] ?? 0];
    re += a * c - b * d;
    im += a * d + b * c;
  }
  return {re, im};
}

/** LU with rows exchanged, in place; a pivot below `least` becomes `least`. Returns the order of the rows. */
function factor(re: Float64Array, im: Float64Array, n: number, least: number): Int32Array {
  const rows = Int32Array.from({length: n}, (_, i) => i);
  const size = (cell: number): number => Math.abs(re[cell] as number) + Math.abs(im[cell] as number);
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (size(i * n + k) > size(best * n + k)) best = i;
    if (best !== k) {
      for (const part of [re, im])
        for (let j = 0; j < n; j++) {
          const value = part[k * n + j] as number;
          part[k * n + j] = part[best * n + j] as number;
          part[best * n + j] = value;
        }
      const row = rows[k] as number;
      rows[k] = rows[best] as number;
      rows[best] = row;
    }
    if (size(k * n + k) < least) re[k * n + k] = least;
    const [c, d] = [re[k * n + k] as number, im[k * n + k] as number];
    const length = c * c + d * d;
    for (let i = k + 1; i < n; i++) {
      const [a, b] = [re[i * n + k] as number, im[i * n + k] as number];
      if (a === 0 && b === 0) continue;
      const [p, q] = [(a * c + b * d) / length, (b * c - a * d) / length];
      re[i * n + k] = p;
      im[i * n + k] = q;
      for (let j = k + 1; j < n; j++) {
        const [x, y] = [re[k * n + j] as number, im[k * n + j] as number];
        re[i * n + j] = (re[i * n + j] as number) - (p * x - q * y);
        im[i * n + j] = (im[i * n + j] as number) - (p * y + q * x);
      }
    }
  }
  return rows;
}

function solve(re: Float64Array, im: Float64Array, rows: Int32Array, right: ComplexVector): ComplexVector {
  const n = rows.length;
  const x = Float64Array.from(rows, (row) => right.re[row] as number);
  const y = Float64Array.from(rows, (row) => right.im[row] as number);
  const take = (i: number, j: number): void => {
    const [p, q, a, b] = [re[i * n + j] as number, im[i * n + j] as number, x[j] as number, y[j] as number];
    x[i] = (x[i] as number) - (p * a - q * b);
    y[i] = (y[i] as number) - (p * b + q * a);
  };
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) take(i, j);
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) take(i, j);
    const [a, b, c, d] = [x[i] as number, y[i] as number, re[i * n + i] as number, im[i * n + i] as number];
    const length = c * c + d * d;
    x[i] = (a * c + b * d) / length;
    y[i] = (b * c - a * d) / length;
  }
  return {re: x, im: y};
}

function normalise({re, im}: ComplexVector): ComplexVector {
  let largest = 0;
  for (let i = 0; i < re.length; i++) largest = Math.max(largest, Math.abs(re[i] ?? 0), Math.abs(im[i] ?? 0));
  let sum = 0;
  for (let i = 0; i < re.length; i++) {
    const [a, b] = [(re[i] ?? 0) / largest, (im[i] ?? 0) / largest];
    sum += a * a + b * b;
  }
  const length = largest * Math.sqrt(sum);
  return {re: re.map((value) => value / length), im: im.map((value) => value / length)};
}
