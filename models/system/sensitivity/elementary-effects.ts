import {createRandom} from "../../statistics/random.js";
import {tQuantile} from "../../statistics/distributions.js";
import {InputError} from "../../errors.js";
import {
  checkRuns,
  meanOf,
  runRows,
  varianceOf,
  type Interval,
  type SampledModel,
  type SamplingOptions
} from "./sampled-model.js";
import {wholeDraws, type Sampled} from "./sobol-indices.js";

export interface ElementaryOptions extends SamplingOptions {
  trajectories: number;
  /** Even. */
  levels: number;
}

export interface ElementaryEffects {
  /** By input; NaN with too few trajectories. */
  mu: number[];
  muStar: Interval[];
  sigma: number[];
}

/**
 * Elementary effects (Morris 1991; μ* by Campolongo, Cariboni & Saltelli 2007). A trajectory begins at a random point of a
 * grid of p levels over the 95 % intervals of the inputs (all taken as 0 … 1) and moves each input once, in random order, by
 * Δ = p/(2(p − 1)), in the one direction that stays on the grid. An effect is (f after − f before)/(±Δ): the change of the
 * answer for an input that crosses its whole interval. μ is the mean over trajectories, μ* the mean of |effect| with a t
 * interval, σ the standard deviation. From trajectories·(k + 1) runs.
 *
 * Throws InputError (invalid-levels, too-many-runs).
 */
export function elementaryEffects(
  model: SampledModel,
  {trajectories, levels, ...sampling}: ElementaryOptions
): Sampled<ElementaryEffects> {
  if (!(Number.isInteger(levels) && levels >= 2 && levels % 2 === 0))
    throw new InputError("invalid-levels", `levels is an even number from 2 on, not ${levels}`, "levels");
  const k = model.inputs.length;
  checkRuns(trajectories * (k + 1), Math.max(2, model.size));
  const blocks = k + 1;
  const delta = levels / (2 * (levels - 1));
  const plans = Array.from({length: trajectories}, (_, draw) => trajectory(k, levels, sampling.seed, draw));
  const fill = (row: number, values: Float64Array): void => {
    const {start, order} = plans[Math.floor(row / blocks)] as Trajectory;
    const moved = row % blocks;
    for (let place = 0; place < k; place++) {
      const input = order[place] as number;
      const level = start[input] as number;
      const u = level / (levels - 1) + (place < moved ? directionOf(level, levels) * delta : 0);
      const {low, high} = model.inputs[input] as SampledModel["inputs"][number];
      values[input] = low + u * (high - low);
    }
  };
  const answers = runRows(model, {rows: trajectories * blocks, blocks}, fill, sampling);
  const {kept, unsolved} = wholeDraws(answers, trajectories, blocks, model.size);
  const columns = Array.from({length: model.size}, (_, column): ElementaryEffects => {
    const effects = Array.from({length: k}, () => new Float64Array(kept.length));
    kept.forEach((draw, row) => {
      const {start, order} = plans[draw] as Trajectory;
      order.forEach((input, place) => {
        const at = (draw * blocks + place) * model.size + column;
        const change = (answers[at + model.size] as number) - (answers[at] as number);
        (effects[input] as Float64Array)[row] = (change * directionOf(start[input] as number, levels)) / delta;
      });
    });
    return {
      mu: effects.map(meanOf),
      muStar: effects.map((values) => meanInterval(values.map(Math.abs))),
      sigma: effects.map((values) => Math.sqrt(varianceOf(values)))
    };
  });
  return {runs: trajectories * blocks, unsolved, columns};
}

interface Trajectory {
  /** Level of each input, 0 … p − 1. */
  readonly start: Int32Array;
  readonly order: readonly number[];
}

/** Up from the lower half of the levels, down from the upper: Δ is half of them. */
const directionOf = (level: number, levels: number): number => (level < levels / 2 ? 1 : -1);

function trajectory(k: number, levels: number, seed: number, draw: number): Trajectory {
  const random = createRandom(seed, draw);
  const start = Int32Array.from({length: k}, () => random.integer(levels));
  const keys = Float64Array.from({length: k}, () => random.uniform());
  const order = [...keys.keys()].sort((a, b) => (keys[a] as number) - (keys[b] as number));
  return {start, order};
}

function meanInterval(values: Float64Array): Interval {
  const estimate = meanOf(values);
  const reach =
    values.length < 2 ? NaN : tQuantile(0.975, values.length - 1) * Math.sqrt(varianceOf(values) / values.length);
  return {estimate, low: Math.max(0, estimate - reach), high: estimate + reach};
}
