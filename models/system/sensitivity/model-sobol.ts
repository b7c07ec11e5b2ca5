import {InputError} from "../../errors.js";
import type {SystemFile} from "../format.js";
import type {SystemWarning} from "../simulate/simulate.js";
import {copulaMatrix} from "./copula.js";
import {declaredCorrelations} from "./correlations.js";
import {createEvaluator, inputWarnings, type Evaluator} from "./evaluator.js";
import {finiteOrNull, reasonFor, seriesOf} from "./series.js";
import {shapleyEffects} from "./shapley-effects.js";
import {sobolIndices} from "./sobol-indices.js";
import {mostDimensions} from "./sobol-sequence.js";
import type {SobolOptions, SobolReport, SobolShares} from "./types.js";

/** Shares of one output at one time. */
interface Column {
  mean: number;
  variance: number;
  shares: Partial<Record<keyof SobolShares, {estimate: number; low: number; high: number}[]>>;
}

/**
 * Which uncertain numbers of a model make its outputs uncertain, at each time: Sobol indices when they are independent,
 * Shapley effects when some are declared to move together (see sobolIndices and shapleyEffects). Strengths are drawn as
 * `drawRuns` draws them.
 *
 * Throws InputError: unknown-variable, unknown-intervention, unknown-input, invalid-times, invalid-correlation,
 * dependent-inputs (Sobol asked for correlated inputs), too-many-inputs, too-many-runs.
 */
export function modelSobol(file: SystemFile, options: SobolOptions = {}): SobolReport {
  const {seed = 1, bootstrap = 100, measure = "auto", signal, onProgress} = options;
  const evaluator = createEvaluator(file, options);
  const {inputs} = evaluator;
  if (2 * inputs.length > mostDimensions)
    throw new InputError(
      "too-many-inputs",
      `the model has ${inputs.length} uncertain numbers and this method takes ${mostDimensions / 2}; screen them with --method morris first`,
      "model"
    );
  const copula = copulaMatrix(inputs, declaredCorrelations(file, inputs, options.correlations));
  if (copula !== null && measure === "sobol")
    throw new InputError(
      "dependent-inputs",
      "Sobol indices are for independent inputs and some of these are correlated; take --method shapley",
      "correlations"
    );
  const method = measure === "auto" ? (copula === null ? "sobol" : "shapley") : measure;
  const draws = powerOfTwo(options.draws ?? 512);
  const sampling = {draws, bootstrap, seed, signal, onProgress};
  const {runs, unsolved, columns} =
    method === "sobol" ? sobolColumns(evaluator, sampling) : shapleyColumns(evaluator, copula, sampling);
  return {
    method,
    draws,
    runs,
    unsolved,
    seed,
    times: [...evaluator.times],
    inputs: [...inputs],
    outputs: evaluator.outputs.map((output, place) => {
      const own = columns.slice(place * evaluator.times.length, (place + 1) * evaluator.times.length);
      const series = (kind: keyof SobolShares, at: number): SobolShares["first"] =>
        own.some(({shares}) => shares[kind] === undefined) ? null : seriesOf(own.map(({shares}) => shares[kind]?.[at]));
      return {
        ...output,
        mean: own.map(({mean}) => finiteOrNull(mean)),
        variance: own.map(({variance}) => finiteOrNull(variance)),
        reason: own.map(({variance}) => reasonFor(variance)),
        shares: inputs.map(({id}, at) => ({
          input: id,
          first: series("first", at),
          total: series("total", at),
          shapley: series("shapley", at)
        }))
      };
    }),
    warnings: [...inputWarnings(evaluator), ...unsolvedWarnings(unsolved, runs)]
  };
}

type Sampling = Parameters<typeof sobolIndices>[1];
type Columns = {runs: number; unsolved: number; columns: Column[]};

function sobolColumns(evaluator: Evaluator, sampling: Sampling): Columns {
  const found = sobolIndices(evaluator, sampling);
  return {
    ...found,
    columns: found.columns.map(({mean, variance, first, total}) => ({mean, variance, shares: {first, total}}))
  };
}

function shapleyColumns(evaluator: Evaluator, copula: Float64Array[] | null, sampling: Sampling): Columns {
  const found = shapleyEffects(evaluator, copula, sampling);
  return {...found, columns: found.columns.map(({mean, variance, shapley}) => ({mean, variance, shares: {shapley}}))};
}

/** Draws without a solution, in words. */
export function unsolvedWarnings(unsolved: number, runs: number): SystemWarning[] {
  if (unsolved === 0) return [];
  const message = `${unsolved} of ${runs} runs have no finite solution; the draws they belong to are left out`;
  return [{code: "unsolved-draws", message}];
}

/** The smallest power of two that is not less. */
function powerOfTwo(count: number): number {
  let power = 1;
  while (power < count) power *= 2;
  return power;
}
