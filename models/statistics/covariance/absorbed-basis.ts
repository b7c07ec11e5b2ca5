import type {Coding, LinearFit} from "../types.js";
import {isNestedIn} from "../linear/absorbed-rank.js";
import {demean} from "../linear/demean.js";

/**
 * An orthonormal basis of everything the model projects on except one effect (`inner`), whose projection is a mean
 * per level: the dummies of the other effects, cleaned of `inner` and of each other, and the design. Projections on
 * dummies are needed for leverage, CR2 and the wild bootstrap, where demeaned columns alone do not tell.
 */
export interface AbsorbedBasis {
  /** n×r, on the scale of the design (times √weight). */
  readonly columns: readonly Float64Array[];
  readonly inner: Coding | null;
}

/**
 * @param fit the fit
 * @param cluster when given, `inner` is an effect nested in it if there is one: its levels never cross clusters
 */
export function absorbedBasis(fit: LinearFit, cluster: Coding | null = null): AbsorbedBasis {
  const {effects, weights, n, design} = fit;
  const inner = innerEffect(effects, cluster);
  const roots = weights?.map((weight) => Math.sqrt(weight)) ?? null;
  const columns: Float64Array[] = [];
  for (const effect of effects) {
    if (effect === inner || (inner !== null && isNestedIn(effect, inner))) continue;
    for (let level = 0; level < effect.levels.length; level++) {
      const dummy = Float64Array.from(effect.codes, (code) => (code === level ? 1 : 0));
      const [left = dummy] = inner === null ? [dummy] : demean([dummy], [inner], weights);
      if (roots !== null) for (let row = 0; row < n; row++) left[row] = (left[row] ?? 0) * (roots[row] ?? 0);
      add(columns, left, norm(dummy));
    }
  }
  for (const column of design) add(columns, Float64Array.from(column), norm(column));
  return {columns, inner};
}

function innerEffect(effects: readonly Coding[], cluster: Coding | null): Coding | null {
  const largest = [...effects].sort((a, b) => b.levels.length - a.levels.length);
  const nested = cluster === null ? undefined : largest.find((effect) => isNestedIn(cluster, effect));
  return nested ?? (cluster === null ? (largest[0] ?? null) : null);
}

/** Add what a vector has beyond the basis, orthogonalised twice; nothing when that is rounding. */
function add(basis: Float64Array[], vector: Float64Array, size: number): void {
  for (let pass = 0; pass < 2; pass++)
    for (const direction of basis) {
      let along = 0;
      for (let row = 0; row < vector.length; row++) along += (direction[row] ?? 0) * (vector[row] ?? 0);
      for (let row = 0; row < vector.length; row++) vector[row] = (vector[row] ?? 0) - along * (direction[row] ?? 0);
    }
  const left = norm(vector);
  if (left > 1e-8 * size) basis.push(vector.map((value) => value / left));
}

const norm = (vector: Float64Array): number => Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));

/** Leverage of each row: the diagonal of the projection on the design and all absorbed effects. */
export function leverages(fit: LinearFit): Float64Array {
  const {columns, inner} = absorbedBasis(fit);
  const result = new Float64Array(fit.n);
  if (inner !== null) {
    const totals = new Float64Array(inner.levels.length);
    inner.codes.forEach((code, row) => {
      totals[code] = (totals[code] ?? 0) + (fit.weights?.[row] ?? 1);
    });
    inner.codes.forEach((code, row) => {
      result[row] = (fit.weights?.[row] ?? 1) / (totals[code] ?? 1);
    });
  }
  for (const column of columns)
    for (let row = 0; row < fit.n; row++) result[row] = (result[row] ?? 0) + (column[row] ?? 0) * (column[row] ?? 0);
  return result;
}
