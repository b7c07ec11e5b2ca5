import {invert, type LinearSystem} from "../effects/linearise.js";
import type {GainedEdge} from "./gained-edges.js";

/** Variables that feed back on each other, as z' = Az with levels v = Lz; links with equal delay from one variable share stages. */
export interface FeedbackBlock {
  readonly matrix: number[][];
  /** Level of each variable of the block, for each state. */
  readonly levels: number[][];
  /** (I − D)⁻¹ over the variables of the block. */
  readonly settled: number[][];
  /** Variables, and edges among them. */
  readonly nodes: readonly number[];
  readonly edges: readonly GainedEdge[];
  /** State that leaves an edge's delay, by edge of the block; −1 without delay. */
  readonly outlet: readonly number[];
  /** State of each stock. */
  readonly stocks: ReadonlyMap<number, number>;
  /** First stage of every chain, with its source and rate. */
  readonly inlets: readonly {readonly state: number; readonly source: number; readonly rate: number}[];
}

/**
 * Builds the motion of one strongly connected part of a model near its start. Two links that leave a variable with the
 * same rate see the same stages, so these are one chain: the modes in which such stages only differ among each other move
 * no level and are left out.
 *
 * @returns null where the links without delay have no answer (I − D singular)
 */
export function feedbackBlock(
  nodes: readonly number[],
  edges: readonly GainedEdge[],
  {flows}: Pick<LinearSystem, "flows">
): FeedbackBlock | null {
  const place = new Map(nodes.map((node, index) => [node, index]));
  const at = (node: number): number => place.get(node) ?? 0;
  const stocks = new Map<number, number>();
  for (const node of nodes) if (flows.has(node)) stocks.set(node, stocks.size);
  let size = stocks.size;
  const chains = new Map<string, {state: number; source: number; rate: number; order: number}>();
  for (const {from, chain} of edges) {
    if (chain === null) continue;
    const key = `${from} ${chain.rate}`;
    const order = Math.max(chain.order, chains.get(key)?.order ?? 0);
    chains.set(key, {state: 0, source: from, rate: chain.rate, order});
  }
  for (const chain of chains.values()) {
    chain.state = size;
    size += chain.order;
  }
  const k = nodes.length;
  const direct = square(k);
  for (const {from, to, gain, chain} of edges)
    if (chain === null && !stocks.has(to)) add(direct, at(to), at(from), gain);
  const settled = invert(direct.map((row, i) => row.map((value, j) => (i === j ? 1 : 0) - value)));
  if (settled === null) return null;

  const outlet = edges.map(({from, chain}) =>
    chain === null ? -1 : (chains.get(`${from} ${chain.rate}`)?.state ?? 0) + chain.order - 1
  );
  const enters = Array.from({length: k}, () => new Array<number>(size).fill(0));
  for (const [stock, state] of stocks) add(enters, at(stock), state, 1);
  edges.forEach(({to, gain, chain}, index) => {
    if (chain !== null) add(enters, at(to), outlet[index] ?? 0, gain);
  });
  const levels = settled.map((row) =>
    Array.from({length: size}, (_, state) => row.reduce((sum, value, j) => sum + value * (enters[j]?.[state] ?? 0), 0))
  );
  const matrix = square(size);
  for (const {from, to, gain} of edges) {
    const row = stocks.get(to);
    if (row !== undefined)
      for (let state = 0; state < size; state++) add(matrix, row, state, gain * (levels[at(from)]?.[state] ?? 0));
  }
  for (const {state: first, source, rate, order} of chains.values()) {
    for (let state = 0; state < size; state++) add(matrix, first, state, rate * (levels[at(source)]?.[state] ?? 0));
    for (let stage = first; stage < first + order; stage++) {
      add(matrix, stage, stage, -rate);
      if (stage > first) add(matrix, stage, stage - 1, rate);
    }
  }
  return {matrix, levels, settled, nodes, edges, outlet, stocks, inlets: [...chains.values()]};
}

const square = (size: number): number[][] => Array.from({length: size}, () => new Array<number>(size).fill(0));

function add(matrix: number[][], row: number, column: number, value: number): void {
  const cells = matrix[row];
  if (cells !== undefined) cells[column] = (cells[column] ?? 0) + value;
}
