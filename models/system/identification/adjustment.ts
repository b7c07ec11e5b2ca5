import {ancestors, descendants, isSeparated, withoutEdges, type Dag} from "./dag.js";
import {minimalSeparators} from "./separators.js";

export interface Adjustment {
  /** Minimal sets that identify the total effect; empty: none does; [[]]: nothing needed. */
  total: string[][];
  /** Minimal sets that identify the direct effect. */
  direct: string[][];
  /** Covariates that spoil the total effect: on a causal path, or following from one. */
  forbidden: string[];
  instruments: {variable: string; given: string[]}[];
  independencies: {a: string; b: string; given: string[]}[];
  /** False when there are more sets than are listed. */
  complete: boolean;
}

/**
 * How many sets are looked at: the number of minimal sets grows with the power of the size, and in a large model unrolled over
 * many periods listing all of them would take minutes. `complete` says when there are more.
 */
const limitsOf = ({names}: Dag): {sets: number; instruments: number; pairs: number} =>
  names.length <= 100 ? {sets: 10_000, instruments: 1000, pairs: 200} : {sets: 500, instruments: 20, pairs: 1};

/** Nodes on causal paths from exposure to outcome, the outcome included and the exposure not. */
export function causalNodes(dag: Dag, exposure: number, outcome: number): Set<number> {
  const behind = descendants(dag, [exposure]);
  const before = ancestors(dag, [outcome]);
  return new Set([...behind].filter((node) => node !== exposure && before.has(node)));
}

/**
 * All minimal adjustment sets, by the adjustment criterion (Shpitser, VanderWeele & Robins 2010): no forbidden node, and
 * separation in the proper back-door graph, from which the first edges of causal paths are taken out (van der Zander,
 * Liśkiewicz & Textor 2019). Direct effects by the single-door criterion (Pearl 1998). Instruments: see instruments.
 */
export function adjustment(dag: Dag, exposure: number, outcome: number, options: AdjustmentOptions = {}): Adjustment {
  const causal = causalNodes(dag, exposure, outcome);
  const spoiled = descendants(dag, causal);
  const backDoor = withoutEdges(dag, (from, to) => from === exposure && causal.has(to));
  const single = withoutEdges(dag, (from, to) => from === exposure && to === outcome);
  const limits = limitsOf(dag);
  const limit = limits.sets;
  const total = minimalSeparators(backDoor, exposure, outcome, {mayUse: (node) => !spoiled.has(node), limit});
  // A node after the outcome opens a path to what the outcome does not explain; among ancestors there is none.
  const direct = minimalSeparators(single, exposure, outcome, {limit});
  const independent = independencies(dag, options.pairs);
  return {
    total: named(dag, total.sets),
    direct: named(dag, direct.sets),
    forbidden: [...spoiled]
      .filter((node) => node !== exposure && node !== outcome && !dag.latent.has(node))
      .map((node) => dag.names[node] ?? "")
      .sort(byCodePoint),
    instruments: instruments(dag, backDoor, {exposure, outcome, spoiled}),
    independencies: independent.list,
    complete: total.complete && direct.complete && independent.complete
  };
}

export interface AdjustmentOptions {
  /** Whether a pair of nodes is to be listed among the independencies; default every pair. */
  pairs?: (a: number, b: number) => boolean;
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sets by name, smallest first, then by name. */
function named(dag: Dag, sets: readonly (readonly number[])[]): string[][] {
  return sets
    .map((set) => set.map((node) => dag.names[node] ?? "").sort(byCodePoint))
    .sort((a, b) => a.length - b.length || compareLists(a, b));
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((name, index) => name !== b[index]);
  return at < 0 ? 0 : byCodePoint(a[at] ?? "", b[at] ?? "");
}

/**
 * Conditional instruments (Pearl 2009, §7.4.5): a node that is connected with the exposure given W and separated from the
 * outcome by W once the causal paths of the exposure are cut; W holds nothing that the exposure changes on its way. For
 * each node the smallest such W is given.
 */
function instruments(
  dag: Dag,
  backDoor: Dag,
  pair: {exposure: number; outcome: number; spoiled: ReadonlySet<number>}
): Adjustment["instruments"] {
  const {exposure, outcome, spoiled} = pair;
  if (spoiled.size === 0) return [];
  // What follows from the exposure measures it anew, rather than moving it.
  const later = descendants(dag, [exposure]);
  const found: Adjustment["instruments"] = [];
  dag.names.forEach((variable, node) => {
    if (node === exposure || node === outcome || dag.latent.has(node) || later.has(node)) return;
    const {sets} = minimalSeparators(backDoor, node, outcome, {
      mayUse: (other) => other !== exposure && !spoiled.has(other),
      limit: limitsOf(dag).instruments
    });
    const valid = sets.filter((set) => !isSeparated(dag, node, exposure, new Set(set)));
    const [given] = named(dag, valid);
    if (given !== undefined) found.push({variable, given});
  });
  return found.sort((a, b) => a.given.length - b.given.length || byCodePoint(a.variable, b.variable));
}

/** Testable implications: every pair of observed nodes without a link, with every minimal set that separates them. */
function independencies(
  dag: Dag,
  isAsked: (a: number, b: number) => boolean = () => true
): {list: Adjustment["independencies"]; complete: boolean} {
  const list: Adjustment["independencies"] = [];
  let complete = true;
  const limit = limitsOf(dag).pairs;
  const order = dag.names.map((_, node) => node).sort((x, y) => byCodePoint(dag.names[x] ?? "", dag.names[y] ?? ""));
  for (const [index, a] of order.entries())
    for (const b of order.slice(index + 1)) {
      if (dag.latent.has(a) || dag.latent.has(b) || !isAsked(a, b)) continue;
      if (dag.children[a]?.includes(b) || dag.children[b]?.includes(a)) continue;
      const separators = minimalSeparators(dag, a, b, {limit});
      complete &&= separators.complete;
      for (const given of named(dag, separators.sets)) list.push({a: dag.names[a] ?? "", b: dag.names[b] ?? "", given});
    }
  return {list, complete};
}
