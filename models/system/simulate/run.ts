import type {Engine} from "./engine.js";
import {createWorkspace, integrate, type Integrator} from "./integrate.js";
import {createLinearBatch, isLinear} from "./linear-batch.js";
import {schedule, type Moment} from "./schedule.js";

export interface RunPlan {
  /** Ascending; the run starts at the earlier of 0 and the first. */
  readonly times: readonly number[];
  readonly step: number;
  readonly method: Integrator;
  /** Shown the state, and what is held, at each time of the plan in their order. */
  readonly observe?: (at: number, state: Float64Array, held: Float64Array) => void;
}

/** Everything a repeated run needs, made once. */
export interface Runner {
  /** Levels at the times of the plan: one array a time, reused by the next call. */
  run(): readonly Float64Array[];
}

/**
 * A model, its interventions and a plan, ready to run again and again (for draws: change the engine's numbers, or values of
 * its interventions, between). Steps never cross a moment at which an intervention starts or ends, or one that is reported: there the
 * run stops, jumps, and goes on. Values at a time are those just after its jumps.
 */
export function createRunner(engine: Engine, plan: RunPlan): Runner {
  const {interventions} = engine.system;
  const outputs = plan.times.map(() => new Float64Array(engine.base.length));
  const go = isLinear(engine.system) ? linearRun(engine, plan, outputs) : generalRun(engine, plan, outputs);
  let values: number[] = [];
  let moments: Moment[] = [];
  return {
    run() {
      if (moments.length === 0 || interventions.some(({value}, index) => !Object.is(value, values[index]))) {
        values = interventions.map(({value}) => value);
        moments = schedule(interventions, plan.times);
      }
      go(moments);
      return outputs;
    }
  };
}

/** One run is the first of a pair: a batch takes an even number. */
function linearRun(
  engine: Engine,
  plan: RunPlan,
  outputs: readonly Float64Array[]
): (moments: readonly Moment[]) => void {
  const pair = 2;
  const batch = createLinearBatch(engine.system, plan, pair);
  const state = new Float64Array(engine.size);
  const double = (numbers: Float64Array, into: Float64Array): void => {
    for (let at = 0; at < into.length; at++) into[at] = numbers[at >> 1] as number;
  };
  const first = (numbers: Float64Array, into: Float64Array): void => {
    for (let at = 0; at < into.length; at++) into[at] = numbers[at * pair] as number;
  };
  return (moments) => {
    double(engine.strengths, batch.strengths);
    batch.rates.set(engine.rates);
    double(engine.initial, batch.initial);
    batch.run(moments, (at, levels) => {
      first(levels, outputs[at] as Float64Array);
      if (plan.observe === undefined) return;
      first(batch.state, state);
      plan.observe(at, state, batch.held);
    });
  };
}

function generalRun(
  engine: Engine,
  plan: RunPlan,
  outputs: readonly Float64Array[]
): (moments: readonly Moment[]) => void {
  const work = createWorkspace(engine);
  const state = new Float64Array(engine.size);
  const shift = ({variable, by}: {variable: number; by: number}): void => {
    state[variable] = (state[variable] ?? 0) + by;
  };
  return (moments) => {
    state.fill(0);
    engine.held.fill(NaN);
    // With some variables held, links without delay may reinforce each other that others kept in check before.
    let isSolved = engine.prepare();
    moments.forEach((moment, index) => {
      const {time} = moment;
      const before = moments[index - 1];
      if (before !== undefined) {
        const steps = Math.max(1, Math.ceil((time - before.time) / plan.step - 1e-9));
        integrate(engine, state, before.flows, {start: before.time, end: time, steps, method: plan.method}, work);
      }
      moment.ended.forEach(shift);
      for (const variable of moment.released) {
        // It stays where it is: what it would have been without being held is made up for.
        engine.levels(state, time, work.levels);
        const by = (engine.held[variable] ?? 0) - engine.free(variable, state, time, work.levels);
        shift({variable, by});
        engine.held[variable] = NaN;
        if (!engine.prepare()) isSolved = false;
      }
      for (const {variable, value} of moment.held) engine.held[variable] = value;
      if (moment.held.length > 0 && !engine.prepare()) isSolved = false;
      moment.started.forEach(shift);
      const out = outputs[moment.report];
      if (out === undefined) return;
      engine.levels(state, time, out);
      if (!isSolved) out.fill(NaN);
      plan.observe?.(moment.report, state, engine.held);
    });
  };
}
