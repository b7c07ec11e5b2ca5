import {InputError} from "../../errors.js";
import type {ResolvedSystem} from "../resolve.js";
import {createEngine} from "../simulate/engine.js";
import type {Integrator} from "../simulate/integrate.js";
import {createRunner} from "../simulate/run.js";
import {refuseNoNumbers} from "../simulate/simulate.js";
import {solve} from "../simulate/solve.js";
import type {Trace} from "./link-scores.js";

/** Grids with more steps than this are refused. */
const mostSteps = 100_000;
/** Euler's run may differ from an exact one by this share of a stock's movement before the step is halved. */
const enough = 0.25;

export interface TraceOptions {
  /** Step of the grid, in time units; for stocks with equations Euler's own step. */
  step?: number;
  method?: Integrator | "auto";
}

/**
 * Runs a model over an even grid from 0 to one step past the horizon and keeps what the links bring.
 *
 * Stocks with equations run by Euler with the step of the grid, as the scores of loops are defined. Everything else follows
 * the exact solution at the times of the grid. Default step: one time unit, or the whole part of one that is at most half the shortest stage of
 * a delay; with stocks it is halved (at most six times) until Euler stays within a quarter of the movement of each stock.
 *
 * Throws InputError (invalid-step, no-number).
 */
export function traceRun(system: ResolvedSystem, {step, method = "auto"}: TraceOptions = {}): Trace {
  const hasStocks = system.isStock.some((isStock, v) => isStock && system.equations.equations.has(system.ids[v] ?? ""));
  const euler = method === "euler" || (method === "auto" && hasStocks);
  if (step !== undefined) {
    if (!(step > 0 && step <= system.horizon && system.horizon / step <= mostSteps))
      throw new InputError(
        "invalid-step",
        `a step is a number above 0, up to the horizon (${system.horizon}) and in at most ${mostSteps} steps; got ${step}`,
        "step"
      );
    return follow(system, grid(system.horizon, step), step, euler);
  }
  let size = firstStep(system);
  if (system.horizon / size > mostSteps)
    throw new InputError(
      "invalid-step",
      `the horizon of ${system.horizon} takes more than ${mostSteps} steps of ${size}; lower the horizon, or take a larger step`,
      "horizon"
    );
  if (!euler) return follow(system, grid(system.horizon, size), size, false);
  for (let halving = 0; ; halving++, size /= 2) {
    const times = grid(system.horizon, size);
    const trace = follow(system, times, size, true);
    if (halving >= 6 || times.length > 2000 || isClose(system, trace, solve(system, times, {tolerance: 1e-4}).outputs))
      return trace;
  }
}

/** 0, h … and one more than fits into the horizon. */
const grid = (horizon: number, step: number): number[] =>
  Array.from({length: Math.floor(horizon / step + 1e-9) + 2}, (_, index) => index * step);

function firstStep({links, horizon}: ResolvedSystem): number {
  const shortest = links.reduce(
    (least, {delay, order}) => (delay > 0 ? Math.min(least, delay / order) : least),
    Infinity
  );
  const unit = Math.min(1, horizon);
  const half = Math.max(shortest / 2, horizon / 1000);
  return unit / Math.max(1, Math.ceil(unit / half - 1e-9));
}

function follow(system: ResolvedSystem, times: readonly number[], step: number, euler: boolean): Trace {
  const plan = euler ? {step, method: "euler" as const} : solve(system, times, {});
  const engine = createEngine(system, () => plan.step);
  const outlets: number[] = [];
  let next = system.ids.length;
  for (const {delay, order} of system.links) {
    if (delay > 0) next += order;
    outlets.push(delay > 0 ? next - 1 : -1);
  }
  const brought: Float64Array[] = [];
  const held: Float64Array[] = [];
  const observe = (at: number, state: Float64Array, holding: Float64Array): void => {
    brought[at] = Float64Array.from(outlets, (outlet) => (outlet < 0 ? 0 : (state[outlet] ?? 0)));
    held[at] = Float64Array.from(holding);
  };
  const levels = createRunner(engine, {times, step: plan.step, method: plan.method, observe})
    .run()
    .map((row) => Float64Array.from(row));
  refuseNoNumbers(system, times, levels);
  return {times, levels, brought, held, step: plan.step};
}

/** Whether a run stays close to another, for each stock that moves. */
function isClose({ids, isStock, equations}: ResolvedSystem, {levels}: Trace, exact: readonly Float64Array[]): boolean {
  return ids.every((id, v) => {
    if (!isStock[v] || !equations.equations.has(id)) return true;
    const start = levels[0]?.[v] ?? 0;
    let [gap, movement] = [0, 0];
    levels.forEach((row, at) => {
      const other = exact[at]?.[v] ?? NaN;
      gap = Math.max(gap, Math.abs((row[v] ?? NaN) - other));
      movement = Math.max(movement, Math.abs(other - start));
    });
    return gap <= enough * movement + 1e-9 * Math.abs(start);
  });
}
