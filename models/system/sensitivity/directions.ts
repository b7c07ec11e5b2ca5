import type {SystemFile} from "../format.js";
import {resolveSystem} from "../resolve.js";
import {drawRuns, type Draws} from "../simulate/draws.js";
import {solve} from "../simulate/solve.js";
import {inputWarnings, outputsOf, timesOf, withPush} from "./evaluator.js";
import {sensitivityInputs} from "./inputs.js";
import {checkRuns} from "./sampled-model.js";
import {unsolvedWarnings} from "./model-sobol.js";
import type {DirectionOptions, DirectionOutput, DirectionReport, Estimated, SensitivityOutput} from "./types.js";

/**
 * In what share of the draws the direction holds: each draw of `drawRuns` is run with what is imposed and without it, and
 * the difference counted as up, down or none, at each time. The direction that should hold is that with every number as in
 * force. Shares have Wilson's binomial interval.
 *
 * Throws InputError: unknown-variable, unknown-intervention, invalid-times, unknown-input, invalid-correlation, and those of
 * a run.
 */
export function modelDirections(given: SystemFile, options: DirectionOptions = {}): DirectionReport {
  const {draws = 1000, seed = 1, signal, onProgress} = options;
  const outputs = outputsOf(given, options.outputs);
  const times = timesOf(given, options.times);
  const {file, interventions} = withPush(given, options);
  const imposed = resolveSystem(file, {interventions});
  checkRuns(draws, times.length * file.variables.length);
  const still = resolveSystem(file, {interventions: []});
  // Without equations nothing moves by itself, so one moment shows the start of every run.
  const rest = still.equations.equations.size > 0 ? times : times.slice(0, 1);
  const [first, second] = [solve(imposed, times, {tolerance: 1e-4}), solve(still, rest, {tolerance: 1e-4})];
  // One step for both, so that what they have in common cancels out.
  const step = rest === times ? Math.min(first.step, second.step) : first.step;
  const tell = (part: number) => (done: number, total: number) => onProgress?.(part * total + done, 2 * total);
  const {correlations = []} = options;
  const settings = {draws, seed, step, correlations, ...(signal === undefined ? {} : {signal})};
  const moved = drawRuns(file, times, {...settings, interventions, onProgress: tell(0)});
  const unmoved = drawRuns(file, rest, {...settings, interventions: [], onProgress: tell(1)});
  onProgress?.(draws, draws);
  const central = [first.outputs, second.outputs].map((levels) => drawsOf(imposed.ids, levels));
  const inputs = sensitivityInputs(file);
  return {
    draws,
    runs: draws,
    unsolved: moved.unsolved,
    seed,
    times,
    inputs,
    outputs: outputs.map((output) =>
      countDirections(file, output, {
        moved: changesOf(moved, unmoved, output.id),
        central: changesOf(central[0] as Draws, central[1] as Draws, output.id)
      })
    ),
    warnings: [...inputWarnings({inputs, warnings: []}), ...unsolvedWarnings(moved.unsolved, draws)]
  };
}

const drawsOf = (ids: readonly string[], levels: readonly Float64Array[]): Draws => {
  const values = new Float64Array(levels.length * ids.length);
  levels.forEach((row, at) => {
    values.set(row, at * ids.length);
  });
  return {ids, times: levels.map((_, at) => at), values, unsolved: 0};
};

/**
 * Change of a variable in each draw, by time: with what is imposed less without it (whose one time serves all when it has
 * only one). Differences within rounding of the level are exactly 0.
 *
 * @returns times × draws
 */
export function changesOf(moved: Draws, unmoved: Draws, id: string): Float64Array[] {
  const [n, variable] = [moved.ids.length, moved.ids.indexOf(id)];
  const draws = moved.values.length / (n * moved.times.length);
  return moved.times.map((_, time) =>
    Float64Array.from({length: draws}, (_draw, draw) => {
      const before = unmoved.times.length === 1 ? 0 : time;
      const after = moved.values[(draw * moved.times.length + time) * n + variable] ?? NaN;
      const start = unmoved.values[(draw * unmoved.times.length + before) * n + variable] ?? NaN;
      const change = after - start;
      return Math.abs(change) <= 1e-12 * Math.max(1, Math.abs(start)) ? 0 : change;
    })
  );
}

/** Counts of the directions of one output, the share that goes the way of the run in force, and the better way. */
export function countDirections(
  file: SystemFile,
  output: SensitivityOutput,
  {moved, central}: {moved: readonly Float64Array[]; central: readonly Float64Array[]}
): DirectionOutput {
  const variable = file.variables.find(({id}) => id === output.id);
  const count = (values: Float64Array, way: number): number =>
    values.reduce((sum, value) => sum + (Math.sign(value) === way ? 1 : 0), 0);
  const [up, down, none] = [1, -1, 0].map((way) => moved.map((values) => count(values, way))) as [
    number[],
    number[],
    number[]
  ];
  const direction = central.map(([value = 0]) => directionOf(value));
  const goal = file.goals.find(({variable: id}) => id === output.id)?.direction;
  const better = goal ?? (variable?.better === "up" || variable?.better === "down" ? variable.better : null);
  const counts = {up, down, none};
  const totals = up.map((ups, at) => ups + (down[at] ?? 0) + (none[at] ?? 0));
  const shares = (ways: readonly ("up" | "down" | "none")[]): Estimated =>
    wilsonSeries(
      ways.map((way, at) => counts[way][at] ?? 0),
      totals
    );
  return {
    ...output,
    direction,
    share: shares(direction),
    ...counts,
    better,
    shareBetter: better === null ? null : shares(direction.map(() => better))
  };
}

/** Which way a change goes. */
export const directionOf = (change: number): "up" | "down" | "none" =>
  change > 0 ? "up" : change < 0 ? "down" : "none";

function wilsonSeries(counts: readonly number[], totals: readonly number[]): Estimated {
  const intervals = counts.map((count, at) => wilsonInterval(count, totals[at] ?? 0));
  return {
    estimate: intervals.map((each) => each?.estimate ?? null),
    low: intervals.map((each) => each?.low ?? null),
    high: intervals.map((each) => each?.high ?? null)
  };
}

/**
 * Share x/n with Wilson's 95 % score interval (Wilson 1927): the p for which |x/n − p| is at most 1.96·√(p(1 − p)/n).
 *
 * @returns null for n = 0
 */
export function wilsonInterval(x: number, n: number): {estimate: number; low: number; high: number} | null {
  if (!(n > 0)) return null;
  const z = 1.959963984540054;
  const share = x / n;
  const weight = 1 + (z * z) / n;
  const middle = (share + (z * z) / (2 * n)) / weight;
  const reach = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / weight;
  return {estimate: share, low: x === 0 ? 0 : middle - reach, high: x === n ? 1 : middle + reach};
}
