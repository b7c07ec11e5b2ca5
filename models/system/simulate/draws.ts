import {createRandom} from "../../statistics/random.js";
import type {SystemFile} from "../format.js";
import {withKeptSpecs} from "../kept-specs.js";
import {resolveSystem, type ResolvedSystem} from "../resolve.js";
import type {Correlation} from "../sensitivity/types.js";
import {drawnNumbers, type DrawnNumber} from "./drawn-numbers.js";
import {createEngine, resetBase} from "./engine.js";
import type {Integrator} from "./integrate.js";
import {jointDraw, type JointDraw} from "./joint-draw.js";
import {createLinearBatch, isLinear} from "./linear-batch.js";
import {createRunner} from "./run.js";
import {schedule} from "./schedule.js";
import {solve} from "./solve.js";
import type {SimulateOptions} from "./simulate.js";

export interface DrawOptions extends SimulateOptions {
  draws: number;
  /** Default 1. Each draw has its own stream, so the number of workers changes nothing. */
  seed?: number;
  /** First draw of this part, for work divided over workers; default 0. */
  first?: number;
  /** Beside those that stand in the file. */
  correlations?: readonly Correlation[];
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

export interface Draws {
  readonly ids: readonly string[];
  readonly times: readonly number[];
  /** Levels by draw, then time, then variable. */
  readonly values: Float64Array;
  /** Draws in which links without delay had no solution: their levels are NaN. */
  readonly unsolved: number;
}

interface Plan {
  readonly times: readonly number[];
  readonly step: number;
  readonly method: Integrator;
}

/** Draws run side by side: enough to pay for what is done once a link, few enough to stay in the nearest cache. */
const side = 32;

/**
 * Runs a model again and again with strengths drawn from their intervals (normal, mean the strength in force, standard
 * deviation (high − low)/3.92, one draw a link a run) and every number that is a distribution drawn from it; numbers that
 * are declared to move together do (jointDraw).
 *
 * The step is the coarsest at which halving changes no level by more than 1e-4 of the largest movement.
 */
export function drawRuns(file: SystemFile, times: readonly number[], given: DrawOptions): Draws {
  const options = withKeptSpecs(file, given);
  const resolved = resolveSystem(file, options);
  const {step, method} = solve(resolved, times, {tolerance: 1e-4, ...options});
  // Copies, since the values of interventions may be drawn.
  const system = {...resolved, interventions: resolved.interventions.map((each) => ({...each}))};
  const drawn = drawnNumbers(file, system);
  const values = new Float64Array(options.draws * times.length * system.ids.length);
  const next = jointDraw(file, drawn, options.correlations);
  const work = {system, drawn, next, plan: {times, step, method}, values, options};
  // Draws side by side share their delays and what is imposed.
  const isShared = drawn.every(({kind}) => kind === "strength" || kind === "initial");
  const unsolved = isShared && isLinear(system) ? drawSideBySide(work) : drawOneByOne(work);
  return {ids: system.ids, times, values, unsolved};
}

interface Work {
  readonly system: ResolvedSystem;
  readonly drawn: readonly DrawnNumber[];
  readonly next: JointDraw;
  readonly plan: Plan;
  readonly values: Float64Array;
  readonly options: DrawOptions;
}

function tell({signal, onProgress, draws}: DrawOptions, done: number): void {
  signal?.throwIfAborted();
  onProgress?.(done, draws);
}

function drawSideBySide({system, drawn, next, plan, values, options}: Work): number {
  const {draws, seed = 1, first = 0} = options;
  const n = system.ids.length;
  const moments = schedule(system.interventions, plan.times);
  const stride = plan.times.length * n;
  const batch = createLinearBatch(system, plan, side);
  const numbers = new Float64Array(drawn.length);
  for (let done = 0; done < draws; done += side) {
    if (done % (8 * side) === 0) tell(options, done);
    const count = Math.min(side, draws - done);
    for (let lane = 0; lane < count; lane++) {
      next(createRandom(seed, first + done + lane), numbers);
      drawn.forEach(({kind, index}, at) => {
        (kind === "strength" ? batch.strengths : batch.initial)[index * side + lane] = numbers[at] as number;
      });
    }
    batch.run(moments, (at, levels) => {
      for (let lane = 0; lane < count; lane++) {
        const offset = (done + lane) * stride + at * n;
        for (let v = 0; v < n; v++) values[offset + v] = levels[v * side + lane] as number;
      }
    });
  }
  return 0;
}

/** Returns in how many draws links without delay had no solution. */
function drawOneByOne({system, drawn, next, plan, values, options}: Work): number {
  const {draws, seed = 1, first = 0} = options;
  const engine = createEngine(system, () => plan.step);
  const runner = createRunner(engine, plan);
  const startsDiffer = drawn.some(({kind}) => kind === "initial");
  const imposed: readonly {value: number}[] = system.interventions;
  const n = system.ids.length;
  const stride = plan.times.length * n;
  const numbers = new Float64Array(drawn.length);
  let unsolved = 0;
  for (let draw = 0; draw < draws; draw++) {
    if ((draw & 127) === 0) tell(options, draw);
    next(createRandom(seed, first + draw), numbers);
    drawn.forEach(({kind, index}, at) => {
      const value = numbers[at] as number;
      if (kind === "strength") engine.strengths[index] = value;
      else if (kind === "rate") engine.rates[index] = value;
      else if (kind === "initial") engine.initial[index] = value;
      else if (imposed[index] !== undefined) imposed[index].value = value;
    });
    const offset = draw * stride;
    engine.held.fill(NaN);
    if (!engine.prepare()) {
      unsolved++;
      values.fill(NaN, offset, offset + stride);
      continue;
    }
    if (startsDiffer) resetBase(engine);
    const outputs = runner.run();
    outputs.forEach((levels, at) => {
      values.set(levels, offset + at * n);
    });
    if (Number.isNaN(outputs[outputs.length - 1]?.[0] ?? 0)) unsolved++;
  }
  return unsolved;
}
