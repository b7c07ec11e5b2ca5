import {determinant, Matrix} from "ml-matrix";
import {InputError} from "../../errors.js";
import {effects} from "../effects/effects.js";
import {linearise} from "../effects/linearise.js";
import type {SystemFile} from "../format.js";
import {systemGraph, type Edge, type Graph} from "../graph.js";
import {resolveSystem} from "../resolve.js";

/** One way along which a change of A reaches B, passing no variable twice. */
export interface SystemPath {
  nodes: string[];
  links: string[];
  sign: "+" | "-" | "?";
  /** Product of the signed strengths: what a change of 1 brings along this path alone. Null when one is not known. */
  effect: number | null;
  /** 95 % interval of that product, strengths taken as independent; null without effect or without intervals. */
  interval: [number, number] | null;
  /** Sum of the mean delays. */
  delay: number;
  /** 1 for the quickest; paths that take as long share a place. */
  arrival: number;
  /** Part of the total effect: the product with the loops it meets. Null where there is no total effect. */
  contribution: number | null;
  /** Contribution as a share of the total; negative for a path that works against it. */
  share: number | null;
}

export interface SystemPaths {
  from: string;
  to: string;
  count: number;
  /** False when there are more paths than are listed. */
  complete: boolean;
  /** Total effect of a lasting change of 1, null where the model has no end. */
  total: number | null;
  paths: SystemPath[];
  /** Paths of either sign: the two may cancel. */
  isConflict: boolean;
}

export interface PathOptions {
  /** Most paths; default 10,000. */
  limit?: number;
  /** Asked now and then; true stops the search and leaves it incomplete. */
  shouldStop?: () => boolean;
  signal?: AbortSignal;
}

/**
 * All simple paths from one variable to another, the quickest first. Contributions are exact: by the gain formula of Mason
 * (1956) the total effect is Σ Pₚ·Δₚ/Δ over the paths, with Δ = det(I − S) and Δₚ that of the part of the diagram which the
 * path does not touch (none are given where a stock lies between the two); so the shares add up to 1 when the list is complete. Intervals of products by Goodman (1960), as
 * those of loops. Links drawn from equations have the strength of the straight line around the start.
 *
 * Throws InputError (unknown-variable, same-variable).
 */
