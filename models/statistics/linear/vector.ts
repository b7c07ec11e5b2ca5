/** Kernels on columns. Plain loops in row order: as fast as the engine goes, and equal to the bit on every run. */

/** Σ a·b, in four sums of every fourth row: an addition need not wait for the one before it. */
export function dot(a: Float64Array, b: Float64Array): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const whole = a.length - (a.length % 4);
  for (let row = 0; row < whole; row += 4) {
    s0 += (a[row] ?? 0) * (b[row] ?? 0);
    s1 += (a[row + 1] ?? 0) * (b[row + 1] ?? 0);
    s2 += (a[row + 2] ?? 0) * (b[row + 2] ?? 0);
    s3 += (a[row + 3] ?? 0) * (b[row + 3] ?? 0);
  }
  for (let row = whole; row < a.length; row++) s0 += (a[row] ?? 0) * (b[row] ?? 0);
  return s0 + s1 + (s2 + s3);
}

export const norm = (vector: Float64Array): number => Math.sqrt(dot(vector, vector));

/** vector ← factor·vector. */
export function scaleInPlace(vector: Float64Array, factor: number): void {
  for (let row = 0; row < vector.length; row++) vector[row] = (vector[row] ?? 0) * factor;
}

/** vector ← vector/divisor: not the same to the bit as a product with its inverse. */
export function divideInPlace(vector: Float64Array, divisor: number): void {
  for (let row = 0; row < vector.length; row++) vector[row] = (vector[row] ?? 0) / divisor;
}

/** vector ← vector + factor·other. */
export function addInPlace(vector: Float64Array, other: Float64Array, factor: number): void {
  for (let row = 0; row < vector.length; row++) vector[row] = (vector[row] ?? 0) + factor * (other[row] ?? 0);
}

/** vector ← vector·other, row by row. */
export function multiplyInPlace(vector: Float64Array, other: Float64Array): void {
  for (let row = 0; row < vector.length; row++) vector[row] = (vector[row] ?? 0) * (other[row] ?? 0);
}

/**
 * Subtract the projection on orthonormal directions, one after the other (modified Gram–Schmidt); adds the coordinates to
 * `coordinates`. Taking one direction out and measuring along the next share a pass over the rows.
 */
export function projectOut(vector: Float64Array, basis: readonly Float64Array[], coordinates?: Float64Array): void {
  const [first] = basis;
  if (first === undefined) return;
  let along = dot(first, vector);
  for (let index = 0; index < basis.length; index++) {
    const direction = basis[index] ?? first;
    if (coordinates !== undefined) coordinates[index] = (coordinates[index] ?? 0) + along;
    const following = basis[index + 1];
    along =
      following === undefined
        ? subtract(vector, direction, along)
        : subtractAndMeasure(vector, direction, along, following);
  }
}

function subtract(vector: Float64Array, direction: Float64Array, along: number): number {
  for (let row = 0; row < vector.length; row++) vector[row] = (vector[row] ?? 0) - along * (direction[row] ?? 0);
  return 0;
}

function subtractAndMeasure(
  vector: Float64Array,
  direction: Float64Array,
  along: number,
  following: Float64Array
): number {
  let sum = 0;
  for (let row = 0; row < vector.length; row++) {
    const value = (vector[row] ?? 0) - along * (direction[row] ?? 0);
    vector[row] = value;
    sum += (following[row] ?? 0) * value;
  }
  return sum;
}
