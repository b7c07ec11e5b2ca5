import {InputError} from "../../errors.js";
import type {Distribution} from "../format.js";

/** Anything that answers with `size` numbers to one number for each of its inputs. */
export interface SampledModel {
  readonly inputs: readonly {readonly distribution: Distribution; readonly low: number; readonly high: number}[];
  readonly size: number;
  /** By input: whether it can change the answer at all; left out: each can. */
  readonly relevant?: readonly boolean[];
  /**
   * Answers once.
   *
   * @param values in the order of `inputs`
   * @param into the answer, from `offset` on; NaN where there is no finite one
   * @returns false when there is none
   */
  run(values: ArrayLike<number>, into: Float64Array, offset?: number): boolean;
}

/** What every sampling method takes. */
export interface SamplingOptions {
  seed: number;
  signal?: AbortSignal | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** One number of an answer with its 95 % interval; NaN: there is none. */
export interface Interval {
  estimate: number;
  low: number;
  high: number;
}

/** Numbers kept at once; more would not fit in a browser's memory. */
const mostNumbers = 40_000_000;

/** Throws InputError (too-many-runs) when the answers to this many runs would not fit in memory. */
export function checkRuns(runs: number, size: number): void {
  if (runs * size <= mostNumbers) return;
  throw new InputError(
    "too-many-runs",
    `${runs} runs of ${size} numbers each do not fit in memory; ask for fewer draws, times or outputs`,
    "draws"
  );
}

/**
 * Runs a model for each row of a design, in order. A row whose inputs that matter are those of the row before it, or of the
 * first row of its draw, is not run again.
 *
 * @param rows number of runs
 * @param blocks rows a draw
 * @param fill writes the inputs of a run
 * @returns answers, one row after another
 */
export function runRows(
  model: SampledModel,
  {rows, blocks}: {rows: number; blocks: number},
  fill: (row: number, values: Float64Array) => void,
  {signal, onProgress}: Omit<SamplingOptions, "seed">
): Float64Array {
  const answers = new Float64Array(rows * model.size);
  const values = new Float64Array(model.inputs.length);
  const [previous, first] = [Float64Array.from(values), Float64Array.from(values)];
  const isSame = (known: Float64Array): boolean =>
    known.every((value, input) => model.relevant?.[input] === false || value === values[input]);
  for (let row = 0; row < rows; row++) {
    if ((row & 127) === 0) {
      signal?.throwIfAborted();
      onProgress?.(row, rows);
    }
    fill(row, values);
    const at = row * model.size;
    const start = row - (row % blocks);
    if (row > start && isSame(first)) answers.copyWithin(at, start * model.size, (start + 1) * model.size);
    else if (row > start && isSame(previous)) answers.copyWithin(at, at - model.size, at);
    else model.run(values, answers, at);
    previous.set(values);
    if (row === start) first.set(values);
  }
  onProgress?.(rows, rows);
  return answers;
}

/** Mean of some numbers, in their order. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] as number;
  return sum / values.length;
}

/** Sample variance; NaN for fewer than two, 0 when they differ by rounding only. */
export function varianceOf(values: ArrayLike<number>): number {
  const mean = meanOf(values);
  let [sum, largest] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    const gap = (values[at] as number) - mean;
    sum += gap * gap;
    largest = Math.max(largest, Math.abs(gap));
  }
  if (largest <= 1e-12 * Math.abs(mean)) return values.length < 2 ? NaN : 0;
  return sum / (values.length - 1);
}
