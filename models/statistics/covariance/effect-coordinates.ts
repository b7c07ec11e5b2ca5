import {isNestedIn} from "../linear/absorbed-rank.js";
import {dot} from "../linear/vector.js";
import type {Coding, LinearFit} from "../types.js";
import {innerEffect} from "./absorbed-basis.js";
import {orthonormalFit} from "./orthonormal.js";

/** Less than this part of a dummy is rounding, on the scale of squares. */
const tolerance = 1e-9;

/**
 * What clusters of rows share with everything a model projects on: for each vector v and cluster g the coordinates Z_g'v_g,
 * G·r in a row, Z an orthonormal basis of the design and of the dummies of all absorbed effects but one whose levels lie
 * within clusters. Sums by level and cluster and the r×r products of the dummies give them; the n×r basis is never made.
 *
 * @param vectors n values each, free of all absorbed effects, on the scale of the design (times √weight)
 */
export function clusterCoordinates(
  fit: LinearFit,
  cluster: Coding,
  vectors: readonly Float64Array[]
): {rank: number; coordinates: Float64Array[]} {
  const inner = innerEffect(fit.effects, cluster);
  const others = fit.effects.filter((effect) => effect !== inner && !(inner !== null && isNestedIn(effect, inner)));
  const levels = stackedLevels(others, fit.n);
  const {design} = orthonormalFit(fit).fit;
  const roots = fit.weights?.map((weight) => Math.sqrt(weight)) ?? null;
  const {rows, lower} = choleskyRows(dummyProducts(levels, inner, fit.weights));
  const rank = rows.length + design.length;
  const groups = cluster.levels.length;
  const coordinates = vectors.map((vector) => {
    const result = new Float64Array(groups * rank);
    const sums = new Float64Array(groups * levels.count);
    for (const codes of levels.codes)
      for (let row = 0; row < vector.length; row++) {
        const at = (cluster.codes[row] ?? 0) * levels.count + (codes[row] ?? 0);
        sums[at] = (sums[at] ?? 0) + (vector[row] ?? 0) * (roots === null ? 1 : (roots[row] ?? 0));
      }
    for (let group = 0; group < groups; group++) {
      const own = result.subarray(group * rank, (group + 1) * rank);
      rows.forEach((level, index) => {
        const before = lower[index] ?? own;
        let value = sums[group * levels.count + level] ?? 0;
        for (let at = 0; at < index; at++) value -= (before[at] ?? 0) * (own[at] ?? 0);
        own[index] = value / (before[index] ?? 1);
      });
    }
    design.forEach((column, term) => {
      const at = rows.length + term;
      for (let row = 0; row < vector.length; row++) {
        const place = (cluster.codes[row] ?? 0) * rank + at;
        result[place] = (result[place] ?? 0) + (column[row] ?? 0) * (vector[row] ?? 0);
      }
    });
    return result;
  });
  return {rank, coordinates};
}

interface StackedLevels {
  /** For each effect the number of a row's level, counted on over the effects. */
  codes: readonly Int32Array[];
  count: number;
  n: number;
}

function stackedLevels(effects: readonly Coding[], n: number): StackedLevels {
  let count = 0;
  const codes = effects.map((effect) => {
    const start = count;
    count += effect.levels.length;
    return effect.codes.map((code) => code + start);
  });
  return {codes, count, n};
}

/** The products of the dummies, of which the means by level of the inner effect are taken out: Σ w·d·d' − Σₗ wₗwₗ'/wₗ.. */
function dummyProducts(
  {codes, count, n}: StackedLevels,
  inner: Coding | null,
  weights: Float64Array | null
): Float64Array[] {
  const products = Array.from({length: count}, () => new Float64Array(count));
  const add = (a: number, b: number, value: number): void => {
    const row = products[a];
    if (row !== undefined) row[b] = (row[b] ?? 0) + value;
  };
  for (const one of codes)
    for (const other of codes)
      for (let row = 0; row < n; row++) add(one[row] ?? 0, other[row] ?? 0, weights?.[row] ?? 1);
  if (inner === null) return products;
  const shares = inner.levels.map(() => new Map<number, number>());
  const totals = new Float64Array(inner.levels.length);
  for (let row = 0; row < n; row++) {
    const level = inner.codes[row] ?? 0;
    const weight = weights?.[row] ?? 1;
    totals[level] = (totals[level] ?? 0) + weight;
    for (const one of codes) {
      const code = one[row] ?? 0;
      shares[level]?.set(code, (shares[level].get(code) ?? 0) + weight);
    }
  }
  shares.forEach((own, level) => {
    const total = totals[level] ?? 1;
    const entries = [...own];
    for (const [a, weight] of entries) for (const [b, other] of entries) add(a, b, -(weight * other) / total);
  });
  return products;
}

/** The rows of a that do not follow from those before, and the lower triangle L with LL' = a on them. */
function choleskyRows(a: readonly Float64Array[]): {rows: number[]; lower: Float64Array[]} {
  const rows: number[] = [];
  const lower: Float64Array[] = [];
  a.forEach((line, candidate) => {
    const own = new Float64Array(rows.length + 1);
    rows.forEach((row, index) => {
      const other = lower[index] ?? own;
      let value = line[row] ?? 0;
      for (let at = 0; at < index; at++) value -= (own[at] ?? 0) * (other[at] ?? 0);
      own[index] = value / (other[index] ?? 1);
    });
    const size = line[candidate] ?? 0;
    const left = size - dot(own, own);
    if (!(left > tolerance * size)) return;
    own[rows.length] = Math.sqrt(left);
    rows.push(candidate);
    lower.push(own);
  });
  return {rows, lower};
}
