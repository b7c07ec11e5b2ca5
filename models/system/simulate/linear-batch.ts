import type {ResolvedSystem} from "../resolve.js";
import type {Integrator} from "./integrate.js";
import {createLinearKernel} from "./linear-kernel.js";
import type {Flow, Moment} from "./schedule.js";

/** A model of delayed links only, run for many draws side by side: every array holds one number a draw, next to each other. */
export interface LinearBatch {
  /** Draws side by side, an even number. */
  readonly lanes: number;
  /** Signed strength by link of the model, then draw; starting level by variable, then draw. */
  readonly strengths: Float64Array;
  readonly initial: Float64Array;
  /** Stages a time unit, by link of the model. */
  readonly rates: Float64Array;
  /** Own offsets by variable, then the stages of the links in the order of the model; then draw. */
  readonly state: Float64Array;
  /** Value held, by variable; NaN: not held. */
  readonly held: Float64Array;
  /** Runs all draws and shows the levels (by variable, then draw) at each time to report. */
  run(moments: readonly Moment[], report: (at: number, levels: Float64Array) => void): void;
}

/** Whether a model is delayed links and nothing else, so that its motion is one linear system. */
export const isLinear = ({links, equations}: ResolvedSystem): boolean =>
  equations.equations.size === 0 && links.every(({delay}) => delay > 0);

/** Numbers a link in the table of the kernel (linear-kernel.wat). */
const columns = 6;

/**
 * Makes a batch. With z the state, z' = Az + b is constant between moments, so the fourth-order method of Runge and Kutta
 * is its Taylor series to h⁴, here from the inside out: z + h·f(z + h/2·f(z + h/3·f(z + h/4·f(z)))), f = Az + b; Euler is
 * z + h·f(z). Every draw is worked out by the same operations in the same order wherever it stands, so its numbers do not
 * depend on the draws beside it.
 */
