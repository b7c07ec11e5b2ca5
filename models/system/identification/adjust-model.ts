import {InputError} from "../../errors.js";
import {components} from "../components.js";
import type {SystemFile} from "../format.js";
import {systemGraph, type Graph} from "../graph.js";
import {adjustment, type Adjustment} from "./adjustment.js";
import {createDag} from "./dag.js";
import {unroll} from "./unroll.js";

export interface AdjustOptions {
  exposure: string;
  outcome: string;
  /** Variables that cannot be observed. */
  latent?: readonly string[];
  /** Periods to unroll over; always unrolled when the diagram has feedback. */
  unroll?: number;
  /** Time units in a period; default 1. */
  timeStep?: number;
}

export interface ModelAdjustment extends Adjustment {
  /** The nodes the answer is about: `x` and `y`, or `x@2` and `y@3` when unrolled. */
  exposure: string;
  outcome: string;
  /** Last period when unrolled, else null. */
  unrolled: number | null;
}

/**
 * What to adjust for when the effect of one variable on another is estimated: minimal sets for the total and the direct
 * effect, covariates that would spoil it, instruments, and what the diagram says should be independent. A diagram with
 * feedback is unrolled over time first.
 *
 * Throws InputError (unknown-variable, same-variable, latent-exposure, cycle, too-few-periods).
 */
export function adjustModel(file: SystemFile, options: AdjustOptions): ModelAdjustment {
  const graph = systemGraph(file);
  const {exposure, outcome, latent = [], timeStep = 1} = options;
  refuse(graph, options);
  const pairs = graph.edges.map(({from, to}): [number, number] => [from, to]);
  const hasFeedback =
    pairs.some(([from, to]) => from === to) || components(graph.ids.length, pairs).some(({length}) => length > 1);
  if (!hasFeedback && options.unroll === undefined) {
    const at = (id: string): number => graph.ids.indexOf(id);
    const dag = createDag(graph.ids, pairs, new Set(latent.map(at)));
    return {...adjustment(dag, at(exposure), at(outcome)), exposure, outcome, unrolled: null};
  }
  const unrolled = unroll(graph, exposure, outcome, {
    latent,
    timeStep,
    ...(options.unroll === undefined ? {} : {periods: options.unroll})
  });
  const {dag, periodOf, periods} = unrolled;
  // Pairs of earlier periods say the same again, less completely.
  const isNow = (a: number, b: number): boolean => periodOf[a] === periods || periodOf[b] === periods;
  return {
    ...adjustment(dag, unrolled.exposure, unrolled.outcome, {pairs: isNow}),
    exposure: dag.names[unrolled.exposure] ?? "",
    outcome: dag.names[unrolled.outcome] ?? "",
    unrolled: periods
  };
}

function refuse({ids}: Graph, {exposure, outcome, latent = []}: AdjustOptions): void {
  const asked: [string, string][] = [
    [exposure, "--exposure"],
    [outcome, "--outcome"],
    ...latent.map((id): [string, string] => [id, "--latent"])
  ];
  for (const [id, option] of asked)
    if (!ids.includes(id))
      throw new InputError("unknown-variable", `there is no variable "${id}"; there are ${ids.join(", ")}`, option);
  if (exposure === outcome)
    throw new InputError("same-variable", "exposure and outcome are the same variable; choose two", "--outcome");
  const hidden = latent.find((id) => id === exposure || id === outcome);
  if (hidden !== undefined)
    throw new InputError("latent-exposure", `${hidden} cannot be both asked about and unobserved`, "--latent");
}
