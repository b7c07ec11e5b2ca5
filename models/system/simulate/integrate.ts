import type {Engine} from "./engine.js";
import type {Flow} from "./schedule.js";

export type Integrator = "euler" | "rk4";

/** Room for the steps of one engine, so that a run makes nothing anew. */
export interface Workspace {
  readonly k1: Float64Array;
  readonly k2: Float64Array;
  readonly k3: Float64Array;
  readonly k4: Float64Array;
  readonly probe: Float64Array;
  readonly levels: Float64Array;
}

export function createWorkspace(engine: Engine): Workspace {
  const make = (): Float64Array => new Float64Array(engine.size);
  return {
    k1: make(),
    k2: make(),
    k3: make(),
    k4: make(),
    probe: make(),
    levels: new Float64Array(engine.base.length)
  };
}

/**
 * Moves a state from `start` to `end` in `steps` equal steps, in place: Euler, or the classical fourth-order method of
 * Runge and Kutta. Nothing may jump in between.
 */
export function integrate(
  engine: Engine,
  state: Float64Array,
  flows: readonly Flow[],
  span: {start: number; end: number; steps: number; method: Integrator},
  work: Workspace
): void {
  const {start, end, steps, method} = span;
  const h = (end - start) / steps;
  const {size} = engine;
  const {k1, k2, k3, k4, probe} = work;
  for (let step = 0; step < steps; step++) {
    const time = start + step * h;
    slope(engine, state, time, flows, k1, work.levels);
    if (method === "euler") {
      for (let i = 0; i < size; i++) state[i] = (state[i] as number) + h * (k1[i] as number);
      continue;
    }
    for (let i = 0; i < size; i++) probe[i] = (state[i] as number) + (h / 2) * (k1[i] as number);
    slope(engine, probe, time + h / 2, flows, k2, work.levels);
    for (let i = 0; i < size; i++) probe[i] = (state[i] as number) + (h / 2) * (k2[i] as number);
    slope(engine, probe, time + h / 2, flows, k3, work.levels);
    for (let i = 0; i < size; i++) probe[i] = (state[i] as number) + h * (k3[i] as number);
    slope(engine, probe, time + h, flows, k4, work.levels);
    for (let i = 0; i < size; i++) {
      const middle = 2 * ((k2[i] as number) + (k3[i] as number));
      state[i] = (state[i] as number) + (h / 6) * ((k1[i] as number) + middle + (k4[i] as number));
    }
  }
}

function slope(
  engine: Engine,
  state: Float64Array,
  time: number,
  flows: readonly Flow[],
  out: Float64Array,
  levels: Float64Array
): void {
  engine.derivative(state, time, out, levels);
  for (const {variable, rate, pull} of flows)
    out[variable] = (out[variable] ?? 0) + (rate - pull * (levels[variable] ?? 0));
}
