import type {SystemFile} from "../format.js";
import {copulaMatrix} from "./copula.js";
import {declaredCorrelations} from "./correlations.js";
import {elementaryEffects} from "./elementary-effects.js";
import {createEvaluator, inputWarnings} from "./evaluator.js";
import {unsolvedWarnings} from "./model-sobol.js";
import {finiteOrNull, seriesOf} from "./series.js";
import type {MorrisOptions, MorrisReport} from "./types.js";

/**
 * Which uncertain numbers matter at all, cheaply: elementary effects on each output at each time, in the output's own unit
 * for an input that crosses its 95 % interval (see elementaryEffects). Inputs are taken as independent; a warning says so when
 * correlations are declared.
 *
 * Throws InputError: unknown-variable, unknown-intervention, invalid-times, invalid-levels, invalid-correlation.
 */
export function modelMorris(file: SystemFile, options: MorrisOptions = {}): MorrisReport {
  const {seed = 1, trajectories = 40, levels = 4, signal, onProgress} = options;
  const evaluator = createEvaluator(file, options);
  const {inputs, times} = evaluator;
  const isDependent = copulaMatrix(inputs, declaredCorrelations(file, inputs, options.correlations)) !== null;
  const {runs, unsolved, columns} = elementaryEffects(evaluator, {trajectories, levels, seed, signal, onProgress});
  const message =
    "inputs are taken as independent here, although some are declared to move together; --method sobol (Shapley effects) takes that in";
  return {
    method: "morris",
    trajectories,
    levels,
    runs,
    unsolved,
    seed,
    times: [...times],
    inputs: [...inputs],
    outputs: evaluator.outputs.map((output, place) => {
      const own = columns.slice(place * times.length, (place + 1) * times.length);
      return {
        ...output,
        reason: own.map(({muStar}) => reasonOf(muStar.map(({estimate}) => estimate))),
        effects: inputs.map(({id}, at) => ({
          input: id,
          mu: own.map(({mu}) => finiteOrNull(mu[at])),
          muStar: seriesOf(own.map(({muStar}) => muStar[at])),
          sigma: own.map(({sigma}) => finiteOrNull(sigma[at]))
        }))
      };
    }),
    warnings: [
      ...inputWarnings(evaluator),
      ...(isDependent ? [{code: "correlations-not-used", message}] : []),
      ...unsolvedWarnings(unsolved, runs)
    ]
  };
}

function reasonOf(sizes: readonly number[]): string | null {
  if (sizes.some((size) => size > 0)) return null;
  return sizes.some((size) => size === 0) || sizes.length === 0
    ? "no input changes it at this time"
    : "too few runs have a solution";
}
