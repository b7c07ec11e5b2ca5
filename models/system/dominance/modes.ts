import {inverse, Matrix} from "ml-matrix";
import {components} from "../components.js";
import {linearise} from "../effects/linearise.js";
import type {Graph} from "../graph.js";
import type {ResolvedSystem} from "../resolve.js";
import {blockModes, type Mode} from "./block-modes.js";
import {feedbackBlock} from "./feedback-block.js";
import {gainedEdges, type GainedEdge} from "./gained-edges.js";
import {independentLoops} from "./independent-loops.js";

export interface Eigenvalue {
  re: number;
  im: number;
}

/** How far one eigenvalue moves with one link or loop. */
export interface Elasticity {
  /** Id of a link, or position of a loop in the list of loops. */
  link?: string;
  loop?: number;
  /** Position of the eigenvalue; of a pair, the one with im > 0 stands for both. */
  eigenvalue: number;
  /** d ln|λ|/d ln(gain): for a real λ the classical elasticity. Null where λ is 0, repeated or defective. */
  value: number | null;
  /** ∂Re λ and ∂Im λ for 100 % more gain: faster or slower growth, and faster or slower swings. */
  re: number | null;
  im: number | null;
}

export interface Modes {
  /** Slowest to die out first. */
  eigenvalues: Eigenvalue[];
  elasticities: Elasticity[];
  warnings: {code: string; message: string}[];
}

/** More states in one part than this take minutes: there the answer is refused. */
const mostStates = 400;

/**
 * Eigenvalues of a model near its start and their elasticities to links and to loops. Per strongly connected part: what
 * leads into or out of it changes none of its eigenvalues. The elasticities of links behave like currents (at each variable
 * as much comes in as goes out, since a change of its unit changes no λ), so they are a sum over an independent set of loops
 * (Kampmann 1996/2012), here the shortest one (Oliva 2004).
 *
 * @param loops edges (positions in the diagram) of each loop, shortest first
 * @returns null with the reason where there is no motion to speak of
 */
export function modesOf(
  system: ResolvedSystem,
  graph: Graph,
  loops: readonly (readonly number[])[]
): Modes | {reason: string} {
  const linear = linearise(system);
  const edges = gainedEdges(system, graph, linear);
  const wild = edges.find(({gain}) => !Number.isFinite(gain));
  if (wild !== undefined)
    return {reason: `at the start ${system.ids[wild.to] ?? ""} has no finite slope in ${system.ids[wild.from] ?? ""}`};

  const parts = components(
    system.ids.length,
    edges.map(({from, to}) => [from, to])
  );
  const found: {mode: Mode; edges: readonly GainedEdge[]}[] = [];
  const idle = new Map<string, {rate: number; stages: number}>();
  const count = ({from, chain}: GainedEdge, into: Map<string, {rate: number; stages: number}>): void => {
    if (chain === null) return;
    const key = `${from} ${chain.rate}`;
    into.set(key, {rate: chain.rate, stages: Math.max(chain.order, into.get(key)?.stages ?? 0)});
  };
  for (const edge of edges) count(edge, idle);
  for (const nodes of parts) {
    const members = new Set(nodes);
    const inside = edges.filter(({from, to}) => members.has(from) && members.has(to));
    if (inside.length === 0) {
      // A stock nothing in the model feeds back on keeps what it has.
      if (linear.flows.has(nodes[0] ?? -1))
        found.push({mode: {re: 0, im: 0, influence: null, isMirror: true}, edges: []});
      continue;
    }
    const block = feedbackBlock(nodes, inside, linear);
    const names = nodes.map((node) => system.ids[node] ?? "").join(", ");
    if (block === null) return {reason: `the links without delay between ${names} have no answer (a singular matrix)`};
    if (block.matrix.length > mostStates)
      return {
        reason: `${names} together have ${block.matrix.length} states; more than ${mostStates} are not taken apart`
      };
    for (const mode of blockModes(block)) found.push({mode, edges: inside});
    const used = new Map<string, {rate: number; stages: number}>();
    for (const edge of inside) count(edge, used);
    for (const [key, {stages}] of used) {
      const all = idle.get(key);
      if (all !== undefined) idle.set(key, {...all, stages: all.stages - stages});
    }
  }
  for (const {rate, stages} of idle.values())
    for (let stage = 0; stage < stages; stage++)
      found.push({mode: {re: -rate, im: 0, influence: null, isMirror: true}, edges: []});
  // A pair stays together, im > 0 first.
  const order = found.map((each, index) => ({...each, index}));
  order.sort(
    (a, b) =>
      b.mode.re - a.mode.re || Math.abs(b.mode.im) - Math.abs(a.mode.im) || b.mode.im - a.mode.im || a.index - b.index
  );
  return assemble(order, graph, loops);
}

