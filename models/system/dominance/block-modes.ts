import {eigenvalues} from "../effects/linearise.js";
import {eigenvector, product, type ComplexVector} from "./eigenvectors.js";
import type {FeedbackBlock} from "./feedback-block.js";

/** One mode of a block: e^λt, and how λ moves with the gain of each link. */
export interface Mode {
  readonly re: number;
  readonly im: number;
  /** ∂λ/∂ln(gain) by edge of the block; null where λ has no derivative (repeated or defective), or stands for another. */
  readonly influence: {readonly re: number; readonly im: number}[] | null;
  /** A mode with im < 0 is the mirror of the one before it, whose figures hold for both. */
  readonly isMirror: boolean;
}

/** Modes closer than this share of the largest rate count as one. */
const same = 1e-8;
/** An eigenvalue whose left and right vectors are this close to square has no derivative to trust: a defective matrix. */
const defective = 1e-7;

/**
 * Eigenvalues of a block and their influences: with x and w the right and left eigenvectors, ∂λ/∂g = wᵀ(∂A/∂g)x/wᵀx
 * (Forrester 1982; Kampmann 2012; influence: Saleh, Oliva, Kampmann & Davidsen 2010). A link from a to b has
 * ∂λ/∂ln g = g·u_b·q_a/wᵀx, with q_a what leaves its delay in the mode, and u_b what a unit of b does to all rates, weighed by w.
 */
export function blockModes(block: FeedbackBlock): Mode[] {
  const {matrix} = block;
  const {re, im} = eigenvalues(matrix);
  const largest = re.reduce((most, value, i) => Math.max(most, Math.abs(value), Math.abs(im[i] ?? 0)), 0);
  return re.map((real, index): Mode => {
    const lambda = {re: real, im: im[index] ?? 0};
    if (lambda.im < 0) return {...lambda, influence: null, isMirror: true};
    const isRepeated = re.some(
      (other, at) => at !== index && Math.abs(other - real) + Math.abs((im[at] ?? 0) - lambda.im) <= same * largest
    );
    return {...lambda, influence: influences(block, lambda, isRepeated), isMirror: false};
  });
}

function influences(block: FeedbackBlock, lambda: {re: number; im: number}, isRepeated: boolean): Mode["influence"] {
  const {matrix, levels, edges, nodes, outlet, stocks} = block;
  const right = eigenvector(matrix, lambda, "right");
  const place = new Map(nodes.map((node, index) => [node, index]));
  const at = (node: number): number => place.get(node) ?? 0;
  const moved = levels.map((row) => product({re: Float64Array.from(row), im: new Float64Array(row.length)}, right));
  // Stages that only differ among each other: no level moves, and no gain moves the mode.
  if (moved.every(({re, im}) => Math.abs(re) + Math.abs(im) <= 1e-9)) return edges.map(() => ({re: 0, im: 0}));
  if (isRepeated) return null;
  const left = eigenvector(matrix, lambda, "left");
  const both = product(left, right);
  const size = both.re * both.re + both.im * both.im;
  if (!(size > defective * defective)) return null;
  const pull = pulls(block, left, at);
  return edges.map(({from, to, gain}, index) => {
    const state = outlet[index] ?? -1;
    const source = state >= 0 ? entry(right, state) : (moved[at(from)] ?? zero);
    const stock = stocks.get(to);
    const target = state < 0 && stock !== undefined ? entry(left, stock) : (pull[at(to)] ?? zero);
    const re = gain * (source.re * target.re - source.im * target.im);
    const im = gain * (source.re * target.im + source.im * target.re);
    return {re: (re * both.re + im * both.im) / size, im: (im * both.re - re * both.im) / size};
  });
}

/** What a unit more of each variable does to all rates of change, weighed by the left vector. */
function pulls(
  {nodes, edges, settled, stocks, inlets}: FeedbackBlock,
  left: ComplexVector,
  at: (node: number) => number
): {re: number; im: number}[] {
  const own = nodes.map(() => ({re: 0, im: 0}));
  const give = (node: number, state: number, factor: number): void => {
    const cell = own[at(node)];
    if (cell === undefined) return;
    cell.re += factor * (left.re[state] ?? 0);
    cell.im += factor * (left.im[state] ?? 0);
  };
  for (const {state, source, rate} of inlets) give(source, state, rate);
  for (const {from, to, gain} of edges) {
    const state = stocks.get(to);
    if (state !== undefined) give(from, state, gain);
  }
  return nodes.map((_, j) => ({
    re: own.reduce((sum, {re}, i) => sum + re * (settled[i]?.[j] ?? 0), 0),
    im: own.reduce((sum, {im}, i) => sum + im * (settled[i]?.[j] ?? 0), 0)
  }));
}

const zero = {re: 0, im: 0};
const entry = (vector: ComplexVector, state: number): {re: number; im: number} => ({
  re: vector.re[state] ?? 0,
  im: vector.im[state] ?? 0
});
