import {createRandom} from "../../statistics/random.js";
import {normalQuantile} from "../../statistics/distributions.js";
import {bootstrapCounts, countedMean} from "./bootstrap.js";
import {choleskyInOrder, uniformOf} from "./copula.js";
import {quantileOf} from "./inputs.js";
import {checkRuns, meanOf, runRows, varianceOf, type Interval, type SampledModel} from "./sampled-model.js";
import {none, withSpread, wholeDraws, type Sampled, type SobolIndicesOptions} from "./sobol-indices.js";
import {sobolSequence} from "./sobol-sequence.js";

export interface ShapleyEffects {
  mean: number;
  variance: number;
  /** By input; they add up to 1. */
  shapley: Interval[];
}

/**
 * Shapley effects (Owen 2014; Song, Nelson & Staum 2016): the share of the variance that an input takes with it when it
 * becomes known, averaged over all orders in which inputs may become known. They are 0 or more and add up to 1, whether
 * inputs are independent or not.
 *
 * From N·(k + 1) runs: for each draw a random order π and two sets of normals e, e′; z_j has the first j inputs of π made
 * from e and the rest from e′ by the Cholesky factor of the copula in that order, so that z_j and x = z_k share exactly
 * those inputs and are independent given them. Then E[(f(x) − (f(z_j) + f(z_{j−1}))/2)·(f(z_j) − f(z_{j−1}))] is what
 * π(j) adds to the variance explained (Goda 2021, for independent inputs, who writes the same sum for them). The sum over
 * inputs is (f(x) − f(x′))²/2 in every draw, so shares add up to 1 exactly.
 *
 * @param copula correlations of the normals behind the inputs; null: independent
 */
export function shapleyEffects(
  model: SampledModel,
  copula: readonly Float64Array[] | null,
  {draws, bootstrap, ...sampling}: SobolIndicesOptions
): Sampled<ShapleyEffects> {
  const k = model.inputs.length;
  checkRuns(draws * (k + 1), Math.max(2, model.size));
  const points = sobolSequence(draws, Math.max(1, 2 * k), {scramble: sampling.seed});
  const blocks = k + 1;
  const orders = Array.from({length: draws}, (_, draw) => randomOrder(k, sampling.seed, draw));
  let [current, lower]: [number, Float64Array | null] = [-1, null];
  const normals = new Float64Array(k);
  const fill = (row: number, values: Float64Array): void => {
    const draw = Math.floor(row / blocks);
    const known = row % blocks;
    const order = orders[draw] as Int32Array;
    if (copula !== null && current !== draw) [current, lower] = [draw, choleskyInOrder(copula, order)];
    for (let place = 0; place < k; place++) {
      const input = order[place] as number;
      const u = points[draw * 2 * k + input + (place < known ? 0 : k)] as number;
      normals[place] = lower === null ? u : normalQuantile(u);
    }
    for (let place = 0; place < k; place++) {
      const input = order[place] as number;
      const {distribution} = model.inputs[input] as SampledModel["inputs"][number];
      let u = normals[place] as number;
      if (lower !== null) {
        let z = 0;
        for (let other = 0; other <= place; other++)
          z += (lower[place * k + other] as number) * (normals[other] as number);
        u = uniformOf(z);
      }
      values[input] = quantileOf(distribution, u);
    }
  };
  const answers = runRows(model, {rows: draws * blocks, blocks}, fill, sampling);
  const {kept, unsolved} = wholeDraws(answers, draws, blocks, model.size);
  const counts = bootstrapCounts(kept.length, bootstrap, sampling.seed);
  const columns = Array.from({length: model.size}, (_, column) => {
    const at = (draw: number, known: number): number =>
      answers[(draw * blocks + known) * model.size + column] as number;
    return effectsOf({k, kept, orders, counts, at});
  });
  return {runs: draws * blocks, unsolved, columns};
}

function effectsOf(sample: {
  k: number;
  kept: readonly number[];
  orders: readonly Int32Array[];
  counts: readonly Uint16Array[];
  at: (draw: number, known: number) => number;
}): ShapleyEffects {
  const {k, kept, orders, counts, at} = sample;
  const ends = Float64Array.from([...kept.map((draw) => at(draw, 0)), ...kept.map((draw) => at(draw, k))]);
  const [mean, variance] = [meanOf(ends), varianceOf(ends)];
  const gained = Array.from({length: k}, () => new Float64Array(kept.length));
  if (!(variance > 0)) return {mean, variance, shapley: gained.map(() => none)};
  const whole = new Float64Array(kept.length);
  kept.forEach((draw, row) => {
    const last = at(draw, k);
    const gap = last - at(draw, 0);
    whole[row] = (gap * gap) / 2;
    for (let known = 1; known <= k; known++) {
      const [before, after] = [at(draw, known - 1), at(draw, known)];
      (gained[orders[draw]?.[known - 1] as number] as Float64Array)[row] =
        (last - (before + after) / 2) * (after - before);
    }
  });
  const samples = counts.map((count) => countedMean(whole, count));
  const all = meanOf(whole);
  return {
    mean,
    variance,
    shapley: gained.map((terms) =>
      withSpread(
        meanOf(terms) / all,
        Float64Array.from(counts, (count, sampled) => countedMean(terms, count) / (samples[sampled] as number))
      )
    )
  };
}

/** A random order of k things (Fisher & Yates), its own stream a draw. */
function randomOrder(k: number, seed: number, draw: number): Int32Array {
  const random = createRandom(seed, 1_000_000 + draw);
  const order = Int32Array.from({length: k}, (_, place) => place);
  for (let place = k - 1; place > 0; place--) {
    const other = random.integer(place + 1);
    const moved = order[place] as number;
    order[place] = order[other] as number;
    order[other] = moved;
  }
  return order;
}