export function createLinearBatch(
  system: ResolvedSystem,
  {step, method}: {step: number; method: Integrator},
  lanes: number
): LinearBatch {
  const {links} = system;
  const n = system.ids.length;
  const width = lanes * 8;
  let size = n;
  const chains = links.map(({from, to, order}, link): Chain => {
    const start = size;
    size += order;
    return {link, source: from, target: to, start, last: size - 1};
  });
  // What nothing reaches stays as it is.
  const isReached = reached(system);
  const active = chains.filter(({link}) => isReached[links[link]?.from ?? -1]);
  const kernel = createLinearKernel((2 * size + links.length + 2 * n) * lanes + links.length * (1 + columns / 2));
  const strengths = kernel.take(links.length * lanes);
  links.forEach(({strength}, index) => strengths.fill(strength, index * lanes, (index + 1) * lanes));
  const initial = new Float64Array(n * lanes);
  system.initial.forEach((value, v) => initial.fill(value, v * lanes, (v + 1) * lanes));
  const rates = kernel.take(links.length);
  links.forEach(({order, delay}, link) => (rates[link] = order / delay));
  const state = kernel.take(size * lanes);
  const own = state.subarray(0, n * lanes);
  const inner = kernel.take(size * lanes);
  const held = new Float64Array(n).fill(NaN);
  const heldVariables: number[] = [];
  // Deviations from the start, at hand and after the stage that is being worked out.
  let deviation = kernel.take(n * lanes);
  let next = kernel.take(n * lanes);
  const levels = new Float64Array(n * lanes);
  const {buffer, byteOffset: rows} = kernel.take((links.length * columns) / 2);
  const table = new Int32Array(buffer, rows, active.length * columns);
  const end = rows + table.byteLength;
  active.forEach(({link, source, target, start, last}, row) => {
    const [strength, rate] = [strengths.byteOffset + link * width, rates.byteOffset + link * 8];
    table.set([start * width, last * width, strength, rate, source * width, target * width], row * columns);
  });

  /** to = state + c·f(from), where the deviations that belong to `from` are at hand; leaves those of `to`. */
  function advance(from: Float64Array, to: Float64Array, c: number, flows: readonly Flow[]): void {
    next.set(own);
    for (const {variable, rate, pull} of flows)
      for (let at = variable * lanes, end = at + lanes; at < end; at++) {
        const level = (deviation[at] as number) + (initial[at] as number);
        const value = (state[at] as number) + c * (rate - pull * level);
        to[at] = value;
        next[at] = value;
      }
    const [read, write] = [from.byteOffset, to.byteOffset];
    if (active.length > 0)
      kernel.advance(rows, end, state.byteOffset, read, write, deviation.byteOffset, next.byteOffset, c, width);
    turn();
  }

  /** Takes the deviations just made as those at hand. */
  function turn(): void {
    for (const v of heldVariables)
      for (let at = v * lanes, end = at + lanes; at < end; at++)
        next[at] = (held[v] as number) - (initial[at] as number);
    const before = deviation;
    deviation = next;
    next = before;
  }

  /** Deviations of the state as it stands. */
  function settle(): void {
    next.set(own);
    for (const {last, target} of active)
      for (let j = 0; j < lanes; j++) {
        const at = target * lanes + j;
        next[at] = (next[at] as number) + (state[last * lanes + j] as number);
      }
    turn();
  }

  function integrate(span: number, flows: readonly Flow[]): void {
    const steps = Math.max(1, Math.ceil(span / step - 1e-9));
    const h = span / steps;
    for (let at = 0; at < steps; at++) {
      if (method === "rk4") {
        advance(state, inner, h / 4, flows);
        advance(inner, inner, h / 3, flows);
        advance(inner, inner, h / 2, flows);
        advance(inner, state, h, flows);
      } else advance(state, state, h, flows);
    }
  }

  function shift(variable: number, by: number): void {
    for (let at = variable * lanes, end = at + lanes; at < end; at++) state[at] = (state[at] as number) + by;
  }

  /** A variable that is let go stays where it is: what else it would have been is made up for. */
  function release(variable: number): void {
    const value = held[variable] as number;
    held[variable] = NaN;
    heldVariables.splice(heldVariables.indexOf(variable), 1);
    settle();
    for (let at = variable * lanes, end = at + lanes; at < end; at++)
      state[at] = (state[at] as number) + (value - ((initial[at] as number) + (deviation[at] as number)));
  }

  function run(moments: readonly Moment[], report: (at: number, levels: Float64Array) => void): void {
    state.fill(0);
    held.fill(NaN);
    heldVariables.length = 0;
    moments.forEach((moment, index) => {
      const before = moments[index - 1];
      if (before !== undefined) integrate(moment.time - before.time, before.flows);
      for (const {variable, by} of moment.ended) shift(variable, by);
      for (const variable of moment.released) release(variable);
      for (const {variable, value} of moment.held) {
        held[variable] = value;
        if (!heldVariables.includes(variable)) heldVariables.push(variable);
      }
      for (const {variable, by} of moment.started) shift(variable, by);
      settle();
      if (moment.report < 0) return;
      for (let at = 0; at < levels.length; at++) levels[at] = (initial[at] as number) + (deviation[at] as number);
      // Exactly, and not by way of the start.
      for (const v of heldVariables) levels.fill(held[v] as number, v * lanes, (v + 1) * lanes);
      report(moment.report, levels);
    });
  }

  return {lanes, strengths, initial, rates, state, held, run};
}

/** Variables that interventions reach, by way of links. */
function reached({ids, links, interventions}: ResolvedSystem): Uint8Array {
  const isReached = new Uint8Array(ids.length);
  for (const {variable} of interventions) isReached[variable] = 1;
  for (let isGrowing = true; isGrowing;) {
    isGrowing = false;
    for (const {from, to} of links)
      if (isReached[from] && !isReached[to]) {
        isReached[to] = 1;
        isGrowing = true;
      }
  }
  return isReached;
}

/** A link, its variables, and which rows of the state are its first and last stage. */
interface Chain {
  readonly link: number;
  readonly source: number;
  readonly target: number;
  readonly start: number;
  readonly last: number;
}
