import {InputError} from "../../errors.js";
import type {SystemFile} from "../format.js";
import {systemGraph} from "../graph.js";
import {graphLoops, type Loop} from "../loops/loops.js";
import type {EnumerateOptions} from "../loops/enumerate-cycles.js";
import {resolveSystem} from "../resolve.js";
import {structureWarnings, type SystemWarning} from "../simulate/simulate.js";
import {gainedEdges} from "./gained-edges.js";
import {linkScores} from "./link-scores.js";
import {loopScores} from "./loop-scores.js";
import {modesOf, type Eigenvalue, type Elasticity} from "./modes.js";
import {traceRun, type TraceOptions} from "./trace.js";

export interface DominanceOptions extends EnumerateOptions, TraceOptions {
  /** Ids of the interventions that act; all when left out. */
  interventions?: readonly string[];
}

export interface LoopDominance {
  nodes: string[];
  links: string[];
  /** Of its signs; of a loop through equations, of its scores, or else of the slopes at the start. */
  polarity: Loop["polarity"];
  /** Signed share of what loops do, at times[i] for the step to the next; Σ|score| over the loops is 1, or 0. */
  score: number[];
}

export interface Dominance {
  times: number[];
  method: "ltm" | "eigen" | "none";
  /** Why this method, or none. */
  reason: string;
  loops: LoopDominance[];
  /** False when the limit or the deadline ended the search: shares are of the loops found. */
  complete: boolean;
  eigenvalues: Eigenvalue[];
  elasticities: Elasticity[];
  warnings: SystemWarning[];
}

/** More figures than this are no answer to read. */
const mostFigures = 20_000_000;

/**
 * Which loops drive a model, and when. While it moves: Loops that Matter (see linkScores, loopScores) over a grid of
 * steps. At rest those scores are all 0: then elasticities of the eigenvalues of the model near its start (see modesOf).
 *
 * Throws InputError: unknown-intervention, invalid-step, no-number, too-large.
 */
export function dominance(file: SystemFile, options: DominanceOptions = {}): Dominance {
  const system = resolveSystem(file, options);
  const graph = systemGraph(file);
  const {loops, complete} = graphLoops(graph, options);
  const trace = traceRun(system, options);
  const times = trace.times.slice(0, -1);
  if (loops.length * times.length > mostFigures)
    throw new InputError(
      "too-large",
      `${loops.length} loops at ${times.length} times are more than ${mostFigures} figures; take a larger step, or a lower limit`,
      "step"
    );
  const place = new Map(graph.edges.map(({id}, edge) => [id, edge]));
  const cycles = loops.map(({links}) => links.map((id) => place.get(id) ?? -1));
  const scores = loopScores(linkScores(system, graph, trace), cycles);
  const warnings = structureWarnings(system);
  if (!complete)
    warnings.push({
      code: "incomplete",
      message: `the search stopped at ${loops.length} loops; there are more, and shares are of the loops found only`
    });
  const moves = scores.some((row) => row.some((score) => score !== 0));
  const atRest = moves || loops.length === 0 ? null : modesOf(system, graph, cycles);
  const modes = atRest !== null && "eigenvalues" in atRest ? atRest : null;
  const gains = new Map(gainedEdges(system, graph).map(({edge, gain}) => [edge, gain]));
  return {
    times,
    ...verdict(loops.length, moves, atRest !== null && "reason" in atRest ? atRest.reason : null),
    loops: loops.map(({nodes, links, polarity}, at) => ({
      nodes,
      links,
      polarity: polarity === "?" ? polarityOf(scores[at] ?? new Float64Array(), cycles[at] ?? [], gains) : polarity,
      score: [...(scores[at] ?? [])]
    })),
    complete,
    eigenvalues: modes?.eigenvalues ?? [],
    elasticities: modes?.elasticities ?? [],
    warnings: [...warnings, ...(modes?.warnings ?? [])]
  };
}

function verdict(loops: number, moves: boolean, failure: string | null): Pick<Dominance, "method" | "reason"> {
  if (loops === 0) return {method: "none", reason: "the model has no feedback loops, so none can drive it"};
  if (moves) return {method: "ltm", reason: "loops carry changes in this run, so their scores tell which drive it"};
  const still = "no loop carries any change in this run, so scores of loops are all 0";
  if (failure !== null) return {method: "none", reason: `${still}; and ${failure}`};
  return {method: "eigen", reason: `${still}; elasticities of the eigenvalues at the start tell what would drive it`};
}

/** R or B when the scores never change sign; without any score by the slopes at the start. */
function polarityOf(
  scores: Float64Array,
  cycle: readonly number[],
  gains: ReadonlyMap<number, number>
): Loop["polarity"] {
  const [isReinforcing, isBalancing] = [scores.some((score) => score > 0), scores.some((score) => score < 0)];
  if (isReinforcing !== isBalancing) return isReinforcing ? "R" : "B";
  if (isReinforcing) return "?";
  const sign = cycle.reduce((product, edge) => product * Math.sign(gains.get(edge) ?? 0), 1);
  return sign > 0 ? "R" : sign < 0 ? "B" : "?";
}
