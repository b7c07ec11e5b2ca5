import {InputError} from "../../errors.js";
import type {Graph} from "../graph.js";
import {createDag, type Dag} from "./dag.js";

export interface UnrollOptions {
  /** Last period; default and minimum: see periodsNeeded. */
  periods?: number;
  /** Time units in a period; default 1. */
  timeStep?: number;
  /** Ids of variables that cannot be observed. */
  latent?: readonly string[];
}

export interface Unrolled {
  readonly dag: Dag;
  readonly exposure: number;
  readonly outcome: number;
  /** Last period. */
  readonly periods: number;
  /** Period of each node; −1 for the common past. */
  readonly periodOf: readonly number[];
}

/** Steps a link takes: less than half a step stays inside one, others go round(delay/step), at least 1. */
export const lagOf = (delay: number, timeStep: number): number =>
  delay / timeStep < 0.5 ? 0 : Math.max(1, Math.round(delay / timeStep));

/**
 * Unrolls a diagram over time: nodes `x@0` … `x@N`, each link from its period to the one it arrives in, and every variable
 * also following from itself a period before. Nodes whose causes fall before the window share one latent past, so that
 * nothing is claimed which rests on their being unrelated. The exposure stands at N − (shortest lag of a causal path), the
 * outcome at N.
 *
 * Throws InputError: cycle (inside a step), too-few-periods, unknown-variable.
 */
export function unroll(graph: Graph, exposure: string, outcome: string, options: UnrollOptions = {}): Unrolled {
  const {timeStep = 1, latent = []} = options;
  const {ids} = graph;
  // A stock gathers its flows over the step: they show in it a step later.
  const links = graph.edges.map(({from, to, delay, isFlow}) => ({
    ...{from, to},
    lag: Math.max(isFlow === true ? 1 : 0, lagOf(delay, timeStep))
  }));
  const [x, y] = [indexOf(ids, exposure, "--exposure"), indexOf(ids, outcome, "--outcome")];
  const hidden = new Set(latent.map((id) => indexOf(ids, id, "--latent")));
  const shortest = shortestLag(ids.length, links, x, y) ?? 0;
  const longest = links.reduce((most, {lag}) => Math.max(most, lag), 1);
  const needed = Math.max(2, shortest + longest);
  const periods = options.periods ?? needed;
  if (periods < needed)
    throw new InputError(
      "too-few-periods",
      `${periods} periods hold no whole path from ${exposure} to ${outcome}; unroll over at least ${needed}`,
      "--unroll"
    );
  const n = ids.length;
  const node = (variable: number, period: number): number => period * n + variable;
  const past = n * (periods + 1);
  const names = Array.from({length: past}, (_, index) => `${ids[index % n] ?? ""}@${Math.floor(index / n)}`);
  const edges: [number, number][] = [];
  const hasPast = new Set<number>();
  const connect = (from: number, to: number, lag: number): void => {
    for (let period = 0; period <= periods; period++) {
      if (period < lag) hasPast.add(node(to, period));
      else edges.push([node(from, period - lag), node(to, period)]);
    }
  };
  for (const {from, to, lag} of links) connect(from, to, lag);
  for (let variable = 0; variable < n; variable++) connect(variable, variable, 1);
  for (const first of hasPast) edges.push([past, first]);
  const unseen = new Set([past]);
  for (const variable of hidden) for (let period = 0; period <= periods; period++) unseen.add(node(variable, period));
  return {
    dag: createDag([...names, "@past"], edges, unseen),
    exposure: node(x, periods - shortest),
    outcome: node(y, periods),
    periods,
    periodOf: [...names.map((_, index) => Math.floor(index / n)), -1]
  };
}

function indexOf(ids: readonly string[], id: string, option: string): number {
  const index = ids.indexOf(id);
  if (index < 0)
    throw new InputError("unknown-variable", `there is no variable "${id}"; there are ${ids.join(", ")}`, option);
  return index;
}

/** Fewest periods along a path of links (Bellman–Ford); null without a path. */
function shortestLag(
  n: number,
  links: readonly {from: number; to: number; lag: number}[],
  from: number,
  to: number
): number | null {
  const lag = new Array<number>(n).fill(Infinity);
  lag[from] = 0;
  for (let round = 0; round < n; round++)
    for (const link of links) {
      const through = (lag[link.from] ?? Infinity) + link.lag;
      if (through < (lag[link.to] ?? Infinity)) lag[link.to] = through;
    }
  return from === to || lag[to] === Infinity ? null : (lag[to] ?? null);
}
