import type {Coding, LinearFit} from "../types.js";
import {isNestedIn} from "../linear/absorbed-rank.js";
import {demean} from "../linear/demean.js";
import {divideInPlace, multiplyInPlace, norm, projectOut} from "../linear/vector.js";

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
  const {effects, weights, design} = fit;
  const inner = innerEffect(effects, cluster);
  const roots = weights?.map((weight) => Math.sqrt(weight)) ?? null;
  const columns: Float64Array[] = [];
  for (const effect of effects) {
    if (effect === inner || (inner !== null && isNestedIn(effect, inner))) continue;
    for (let level = 0; level < effect.levels.length; level++) {
      const dummy = dummyOf(effect, level);
      const [left = dummy] = inner === null ? [dummy] : demean([dummy], [inner], weights);
      if (roots !== null) multiplyInPlace(left, roots);
      add(columns, left, norm(dummy));
    }
  }
  for (const column of design) add(columns, column.slice(), norm(column));
  return {columns, inner};
}

function dummyOf({codes}: Coding, level: number): Float64Array {
  const dummy = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) if (codes[row] === level) dummy[row] = 1;
  return dummy;
}

/** The effect whose projection is a mean per level: the largest whose levels lie within clusters; without clusters the largest. */
export function innerEffect(effects: readonly Coding[], cluster: Coding | null): Coding | null {
  const largest = [...effects].sort((a, b) => b.levels.length - a.levels.length);
  const nested = cluster === null ? undefined : largest.find((effect) => isNestedIn(cluster, effect));
  return nested ?? (cluster === null ? (largest[0] ?? null) : null);
}

/** Add what a vector has beyond the basis, orthogonalised twice where little is left; nothing when that is rounding. */
function add(basis: Float64Array[], vector: Float64Array, size: number): void {
  projectOut(vector, basis);
  let left = norm(vector);
  if (left < size / 2) {
    projectOut(vector, basis);
    left = norm(vector);
  }
  if (!(left > 1e-8 * size)) return;
  divideInPlace(vector, left);
  basis.push(vector);
}

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
