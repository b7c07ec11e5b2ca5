import {bootstrapCounts, countedMean} from "./bootstrap.js";
import {quantileOf} from "./inputs.js";
import {
  checkRuns,
  meanOf,
  runRows,
  varianceOf,
  type Interval,
  type SampledModel,
  type SamplingOptions
} from "./sampled-model.js";
import {sobolSequence} from "./sobol-sequence.js";

export interface SobolIndicesOptions extends SamplingOptions {
  /** N; a power of two keeps the balance of the points. */
  draws: number;
  bootstrap: number;
}

/** Indices of one number of the answer. */
export interface SobolIndices {
  mean: number;
  /** 0: the number does not vary, and there are no indices. */
  variance: number;
  /** By input. */
  first: Interval[];
  total: Interval[];
}

export interface Sampled<T> {
  runs: number;
  /** Runs without a finite answer; every draw with such a run is left out. */
  unsolved: number;
  columns: T[];
}

/**
 * Sobol indices of independent inputs from N·(k + 2) runs: with A and B two sets of N scrambled Sobol points and AB_i = A
 * with input i from B, first order S_i = mean(f(B)·(f(AB_i) − f(A)))/V (Saltelli et al. 2010, table 2 b) and total
 * T_i = mean((f(A) − f(AB_i))²)/(2V) (Jansen 1999), V the variance of f over A and B, f centred on its mean. Intervals are
 * the estimate ± 1.96 standard deviations of bootstrap samples of the N rows (as SALib takes them); for Sobol points that is
 * wide rather than narrow.
 */
export function sobolIndices(
  model: SampledModel,
  {draws, bootstrap, ...sampling}: SobolIndicesOptions
): Sampled<SobolIndices> {
  const k = model.inputs.length;
  checkRuns(draws * (k + 2), Math.max(2, model.size));
  const points = sobolSequence(draws, Math.max(1, 2 * k), {scramble: sampling.seed});
  const blocks = k + 2;
  const fill = (row: number, values: Float64Array): void => {
    const draw = Math.floor(row / blocks);
    const block = row % blocks;
    for (let i = 0; i < k; i++) {
      const isFromB = block === 1 || block === i + 2;
      const u = points[draw * 2 * k + i + (isFromB ? k : 0)] as number;
      values[i] = quantileOf((model.inputs[i] as SampledModel["inputs"][number]).distribution, u);
    }
  };
  const answers = runRows(model, {rows: draws * blocks, blocks}, fill, sampling);
  const {kept, unsolved} = wholeDraws(answers, draws, blocks, model.size);
  const counts = bootstrapCounts(kept.length, bootstrap, sampling.seed);
  const columns = Array.from({length: model.size}, (_, column) => {
    const block = (index: number): Float64Array =>
      Float64Array.from(kept, (draw) => answers[(draw * blocks + index) * model.size + column] as number);
    return indicesOf(
      Array.from({length: blocks}, (_each, index) => block(index)),
      counts
    );
  });
  return {runs: draws * blocks, unsolved, columns};
}

/** Draws of which every run has an answer. */
export function wholeDraws(
  answers: Float64Array,
  draws: number,
  blocks: number,
  size: number
): {kept: number[]; unsolved: number} {
  let unsolved = 0;
  const kept: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const before = unsolved;
    if (size > 0)
      for (let block = 0; block < blocks; block++)
        if (Number.isNaN(answers[(draw * blocks + block) * size] as number)) unsolved++;
    if (unsolved === before) kept.push(draw);
  }
  return {kept, unsolved};
}

/**
 * Indices of one number from its answers at A, B, and AB_1 … AB_k.
 *
 * @param counts bootstrap samples, as how often each row occurs
 */
export function indicesOf(blocks: readonly Float64Array[], counts: readonly Uint16Array[]): SobolIndices {
  const [a = new Float64Array(), b = new Float64Array(), ...mixed] = blocks;
  const pooled = new Float64Array(a.length + b.length);
  pooled.set(a);
  pooled.set(b, a.length);
  const mean = meanOf(pooled);
  const variance = varianceOf(pooled);
  if (!(variance > 0)) return {mean, variance, first: mixed.map(() => none), total: mixed.map(() => none)};
  // Σ of these over a sample of rows gives V of that sample: mean of squares less the square of the mean.
  const half = a.map((value, row) => (value - mean + ((b[row] as number) - mean)) / 2);
  const squares = a.map((value, row) => {
    const [left, right] = [value - mean, (b[row] as number) - mean];
    return (left * left + right * right) / 2;
  });
  const spreadOf = (average: (column: Float64Array) => number): number => {
    const centre = average(half);
    return average(squares) - centre * centre;
  };
  const whole = spreadOf(meanOf);
  const samples = counts.map((count) => spreadOf((column) => countedMean(column, count)));
  const interval = (terms: Float64Array): Interval => {
    const replicates = Float64Array.from(counts, (count, at) => countedMean(terms, count) / (samples[at] as number));
    return withSpread(meanOf(terms) / whole, replicates);
  };
  return {
    mean,
    variance,
    first: mixed.map((ab) =>
      interval(ab.map((value, row) => ((b[row] as number) - mean) * (value - (a[row] as number))))
    ),
    total: mixed.map((ab) =>
      interval(
        ab.map((value, row) => {
          const gap = (a[row] as number) - value;
          return (gap * gap) / 2;
        })
      )
    )
  };
}

export const none: Interval = {estimate: NaN, low: NaN, high: NaN};

/** An estimate ± 1.96 standard deviations of its bootstrap replicates. */
export function withSpread(estimate: number, replicates: Float64Array): Interval {
  const finite = replicates.filter(Number.isFinite);
  const reach = 1.959963984540054 * Math.sqrt(varianceOf(finite));
  return {estimate, low: estimate - reach, high: estimate + reach};
}
