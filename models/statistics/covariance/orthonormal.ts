import {identity, multiply, symmetric} from "../linear/matrix.js";
import {addInPlace, dot, scaleInPlace} from "../linear/vector.js";
import type {Columns, LinearFit, Square} from "../types.js";

/** A fit whose design is orthonormal, and the coefficients reported as combinations of its own. */
export interface OrthonormalFit {
  fit: LinearFit;
  /** b = U·c, k×k, with UU' = (X'X)⁻¹. */
  combinations: Square;
}

/**
 * Bring the design to orthonormal columns before cross-products are formed, Q = XU with UU' = (X'X)⁻¹: then V = U·(meat of
 * Q)·U'. The sandwich (X'X)⁻¹X'ΣX(X'X)⁻¹ itself loses digits with the square of the condition, all of them with a column of
 * 1e7 ± 1 beside a constant. So the columns are cleaned of the constant first, and U is the root of what is left.
 */
export function orthonormalFit(fit: LinearFit): OrthonormalFit {
  const known = made.get(fit) ?? makeOrthonormal(fit);
  made.set(fit, known);
  return known;
}

/** A fit is judged under several covariances; fits never change. */
const made = new WeakMap<LinearFit, OrthonormalFit>();

function makeOrthonormal(fit: LinearFit): OrthonormalFit {
  const {design: columns, bread, combinations: uncentre} = centred(fit);
  const root = upperRoot(bread);
  const design = columns.map((own, column) => {
    const result = own.slice();
    scaleInPlace(result, root[column]?.[column] ?? 0);
    for (let index = 0; index < column; index++) {
      const factor = root[index]?.[column] ?? 0;
      if (factor !== 0) addInPlace(result, columns[index] ?? own, factor);
    }
    return result;
  });
  return {
    fit: {...fit, design, bread: identity(columns.length)},
    combinations: uncentre === null ? root : multiply(uncentre, root)
  };
}

/** Columns without the constant, the bread of those, and the coefficients as combinations: b₀ = b̃₀ − Σ mⱼbⱼ. */
function centred(fit: LinearFit): {design: Columns; bread: Square; combinations: Square | null} {
  const {design, bread, hasIntercept, terms} = fit;
  const [constant, ...others] = design;
  if (!hasIntercept || terms[0] !== "(Intercept)" || constant === undefined || others.length === 0)
    return {design, bread, combinations: null};
  const size = dot(constant, constant);
  const combinations = identity(terms.length);
  const clean = others.map((column, index) => {
    const result = column.slice();
    let mean = 0;
    // The second pass takes the rounding of a large mean away.
    for (let pass = 0; pass < 2; pass++) {
      const step = dot(constant, result) / size;
      mean += step;
      addInPlace(result, constant, -step);
    }
    combinations[0]?.fill(-mean, index + 1, index + 2);
    return result;
  });
  const own = (i: number, j: number, value: number): number => (i > 0 && j > 0 ? value : i === j ? 1 / size : 0);
  return {
    design: [constant, ...clean],
    bread: bread.map((row, i) => row.map((value, j) => own(i, j, value))),
    combinations
  };
}

/** U·V·U'. */
export const restored = (matrix: Square, combinations: Square): Square => {
  const transposed = combinations.map((_, row) => Float64Array.from(combinations, (line) => line[row] ?? 0));
  return symmetric(multiply(multiply(combinations, matrix), transposed));
};

/** Upper triangular U with UU' = a, on the correlation form. */
function upperRoot(a: Square): Square {
  const k = a.length;
  const scale = a.map((row, index) => Math.sqrt(row[index] ?? 0));
  const upper = a.map(() => new Float64Array(k));
  for (let j = k - 1; j >= 0; j--)
    for (let i = j; i >= 0; i--) {
      let sum = (a[i]?.[j] ?? 0) / ((scale[i] ?? 1) * (scale[j] ?? 1));
      for (let m = j + 1; m < k; m++) sum -= (upper[i]?.[m] ?? 0) * (upper[j]?.[m] ?? 0);
      const root = upper[j]?.[j] ?? 0;
      const value = i === j ? Math.sqrt(Math.max(0, sum)) : root > 0 ? sum / root : 0;
      upper[i]?.fill(value, j, j + 1);
    }
  return upper.map((row, i) => row.map((value) => value * (scale[i] ?? 1)));
}
