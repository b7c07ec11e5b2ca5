/**
 * Orthonormal polynomials on the points 0…L (of Gram): row d is the one of degree d, L+1 rows of L+1. The first d+1
 * rows span every lag pattern an Almon polynomial of degree d can take, the others what it excludes.
 *
 * @param last L, the last point
 */
export function lagPolynomials(last: number): Float64Array[] {
  const size = last + 1;
  const rows: Float64Array[] = [];
  for (let degree = 0; degree < size; degree++) {
    const before = rows[degree - 1];
    // Times the centred point: one degree more, and far better conditioned than powers.
    const row = Float64Array.from(
      {length: size},
      (_, lag) => (before?.[lag] ?? 1) * (degree === 0 ? 1 : lag - last / 2)
    );
    for (let pass = 0; pass < 2; pass++)
      for (const other of rows) {
        const along = dot(row, other);
        for (let lag = 0; lag < size; lag++) row[lag] = (row[lag] ?? 0) - along * (other[lag] ?? 0);
      }
    const length = Math.sqrt(dot(row, row));
    rows.push(row.map((value) => value / length));
  }
  return rows;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