function assemble(
  found: readonly {mode: Mode; edges: readonly GainedEdge[]}[],
  graph: Graph,
  loops: readonly (readonly number[])[]
): Modes {
  const elasticities: Elasticity[] = [];
  const warnings: Modes["warnings"] = [];
  const say = (code: string, message: string): void => {
    if (!warnings.some((warning) => warning.code === code)) warnings.push({code, message});
  };
  const sets = new Map<readonly GainedEdge[], LoopSet | null>();
  found.forEach(({mode, edges}, eigenvalue) => {
    if (mode.isMirror) return;
    const {influence} = mode;
    if (influence === null)
      say(
        "no-derivative",
        "an eigenvalue is repeated or its matrix defective: how it moves with one link is not defined, and its elasticities are left empty"
      );
    // Slopes of equations carry an error of this order: an eigenvalue below it is 0.
    const largest = (influence ?? []).reduce((most, {re, im}) => Math.max(most, Math.abs(re), Math.abs(im)), 0);
    const row = (re: number | null, im: number | null): Omit<Elasticity, "link" | "loop"> => {
      const size = mode.re * mode.re + mode.im * mode.im;
      const isZero = !(Math.sqrt(size) > 1e-9 * largest);
      if (isZero) say("zero-eigenvalue", "an eigenvalue is 0: it has no elasticity, only its influence (re, im)");
      const value = re === null || im === null || isZero ? null : (re * mode.re + im * mode.im) / size;
      return {eigenvalue, value, re, im};
    };
    edges.forEach(({edge}, at) =>
      elasticities.push({
        link: graph.edges[edge]?.id ?? "",
        ...row(influence?.[at]?.re ?? null, influence?.[at]?.im ?? null)
      })
    );
    if (!sets.has(edges)) sets.set(edges, loopSet(edges, loops));
    const set = sets.get(edges) ?? null;
    if (set === null) {
      say("loops-missing", "too few loops were found to spread the elasticities of links over; raise the limit");
      return;
    }
    set.loops.forEach((loop, at) => {
      const spread = (part: "re" | "im"): number | null =>
        influence === null
          ? null
          : (set.weights[at] ?? []).reduce(
              (sum, weight, p) => sum + weight * (influence[set.pivots[p] ?? 0]?.[part] ?? 0),
              0
            );
      elasticities.push({loop, ...row(spread("re"), spread("im"))});
    });
  });
  return {eigenvalues: found.map(({mode: {re, im}}) => ({re, im})), elasticities, warnings};
}

interface LoopSet {
  /** Positions in the list of loops. */
  readonly loops: readonly number[];
  /** Edges of the part whose influence determines the loops', and how. */
  readonly pivots: readonly number[];
  readonly weights: readonly (readonly number[])[];
}

/** An independent loop set of one part, and the inverse that turns influences of links into those of loops. */
function loopSet(edges: readonly GainedEdge[], loops: readonly (readonly number[])[]): LoopSet | null {
  const place = new Map(edges.map(({edge}, index) => [edge, index]));
  const own: {loop: number; cycle: number[]}[] = [];
  loops.forEach((cycle, loop) => {
    const local = cycle.map((edge) => place.get(edge) ?? -1);
    if (!local.includes(-1)) own.push({loop, cycle: local});
  });
  const rank = edges.length - new Set(edges.flatMap(({from, to}) => [from, to])).size + 1;
  const chosen = independentLoops(
    own.map(({cycle}) => cycle),
    edges.length,
    rank
  );
  if (chosen.loops.length < rank) return null;
  const rows = chosen.pivots.map((pivot) => chosen.loops.map((at) => (own[at]?.cycle.includes(pivot) ? 1 : 0)));
  return {
    loops: chosen.loops.map((at) => own[at]?.loop ?? -1),
    pivots: chosen.pivots,
    weights: inverse(new Matrix(rows)).to2DArray()
  };
}