export function systemPaths(file: SystemFile, from: string, to: string, options: PathOptions = {}): SystemPaths {
  const graph = systemGraph(file);
  const at = (id: string): number => {
    const index = graph.ids.indexOf(id);
    if (index < 0) throw new InputError("unknown-variable", `there is no variable "${id}"`, "--paths");
    return index;
  };
  const [start, end] = [at(from), at(to)];
  if (start === end) throw new InputError("same-variable", "a path leads from one variable to another", "--paths");
  const linear = linearise(resolveSystem(file, {interventions: []}));
  const inFile = new Set(file.links.map(({id}) => id));
  const strengthOf = (edge: Edge): number | null =>
    edge.strength ??
    (inFile.has(edge.id) || edge.isFlow === true ? null : (linear.whole[edge.to]?.[edge.from] ?? null));
  const {found, complete} = search(graph, start, end, options);
  const total = effects(file).total?.[from]?.[to] ?? null;
  // Only what lies between the two has a part in it: all else falls out of the quotient of determinants.
  const outside = notBetween(graph, start, end);
  const hasStock = [...linear.flows.keys()].some((node) => !outside.has(node));
  const whole = total === null || hasStock ? null : determinantWithout(linear.whole, outside);
  const paths = found.map((edges): SystemPath => {
    const nodes = [start, ...edges.map((edge) => edge.to)];
    const {effect, interval} = product(edges, strengthOf);
    const delay = edges.reduce((sum, edge) => sum + edge.delay, 0);
    const contribution =
      effect === null || whole === null || whole === 0
        ? null
        : (effect * determinantWithout(linear.whole, new Set([...outside, ...nodes]))) / whole;
    return {
      nodes: nodes.map((node) => graph.ids[node] ?? ""),
      links: edges.map(({id}) => id),
      ...{sign: signOf(edges, effect), effect, interval, delay, arrival: 0, contribution},
      share: contribution === null || total === null || total === 0 ? null : contribution / total
    };
  });
  paths.sort((a, b) => a.delay - b.delay || a.links.length - b.links.length || compare(a.links.join(), b.links.join()));
  paths.forEach((path, index) => {
    const before = paths[index - 1];
    path.arrival = before?.delay === path.delay ? before.arrival : index + 1;
  });
  const isConflict = paths.some(({sign}) => sign === "+") && paths.some(({sign}) => sign === "-");
  return {from, to, count: paths.length, complete, total, paths, isConflict};
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Variables on no walk from one to the other. */
function notBetween({ids, edges}: Graph, start: number, end: number): Set<number> {
  const spread = (first: number, from: "from" | "to", to: "from" | "to"): Set<number> => {
    const reached = new Set([first]);
    for (const node of reached) for (const edge of edges) if (edge[from] === node) reached.add(edge[to]);
    return reached;
  };
  const [after, before] = [spread(start, "from", "to"), spread(end, "to", "from")];
  return new Set(ids.map((_, node) => node).filter((node) => !after.has(node) || !before.has(node)));
}

/** Depth first, going on only where the end can still be reached without a variable of the path: no dead ends. */
function search(
  {ids, edges}: Graph,
  start: number,
  end: number,
  {limit = 10_000, shouldStop, signal}: PathOptions
): {found: Edge[][]; complete: boolean} {
  const [out, into] = [ids.map((): Edge[] => []), ids.map((): Edge[] => [])];
  for (const edge of edges) {
    out[edge.from]?.push(edge);
    into[edge.to]?.push(edge);
  }
  const found: Edge[][] = [];
  const onPath = new Set([start]);
  const path: Edge[] = [];
  let [complete, steps] = [true, 0];
  const reaching = (): Set<number> => {
    const reached = new Set([end]);
    for (const node of reached) for (const edge of into[node] ?? []) if (!onPath.has(edge.from)) reached.add(edge.from);
    return reached;
  };
  const visit = (node: number): void => {
    if (steps++ % 256 === 0) {
      signal?.throwIfAborted();
      if (shouldStop?.() === true) complete = false;
    }
    const open = reaching();
    for (const edge of out[node] ?? []) {
      if (!complete) return;
      if (!open.has(edge.to) || onPath.has(edge.to)) continue;
      if (edge.to === end) {
        if (found.length >= limit) {
          complete = false;
          return;
        }
        found.push([...path, edge]);
        continue;
      }
      onPath.add(edge.to);
      path.push(edge);
      visit(edge.to);
      path.pop();
      onPath.delete(edge.to);
    }
  };
  visit(start);
  return {found, complete};
}

function signOf(edges: readonly Edge[], effect: number | null): SystemPath["sign"] {
  if (edges.some(({sign}) => sign === "?")) return effect === null || effect === 0 ? "?" : effect > 0 ? "+" : "-";
  return edges.filter(({sign}) => sign === "-").length % 2 === 0 ? "+" : "-";
}

function product(
  edges: readonly Edge[],
  strengthOf: (edge: Edge) => number | null
): Pick<SystemPath, "effect" | "interval"> {
  let [effect, second, isCertain] = [1, 1, true];
  for (const edge of edges) {
    const strength = strengthOf(edge);
    if (strength === null) return {effect: null, interval: null};
    const sd = edge.interval === null ? 0 : (edge.interval[1] - edge.interval[0]) / 3.92;
    if (sd > 0) isCertain = false;
    effect *= strength;
    second *= strength * strength + sd * sd;
  }
  if (isCertain) return {effect, interval: null};
  const half = 1.96 * Math.sqrt(Math.max(0, second - effect * effect));
  return {effect, interval: [effect - half, effect + half]};
}

/** det(I − S) of the variables that are not on a path; 1 when none is left. */
function determinantWithout(whole: readonly (readonly number[])[], gone: ReadonlySet<number>): number {
  const kept = whole.flatMap((_, index) => (gone.has(index) ? [] : [index]));
  if (kept.length === 0) return 1;
  return determinant(new Matrix(kept.map((i) => kept.map((j) => (i === j ? 1 : 0) - (whole[i]?.[j] ?? 0)))));
}
