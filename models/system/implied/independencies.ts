import type {Graph} from "../graph.js";
import {descendants, isSeparated, type Dag} from "../identification/dag.js";
import {minimalSeparators} from "../identification/separators.js";
import {unroll} from "../identification/unroll.js";

/** A variable so many periods before now. */
export interface Lagged {
  variable: string;
  lag: number;
}

/** What a diagram says: a and b (now) have nothing to do with each other once `given` is known. */
export interface Independency {
  a: Lagged;
  b: Lagged;
  given: Lagged[];
}

export interface IndependencyOptions {
  /** Variables that cannot be observed. */
  latent: readonly string[];
  /** How many periods back a may lie; default 1. */
  lags?: number;
  /** Time units in a period; default 1. */
  timeStep?: number;
  signal?: AbortSignal;
}

/**
 * One implied independency for each pair of observed variables without a link, the second now and the first at 0 to `lags`
 * periods before, in the diagram unrolled over time. Given are the direct causes of b where all are observed (the local
 * Markov property: a variable has, given its causes, nothing to do with what it does not move); else the first of a few
 * sets that separates the two (d-separation, Pearl 1988); pairs that nothing observed separates are counted in
 * `inseparable`. What a variable remembers of itself is no claim of a diagram, so pairs of a variable with its own past
 * are left out.
 *
 * Throws InputError (cycle) for feedback inside a period.
 */
export function impliedIndependencies(
  graph: Graph,
  {latent, lags = 1, timeStep = 1, signal}: IndependencyOptions
): {independencies: Independency[]; inseparable: number} {
  const n = graph.ids.length;
  const [any = ""] = graph.ids;
  const least = unroll(graph, any, any, {latent, timeStep});
  const {dag, periods} = lags <= least.periods ? least : unroll(graph, any, any, {latent, timeStep, periods: lags});
  const hidden = new Set(latent);
  const seen = graph.ids.flatMap((id, index) => (hidden.has(id) ? [] : [index]));
  const node = (variable: number, lag: number): number => (periods - lag) * n + variable;
  const lagged = (at: number): Lagged => ({
    variable: graph.ids[at % n] ?? "",
    lag: periods - Math.floor(at / n)
  });
  const independencies: Independency[] = [];
  let inseparable = 0;
  for (let lag = 0; lag <= lags; lag++)
    for (const effect of seen) {
      signal?.throwIfAborted();
      const later = descendants(dag, [node(effect, 0)]);
      for (const cause of seen) {
        const [a, b] = [node(cause, lag), node(effect, 0)];
        // Within a period the pair stands once, the one that may be moved by the other as b.
        if (cause === effect || dag.parents[b]?.includes(a) || later.has(a)) continue;
        if (lag === 0 && cause > effect && !descendants(dag, [a]).has(b)) continue;
        const set = separator(dag, a, b);
        if (set === null) inseparable++;
        else independencies.push({a: lagged(a), b: lagged(b), given: set.map(lagged)});
      }
    }
  return {independencies, inseparable};
}

function separator(dag: Dag, a: number, b: number): number[] | null {
  const observed = (nodes: readonly number[]): number[] =>
    [...new Set(nodes)].filter((node) => node !== a && node !== b && !dag.latent.has(node)).sort((x, y) => y - x);
  const [ofA, ofB] = [dag.parents[a] ?? [], dag.parents[b] ?? []];
  for (const set of [observed(ofB), observed([...ofA, ...ofB])]) if (isSeparated(dag, a, b, new Set(set))) return set;
  const {sets} = minimalSeparators(dag, a, b, {limit: 1});
  return sets[0] === undefined ? null : observed(sets[0]);
}
