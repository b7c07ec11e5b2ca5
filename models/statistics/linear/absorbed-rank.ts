import type {Coding} from "../types.js";
import {demean} from "./demean.js";

/**
 * Rank of the dummies of all effects together, the constant included: levels of the first, plus for a second its levels
 * less the number of connected components (Abowd, Creecy & Kramarz 2002), and for further ones what they add, counted
 * on their dummies after the effects before them are taken out. Effects that follow from another add nothing.
 *
 * @param effects codings of the same rows
 * @param n number of rows
 */
export function absorbedRank(effects: readonly Coding[], n: number): number {
  const own = effects.filter(
    (effect, index) =>
      !effects.some(
        (other, at) => at !== index && isNestedIn(effect, other) && (at < index || !isNestedIn(other, effect))
      )
  );
  const [first, second, ...rest] = own;
  if (first === undefined) return 0;
  let rank = first.levels.length;
  if (second !== undefined) rank += second.levels.length - components(first, second);
  const before = [first, ...(second === undefined ? [] : [second])];
  for (const effect of rest) {
    rank += addedRank(effect, before, n);
    before.push(effect);
  }
  return rank;
}

/** Whether `inner` is constant within every level of `outer`, as a province within a municipality. */
export function isNestedIn(inner: Coding, outer: Coding): boolean {
  const seen = new Int32Array(outer.levels.length).fill(-1);
  for (let row = 0; row < outer.codes.length; row++) {
    const level = outer.codes[row] ?? 0;
    const code = inner.codes[row] ?? 0;
    if (seen[level] === -1) seen[level] = code;
    else if (seen[level] !== code) return false;
  }
  return true;
}

/** Connected components of the graph whose nodes are the levels of both and whose edges are the rows. */
function components(a: Coding, b: Coding): number {
  const parent = Int32Array.from({length: a.levels.length + b.levels.length}, (_, node) => node);
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  let count = parent.length;
  for (let row = 0; row < a.codes.length && count > 1; row++) {
    const from = root(a.codes[row] ?? 0);
    const to = root(a.levels.length + (b.codes[row] ?? 0));
    if (from === to) continue;
    parent[from] = to;
    count--;
  }
  return count;
}

/** How many dimensions the dummies of an effect add to those of the effects before it. */
function addedRank(effect: Coding, before: readonly Coding[], n: number): number {
  const basis: Float64Array[] = [];
  for (let level = 0; level < effect.levels.length; level++) {
    const dummy = new Float64Array(n);
    for (let row = 0; row < n; row++) dummy[row] = effect.codes[row] === level ? 1 : 0;
    const size = Math.sqrt(sumOfSquares(dummy));
    const [left = new Float64Array(n)] = demean([dummy], before);
    for (let pass = 0; pass < 2; pass++) for (const direction of basis) subtract(left, direction);
    const rest = Math.sqrt(sumOfSquares(left));
    if (rest > 1e-8 * size) basis.push(left.map((value) => value / rest));
  }
  return basis.length;
}

const sumOfSquares = (vector: Float64Array): number => vector.reduce((sum, value) => sum + value * value, 0);

function subtract(vector: Float64Array, direction: Float64Array): void {
  let along = 0;
  for (let row = 0; row < vector.length; row++) along += (vector[row] ?? 0) * (direction[row] ?? 0);
  for (let row = 0; row < vector.length; row++) vector[row] = (vector[row] ?? 0) - along * (direction[row] ?? 0);
}
