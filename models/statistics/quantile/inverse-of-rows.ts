import type {Columns} from "../types.js";

/**
 * The inverse of the k×k matrix whose rows are some rows of k columns, by Gauss–Jordan elimination with partial
 * pivoting: entry [column][index] is the part of row `index` in coefficient `column`.
 */
export function inverseOfRows(columns: Columns, rows: Int32Array): Float64Array[] {
  const k = rows.length;
  const left = Array.from(rows, (row) => Float64Array.from(columns, (column) => column[row] ?? 0));
  const right = Array.from(rows, (_, index) => {
    const unit = new Float64Array(k);
    unit[index] = 1;
    return unit;
  });
  for (let step = 0; step < k; step++) {
    let best = step;
    for (let row = step + 1; row < k; row++)
      if (Math.abs(left[row]?.[step] ?? 0) > Math.abs(left[best]?.[step] ?? 0)) best = row;
    for (const matrix of [left, right]) {
      const kept = matrix[step] ?? new Float64Array();
      matrix[step] = matrix[best] ?? kept;
      matrix[best] = kept;
    }
    const divisor = left[step]?.[step] ?? 1;
    for (const matrix of [left, right]) {
      const own = matrix[step];
      for (let column = 0; column < k; column++) if (own) own[column] = (own[column] ?? 0) / divisor;
    }
    for (let row = 0; row < k; row++) {
      const factor = left[row]?.[step] ?? 0;
      if (row === step || factor === 0) continue;
      for (const matrix of [left, right]) {
        const [own, from] = [matrix[row], matrix[step]];
        for (let column = 0; column < k; column++)
          if (own) own[column] = (own[column] ?? 0) - factor * (from?.[column] ?? 0);
      }
    }
  }
  return right;
}

/**
 * k linearly independent rows, the first ones in the order given: each must have a part of at least 0.1 of its length
 * beside those before it, less when the rows run out.
 */
export function independentRows(columns: Columns, order: Int32Array): Int32Array {
  const k = columns.length;
  const chosen: number[] = [];
  const directions: Float64Array[] = [];
  for (const share of [0.1, 1e-3, 1e-7]) {
    for (const row of order) {
      if (chosen.length === k) break;
      const vector = Float64Array.from(columns, (column) => column[row] ?? 0);
      const length = norm(vector);
      for (let pass = 0; pass < 2; pass++)
        for (const direction of directions) {
          let along = 0;
          for (let index = 0; index < k; index++) along += (direction[index] ?? 0) * (vector[index] ?? 0);
          for (let index = 0; index < k; index++)
            vector[index] = (vector[index] ?? 0) - along * (direction[index] ?? 0);
        }
      const left = norm(vector);
      if (!(left > share * length)) continue;
      directions.push(vector.map((value) => value / left));
      chosen.push(row);
    }
  }
  return Int32Array.from(chosen);
}

const norm = (vector: Float64Array): number => Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
