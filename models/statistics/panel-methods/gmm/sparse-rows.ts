/** A matrix by rows of which few cells are not zero. */
export interface SparseRows {
  readonly columns: readonly Int32Array[];
  readonly values: readonly Float64Array[];
  /** Number of columns. */
  readonly width: number;
}

/** Builds sparse rows from columns given as cells. */
export function sparseRows(n: number, cells: readonly (readonly {row: number; value: number}[])[]): SparseRows {
  const columns = Array.from({length: n}, (): number[] => []);
  const values = Array.from({length: n}, (): number[] => []);
  cells.forEach((column, index) => {
    for (const {row, value} of column) {
      columns[row]?.push(index);
      values[row]?.push(value);
    }
  });
  return {
    columns: columns.map((row) => Int32Array.from(row)),
    values: values.map((row) => Float64Array.from(row)),
    width: cells.length
  };
}

/** The matrix with only some columns, in their order. */
export function pickColumns({columns, values, width}: SparseRows, kept: readonly number[]): SparseRows {
  const place = new Int32Array(width).fill(-1);
  kept.forEach((column, index) => (place[column] = index));
  const own = columns.map((row) => row.map((column) => place[column] ?? -1));
  return {
    columns: own.map((row) => row.filter((column) => column >= 0)),
    values: values.map((row, index) => row.filter((_, at) => (own[index]?.[at] ?? -1) >= 0)),
    width: kept.length
  };
}

/** Adds factor·(row a)(row b)' to a square matrix. */
export function addOuter(
  matrix: readonly Float64Array[],
  {columns, values}: SparseRows,
  {a, b, factor}: {a: number; b: number; factor: number}
): void {
  const [left, right] = [columns[a], columns[b]];
  const [u, v] = [values[a], values[b]];
  if (left === undefined || right === undefined || u === undefined || v === undefined) return;
  for (let i = 0; i < left.length; i++) {
    const line = matrix[left[i] ?? 0];
    if (line === undefined) continue;
    const scaled = factor * (u[i] ?? 0);
    for (let j = 0; j < right.length; j++) {
      const column = right[j] ?? 0;
      line[column] = (line[column] ?? 0) + scaled * (v[j] ?? 0);
    }
  }
}

/** Z'v, as a vector of all columns. */
export function transposeTimes(z: SparseRows, v: ArrayLike<number>): Float64Array {
  const result = new Float64Array(z.width);
  for (let row = 0; row < v.length; row++) addRow(result, z, row, v[row] ?? 0);
  return result;
}

/** Zᵢ'v for each group of rows. */
export function transposeTimesBy(
  z: SparseRows,
  v: ArrayLike<number>,
  {codes, count}: {codes: Int32Array; count: number}
): Float64Array[] {
  const results = Array.from({length: count}, () => new Float64Array(z.width));
  for (let row = 0; row < v.length; row++) {
    const own = results[codes[row] ?? 0];
    if (own !== undefined) addRow(own, z, row, v[row] ?? 0);
  }
  return results;
}

function addRow(result: Float64Array, {columns, values}: SparseRows, row: number, factor: number): void {
  const own = columns[row];
  const cells = values[row];
  if (own === undefined || cells === undefined || factor === 0) return;
  for (let index = 0; index < own.length; index++) {
    const column = own[index] ?? 0;
    result[column] = (result[column] ?? 0) + factor * (cells[index] ?? 0);
  }
}
